/** The value that a project's `.env` file gives a variable. */
import type { Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";

export interface DotEnvValue {
  /** Undefined where the value itself depends on other variables. */
  readonly value: string | undefined;
}

/** The last assignment of `name` in the `.env` beside the Compose file; undefined when there is none. */
export function dotEnvValue(reader: Reader, composeUri: Uri, name: string): DotEnvValue | undefined {
  const text = reader.file(resolvePath(dirname(composeUri), ".env"))?.text;
  if (text === undefined) return undefined;
  let found: DotEnvValue | undefined;
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*[=:]\s*(.*)$/.exec(line);
    if (match?.[1] === name) found = { value: read(match[2] ?? "") };
  }
  return found;
}

/** Single quotes keep everything; elsewhere a dollar asks for another variable and a backslash escapes. */
function read(source: string): string | undefined {
  const single = /^'([^']*)'/.exec(source);
  if (single) return single[1];
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(source);
  const value = double ? (double[1] ?? "") : source.replace(/\s+#.*$/, "").trim();
  return /[$\\]|^["']/.test(value) ? undefined : value;
}

/** True for names whose value should not be shown. */
export function isSecretName(name: string): boolean {
  return /passw|secret|token|api_?key|private|credential|_key$/i.test(name);
}
