/** Hovers of `.env` files: the value as Compose reads it, what it is made from, and who gets it. */
import type { Preset } from "../../linter/rule.ts";
import { isSecretName } from "../../semantics/compose/dotEnv.ts";
import { interpolationsIn } from "../../semantics/compose/interpolation.ts";
import { type EnvValues, envValues } from "../../semantics/env/values.ts";
import { type EnvUsers, envUsers } from "../../semantics/workspace/envUsers.ts";
import type { EnvEntry } from "../../syntax/env/envSyntax.ts";
import { envSyntax } from "../../syntax/env/parse.ts";
import { code, list, paragraphs } from "../../text/markdown.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { basename, type Uri } from "../../workspace/uri.ts";

const MOST_LINES = 5;
const LONGEST = 120;

const GENERAL =
  "`.env` fills `${…}` in the Compose files beside it; by itself it sets nothing in a container. `environment` and `env_file` go into containers. A variable of the shell that runs Compose wins over `.env`.";

export function envHover(
  reader: Reader,
  uri: Uri,
  offset: number,
  { preset }: { preset: Preset },
): { span: Span; markdown: string } | undefined {
  const source = reader.file(uri);
  const syntax = reader.derive(envSyntax, uri);
  const entry = syntax.entries.find(({ span, key }) => key !== "" && touches(span, offset));
  if (!source || !entry) return undefined;
  const users = envUsers(reader, uri);
  const markdown = paragraphs(
    `**Variable ${code(entry.key)}**`,
    list([...valueLines(entry, envValues(syntax), source), ...userLines(entry.key, users, reader)]),
    preset === "learn" ? GENERAL : undefined,
  );
  return { span: touches(entry.keySpan, offset) ? entry.keySpan : entry.span, markdown };
}

function valueLines(entry: EnvEntry, values: EnvValues, source: SourceFile): readonly string[] {
  if (!entry.separator)
    return ["Without `=`: the value comes from the shell that runs Compose; unset there, it stays unset."];
  const found = values.values.get(entry.key);
  if (found && found.entry !== entry) {
    const line = source.lines.lineAt(found.entry.keySpan.start) + 1;
    return [`Without effect: line ${line} sets it again, and the last one counts.`];
  }
  if (!found) return ["Compose cannot read this value."];
  return [shown(entry.key, found.value), ...quoting(entry), ...unset(found.unset)];
}

function shown(key: string, value: string): string {
  if (value === "")
    return "Value: empty. It counts as set: only operators with a colon, such as `:-`, take their default.";
  if (isSecretName(key)) return "Value: not shown here, as the name sounds like a secret.";
  return `Value: ${code(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value)}`;
}

function quoting({ quote, raw }: EnvEntry): readonly string[] {
  if (quote === "'")
    return /[$\\]/.test(raw) ? ["In single quotes nothing is replaced: `$` and backslashes stay."] : [];
  if (!raw.includes("$")) return [];
  return [
    quote === '"'
      ? "In double quotes variables are replaced and escapes such as `\\n` are read; `\\$` or `$$` is a dollar sign."
      : "Without quotes variables are replaced; `$$` is a dollar sign.",
  ];
}

function unset(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shownNames = [...new Set(names)].map((name) => code(name)).join(", ");
  return [`Not set above: ${shownNames}. The shell that runs Compose may set it; otherwise nothing stands there.`];
}

function userLines(key: string, { projects, services }: EnvUsers, reader: Reader): readonly string[] {
  const lines = projects.flatMap((file) => usesIn(key, file, reader));
  const getting = services.map(({ service, file }) => `${code(service)} (${code(basename(file))})`);
  if (getting.length > 0) lines.push(`In the containers of ${getting.join(", ")}, by ${code("env_file")}.`);
  if (lines.length > 0) return lines;
  return projects.length > 0 ? [`No Compose file beside it uses ${code(`\${${key}}`)}.`] : [];
}

/** "`compose.yaml` uses it in lines 3 and 9". */
function usesIn(key: string, uri: Uri, reader: Reader): string[] {
  const file = reader.file(uri);
  if (!file) return [];
  const found = new Set<number>();
  const search = (text: string, start: number): void => {
    for (const { name, span, argument, operator } of interpolationsIn(text)) {
      if (name === key) found.add(file.lines.lineAt(start + span.start) + 1);
      if (argument) search(argument, start + span.start + 2 + name.length + (operator?.length ?? 0));
    }
  };
  search(file.text, 0);
  const lines = [...found].sort((a, b) => a - b);
  if (lines.length === 0) return [];
  const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : "";
  const shownLines = lines.slice(0, MOST_LINES).join(", ");
  return [`${code(basename(uri))} uses it in ${lines.length === 1 ? "line" : "lines"} ${shownLines}${more}.`];
}
