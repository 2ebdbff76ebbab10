/** The shell in force at an instruction. */
import type { Comment, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { defaultShell } from "../dockerfile/base.ts";
import type { BuildGraph, Stage } from "../dockerfile/model.ts";
import { interpreterOf } from "./interpreter.ts";
import type { Interpreter } from "./model.ts";

/**
 * The last SHELL of the stage chain, or what a comment `# hadolint shell=NAME` behind it says of the base image; else
 * Docker's default for the operating system, which an unseen base may have changed.
 */
export function interpreterAt(graph: BuildGraph, instruction: Instruction): Interpreter {
  const stage = graph.stageOf(instruction);
  const { shell, setBy } = graph.stateAt(instruction, "before");
  const comment = stage && shellComment(graph, stage, instruction.span.start);
  const set = setBy.shell;
  if (comment !== undefined && (set === undefined || set.span.start < comment.start))
    return interpreterOf([comment.name, "-c"], "comment", true);
  if (set) return interpreterOf(shell.known ? shell.value : [], "instruction", shell.known);
  if (shell.known) return interpreterOf(shell.value, "default", true);
  return interpreterOf(defaultShell(stage?.os ?? "linux"), "default", false);
}

const COMMENT = /^\s*hadolint\s+shell\s*=\s*(\S+)/;

/** The last such comment of the stage or of the stages that it is made from; one before the first instruction is for all. */
function shellComment(
  graph: BuildGraph,
  stage: Stage,
  before: number,
): { readonly start: number; readonly name: string } | undefined {
  const found = graph.syntax.comments.filter(({ text }) => COMMENT.test(text));
  if (found.length === 0) return undefined;
  const last = (list: readonly Comment[]) => {
    const comment = list.at(-1);
    return comment && { start: comment.span.start, name: COMMENT.exec(comment.text)?.[1] ?? "sh" };
  };
  for (let at: Stage | undefined = stage; at; at = at.base.kind === "stage" ? at.base.stage : undefined) {
    const { start, end } = at.span;
    const inside = found.filter(({ span }) => span.start >= start && span.start < Math.min(end, before));
    if (inside.length > 0) return last(inside);
  }
  const first = graph.syntax.instructions[0]?.span.start ?? 0;
  return last(found.filter(({ span }) => span.start < first));
}
