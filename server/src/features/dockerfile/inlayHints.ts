/** Notes in a Dockerfile: what variables stand for, the absolute directory, who runs the command. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import { valueOf } from "../../semantics/known.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { InlayNote } from "../shared/inlayHints.ts";

/** Longer values are cut. */
const LONGEST = 40;

export function dockerfileInlayHints(reader: Reader, uri: Uri, range: Span): readonly InlayNote[] {
  const graph = reader.derive(buildGraph, uri);
  const near = graph.syntax.instructions.filter(({ span }) => span.start <= range.end && span.end >= range.start);
  return [...variables(graph, range), ...near.flatMap((one) => [...workdir(one, graph), ...user(one, graph)])];
}

function variables({ uses }: BuildGraph, range: Span): readonly InlayNote[] {
  return uses.flatMap(({ part, variable }) => {
    const value = variable && !variable.unset ? valueOf(variable.value) : undefined;
    // A modifier makes something else of the value.
    if (value === undefined || value === "" || part.modifier !== undefined) return [];
    if (part.span.end < range.start || part.span.start > range.end) return [];
    return [
      {
        offset: part.span.end,
        text: `= ${shorten(value)}`,
        tooltip: `${part.name} is ${value} here.`,
        kind: "variables",
      },
    ];
  });
}

/** Only a relative path needs one. */
function workdir(instruction: Instruction, graph: BuildGraph): readonly InlayNote[] {
  if (instruction.keyword !== "WORKDIR" || instruction.onbuild || !instruction.whole) return [];
  const path = valueOf(graph.stateAt(instruction, "after").workdir);
  const written = valueOf(graph.expand(instruction.whole, instruction));
  if (path === undefined || path === "" || written === undefined || path === written || `${path}/` === written)
    return [];
  const tooltip = "The directory that this relative path leads to.";
  return [{ offset: instruction.span.end, text: `→ ${shorten(path)}`, tooltip, kind: "workdir" }];
}

/** On the command of the final stage. */
function user(instruction: Instruction, graph: BuildGraph): readonly InlayNote[] {
  if (instruction.keyword !== "CMD" && instruction.keyword !== "ENTRYPOINT") return [];
  const stage = graph.stageOf(instruction);
  if (!stage?.isFinal || instruction.onbuild || stage.instructions.at(-1) !== instruction) return [];
  const name = valueOf(stage.state.user);
  if (name === undefined) return [];
  const text = `as ${name === "" ? "root" : shorten(name)}`;
  const tooltip = "The user that the container's command runs as, unless it is started with another one.";
  return [{ offset: instruction.span.end, text, tooltip, kind: "user" }];
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
