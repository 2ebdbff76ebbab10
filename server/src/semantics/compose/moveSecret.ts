/** Takes a value out of a Compose file and puts it into `.env`. */
import { insert, replace, type TextEdit } from "../../text/edits.ts";
import type { Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import type { EnvironmentEntry } from "./environmentEntries.ts";

export interface EnvFile {
  readonly uri: Uri;
  readonly text: string;
}

/** The `.env` beside a Compose file; undefined where there is none. Ask while checking, so that it is read in time. */
export function envFileBeside(reader: Reader, composeUri: Uri): EnvFile | undefined {
  const uri = resolvePath(dirname(composeUri), ".env");
  const text = reader.file(uri)?.text;
  return text === undefined ? undefined : { uri, text };
}

/**
 * Edits of both files. Undefined where the `.env` has the name already, or where the value cannot be written on one line.
 */
export function moveToEnvFile(
  envFile: EnvFile,
  { name, value, valueSpan, scalar }: EnvironmentEntry,
  text: string,
): readonly (TextEdit & { readonly uri?: Uri })[] | undefined {
  const { uri, text: file } = envFile;
  if (value === undefined || !/^[A-Za-z_]\w*$/.test(name) || /[\r\n']/.test(value)) return undefined;
  if (new RegExp(`^\\s*(?:export\\s+)?${name}\\s*[=:]`, "m").test(file)) return undefined;
  const written = text.slice(valueSpan.start, valueSpan.end);
  if (written !== value && scalar.style !== "double") return undefined;
  const plain = /^[\w.@%+,:/-]+$/.test(value);
  const line = `${name}=${plain ? value : `'${value}'`}\n`;
  const lead = file === "" || file.endsWith("\n") ? "" : "\n";
  return [replace(valueSpan, `\${${name}}`), { ...insert(file.length, lead + line), uri }];
}
