/** Variables that a place sees, behind `$` and `${`. */
import type { Variable } from "../../../semantics/dockerfile/model.ts";
import { PLATFORM_ARGS } from "../../../semantics/dockerfile/scopes.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import { taughtText } from "../../shared/taught.ts";
import type { ArgumentPlace } from "./place.ts";

/** Undefined where no variable is being typed. */
export function variableCompletions(place: ArgumentPlace): readonly Completion[] | undefined {
  const { instruction, before, offset, text, graph } = place;
  const typed = /(?<dollar>\$\{?)(?<name>[A-Za-z_]\w*)?$/.exec(before);
  if (!typed?.groups || isQuoted(before.slice(0, typed.index), graph.syntax.escape)) return undefined;
  if (instruction.keyword !== undefined && !EXPANDS.has(instruction.keyword)) return [];
  const name = typed.groups["name"] ?? "";
  const braced = typed.groups["dollar"] === "${";
  const span = { start: offset - name.length, end: offset };
  const close = braced && !/^\w*[}:#%/+?-]/.test(text.slice(offset, offset + 80)) ? "}" : "";
  return visible(place).map((variable) => asCompletion(variable, span, close));
}

/** Instructions in whose arguments somebody (the builder, or a shell) expands variables. */
const EXPANDS: ReadonlySet<string> = new Set([
  "FROM",
  "ARG",
  "ENV",
  "LABEL",
  "COPY",
  "ADD",
  "EXPOSE",
  "VOLUME",
  "USER",
  "WORKDIR",
  "STOPSIGNAL",
  "RUN",
  "CMD",
  "ENTRYPOINT",
  "HEALTHCHECK",
  "ONBUILD",
]);

/** True behind an escape character, and inside single quotes, where a dollar is only a dollar. */
function isQuoted(before: string, escape: string): boolean {
  if (before.endsWith(escape)) return true;
  const singles = before.replace(/"[^"]*"/g, "").split("'").length - 1;
  return singles % 2 === 1;
}

/** The nearest declaration of each name; what the file itself declares comes first. */
function visible({ graph, instruction }: ArgumentPlace): readonly Variable[] {
  const stage = graph.stageOf(instruction);
  if (instruction.keyword === "FROM" || !stage) {
    const above = graph.globalArgs.filter((one) => (one.instruction?.index ?? -1) < instruction.index);
    const own = new Map(above.map((variable) => [variable.name, variable]));
    const platform = PLATFORM_ARGS.filter((name) => !own.has(name)).map(predefined);
    return [...[...own.values()].reverse(), ...platform];
  }
  const state = graph.stateAt(instruction, "before");
  const atRunTime =
    instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT" || instruction.keyword === "HEALTHCHECK";
  const found = [...(atRunTime ? state.env : state.variables).values()];
  const order = (variable: Variable): number => (variable.instruction === undefined ? 1 : 0);
  return found.reverse().sort((a, b) => order(a) - order(b));
}

function predefined(name: string): Variable {
  return {
    name,
    kind: "predefined",
    scope: "global",
    value: { known: false, reason: "it depends on the platform of the build" },
    unset: false,
    instruction: undefined,
    nameSpan: undefined,
    inheritedFrom: undefined,
  };
}

const KIND: Readonly<Record<Variable["kind"], string>> = {
  arg: "ARG",
  env: "ENV",
  predefined: "set by the builder",
  base: "of the base image",
};

function asCompletion(variable: Variable, span: Span, close: string): Completion {
  const { name, value, kind, unset } = variable;
  const taught = taughtText(`variable:${name}`);
  const shown = unset
    ? `${KIND[kind]}, no value`
    : value.known
      ? `${KIND[kind]} = ${shortened(value.value)}`
      : KIND[kind];
  return {
    label: name,
    kind: "variable",
    detail: shown,
    ...(taught === undefined ? {} : { documentation: taught }),
    span,
    newText: name + close,
  };
}

const LONGEST = 40;

function shortened(value: string): string {
  const line = value.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** Names for ARG: global build arguments that the stage has not brought in, then what the builder sets. */
export function argNames({ graph, instruction, span, word }: ArgumentPlace): readonly Completion[] {
  if (word.includes("=")) return [];
  const stage = graph.stageOf(instruction);
  if (!stage) return [];
  const declared = new Set(
    stage.instructions.flatMap((one) =>
      one.keyword === "ARG" && one.index !== instruction.index ? one.pairs.map(({ name }) => name.raw) : [],
    ),
  );
  const globals = graph.globalArgs.filter(({ name }) => !declared.has(name));
  const names = new Set(globals.map(({ name }) => name));
  const platform = PLATFORM_ARGS.filter((name) => !declared.has(name) && !names.has(name)).map(predefined);
  return [...new Map([...globals, ...platform].map((one) => [one.name, one])).values()].map((one) =>
    asCompletion(one, span, ""),
  );
}
