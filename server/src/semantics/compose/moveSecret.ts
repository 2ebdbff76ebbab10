/** Takes a value out of a Compose file and puts it into `.env`. */
import { namePattern } from "../../text/names.ts";
import { insert, replace, type TextEdit } from "../../text/edits.ts";
import type { Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { appendEdit, appendItem, declareEdit } from "./declare.ts";
import type { EnvironmentEntry } from "./environmentEntries.ts";
import type { ComposeFile, ComposeService } from "./file.ts";

/** An edit of the Compose file, or of the file that `uri` names. */
export type FileTextEdit = TextEdit & { readonly uri?: Uri };

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
): readonly FileTextEdit[] | undefined {
  const { uri, text: file } = envFile;
  if (value === undefined || !/^[A-Za-z_]\w*$/.test(name) || /[\r\n']/.test(value)) return undefined;
  if (new RegExp(`^\\s*(?:export\\s+)?${namePattern(name)}\\s*[=:]`, "m").test(file)) return undefined;
  const written = text.slice(valueSpan.start, valueSpan.end);
  if (written !== value && scalar.style !== "double") return undefined;
  const plain = /^[\w.@%+,:/-]+$/.test(value);
  const line = `${name}=${plain ? value : `'${value}'`}\n`;
  const lead = file === "" || file.endsWith("\n") ? "" : "\n";
  return [replace(valueSpan, `\${${name}}`), { ...insert(file.length, lead + line), uri }];
}

/**
 * The same, with the value handed to the container as a file: for an image that reads NAME_FILE. The secret is declared
 * with `environment`, so its value comes from `.env` and no other file is needed.
 */
export function moveToSecret(
  envFile: EnvFile,
  entry: EnvironmentEntry,
  service: ComposeService,
  file: ComposeFile,
): readonly FileTextEdit[] | undefined {
  const { name, valueSpan, nameSpan } = entry;
  const [, toEnvFile] = moveToEnvFile(envFile, entry, file.text) ?? [];
  const secret = name.toLowerCase();
  const declare = declareEdit(file, "secrets", secret, `environment: ${name}`);
  const use = useSecret(service, secret, file.text);
  if (toEnvFile === undefined || declare === undefined || use === undefined) return undefined;
  if (file.resources.secret.some((one) => one.name === secret)) return undefined;
  return [replace(nameSpan, `${name}_FILE`), replace(valueSpan, `/run/secrets/${secret}`), use, declare, toEnvFile];
}

function useSecret(service: ComposeService, secret: string, text: string): TextEdit | undefined {
  const pair = service.keys.get("secrets");
  if (pair !== undefined)
    return service.mapping?.pairs.includes(pair) ? appendItem(pair.value, secret, text) : undefined;
  return service.mapping && appendEdit(text, service.mapping, ["secrets:", `  - ${secret}`]);
}
