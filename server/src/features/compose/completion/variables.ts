/** Variables that Compose puts in place of `${…}`, and the operators behind their names. */
import { dotEnvValue, envFileNames, isSecretName } from "../../../semantics/compose/dotEnv.ts";
import { composeProject } from "../../../semantics/compose/project.ts";
import { interpolatedNames } from "../../../semantics/compose/variableSymbol.ts";
import { resolvePath, dirname } from "../../../workspace/uri.ts";
import { code } from "../../../text/markdown.ts";
import type { Completion } from "../../shared/completion.ts";
import type { TypingPlace } from "./place.ts";

const OPERATORS: readonly (readonly [operator: string, newText: string, about: string])[] = [
  [":-", ":-${1:default}", "another value when it is unset or empty"],
  ["-", "-${1:default}", "another value when it is unset"],
  [":?", ":?${1:message}", "Compose stops when it is unset or empty"],
  ["?", "?${1:message}", "Compose stops when it is unset"],
  [":+", ":+${1:replacement}", "another value when it is set and not empty"],
  ["+", "+${1:replacement}", "another value when it is set"],
];

/** Undefined where no variable is being typed. */
export function variableCompletions(place: TypingPlace): readonly Completion[] | undefined {
  const typed = /(?<dollars>\$+)(?<brace>\{?)(?:(?<name>[A-Za-z_]\w*)(?<colon>:?))?$/.exec(place.typed);
  if (!typed?.groups) return undefined;
  const { dollars = "", brace = "", name = "", colon = "" } = typed.groups;
  // Two dollars are a dollar for the container.
  if (dollars.length % 2 === 0) return [];
  if (brace === "" && colon !== "") return undefined;
  if (colon !== "") return operators(place, colon);
  const names = namesOf(place);
  const after = place.text.slice(place.offset, place.offset + 80);
  const close = brace !== "" && !/^\w*[}:?+-]/.test(after) ? "}" : "";
  const items = names.map((one) => variable(place, one, name.length, close));
  return brace !== "" && names.includes(name) && !/^\w/.test(after) ? [...items, ...operators(place, "")] : items;
}

/** What the files of the project use, and what `.env` sets. */
function namesOf({ reader, uri, file, offset, typed }: TypingPlace): readonly string[] {
  const project = reader.derive(composeProject, uri);
  const files = [...project.files, ...project.perhaps, ...project.included];
  const used = files.flatMap((one) =>
    reader
      .derive(interpolatedNames, one.uri)
      // Not the one that is being typed.
      .filter(({ span }) => one.uri !== file.uri || span.end < offset - typed.length || span.start > offset)
      .map(({ name }) => name),
  );
  const first = project.files[0]?.uri ?? uri;
  return [...new Set([...envFileNames(reader, first), ...used, "COMPOSE_PROJECT_NAME"])];
}

function variable(place: TypingPlace, name: string, typed: number, close: string): Completion {
  const { reader, uri, offset } = place;
  const found = dotEnvValue(reader, uri, name);
  const shown = found?.value === undefined || isSecretName(name) ? "" : ` = ${found.value.slice(0, 40)}`;
  const detail =
    name === "COMPOSE_PROJECT_NAME" && !found ? "set by Compose" : found ? `.env${shown}` : "used elsewhere";
  return {
    label: name,
    kind: "variable",
    detail,
    ...(found
      ? { documentation: `Set in ${code(resolvePath(dirname(uri), ".env").slice(dirname(uri).length + 1))}.` }
      : {}),
    span: { start: offset - typed, end: offset },
    newText: name + close,
  };
}

function operators({ offset, text }: TypingPlace, typed: string): readonly Completion[] {
  const close = /^[^\n]*\}/.test(text.slice(offset, offset + 200)) ? "" : "}";
  return OPERATORS.filter(([operator]) => operator.startsWith(typed)).map(([operator, newText, detail]) => ({
    label: operator,
    kind: "keyword",
    detail,
    span: { start: offset - typed.length, end: offset },
    newText: newText + close,
    snippet: true,
  }));
}
