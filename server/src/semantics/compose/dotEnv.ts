/** The value that a project's `.env` file gives a variable. */
import { envSyntax } from "../../syntax/env/parse.ts";
import type { Query, Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { type EnvValues, envValues } from "../env/values.ts";

interface DotEnvValue {
  /** Undefined where the value itself depends on variables that the file does not set. */
  readonly value: string | undefined;
}

/** The values of one file of variables by itself: what the shell would add is not known here. */
const envFileValues: Query<EnvValues> = {
  name: "envFileValues",
  compute: (reader, uri) => envValues(reader.derive(envSyntax, uri)),
};

/** The last assignment of `name` in a file of variables; undefined when there is none. */
export function envFileValue(reader: Reader, uri: Uri, name: string): DotEnvValue | undefined {
  if (reader.file(uri) === undefined) return undefined;
  const found = reader.derive(envFileValues, uri).values.get(name);
  return found && { value: found.unset.length === 0 ? found.value : undefined };
}

/** The last assignment of `name` in the `.env` beside the Compose file; undefined when there is none. */
export function dotEnvValue(reader: Reader, composeUri: Uri, name: string): DotEnvValue | undefined {
  return envFileValue(reader, resolvePath(dirname(composeUri), ".env"), name);
}

/** All names that the `.env` beside the Compose file sets. */
export function envFileNames(reader: Reader, composeUri: Uri): ReadonlySet<string> {
  const uri = resolvePath(dirname(composeUri), ".env");
  return new Set(reader.file(uri) === undefined ? [] : reader.derive(envFileValues, uri).values.keys());
}

/** True for names whose value should not be shown. */
export function isSecretName(name: string): boolean {
  return /passw|secret|token|api_?key|private|credential|_key$/i.test(name);
}
