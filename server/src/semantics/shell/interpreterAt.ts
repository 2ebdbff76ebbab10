/** The shell in force at an instruction. */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { defaultShell } from "../dockerfile/base.ts";
import type { BuildGraph, Stage } from "../dockerfile/model.ts";
import { interpreterOf } from "./interpreter.ts";
import type { Interpreter } from "./model.ts";

/**
 * The last SHELL of the stage chain, or what a comment `# hadolint shell=NAME` behind it says of the base image; else
 * Docker's default for the operating system, which an unseen base may have changed.
 */
export function interpreterAt(
  graph: BuildGraph,
  instruction: Instruction,
  comments: readonly ShellComment[] = shellComments(graph),
): Interpreter {
  const stage = graph.stageOf(instruction);
  const { shell, setBy } = graph.stateAt(instruction, "before");
  const comment = stage && lastComment(graph, stage, instruction.span.start, comments);
  const set = setBy.shell;
  if (comment !== undefined && (set === undefined || set.span.start < comment.start))
    return interpreterOf([comment.name, "-c"], "comment", true);
  if (set) return interpreterOf(shell.known ? shell.value : [], "instruction", shell.known);
  if (shell.known) return interpreterOf(shell.value, "default", true);
  return interpreterOf(defaultShell(stage?.os ?? "linux"), "default", false);
}

/** `# hadolint shell=NAME` */
export interface ShellComment {
  readonly start: number;
  readonly name: string;
}

const COMMENT = /^\s*hadolint\s+shell\s*=\s*(\S+)/;

/** All such comments of the file, in order. */
export function shellComments(graph: BuildGraph): readonly ShellComment[] {
  return graph.syntax.comments.flatMap(({ text, span }) => {
    const name = COMMENT.exec(text)?.[1];
    return name === undefined ? [] : [{ start: span.start, name }];
  });
}

/** The last one of the stage or of the stages that it is made from; one before the first instruction is for all. */
function lastComment(
  graph: BuildGraph,
  stage: Stage,
  before: number,
  comments: readonly ShellComment[],
): ShellComment | undefined {
  if (comments.length === 0) return undefined;
  for (let at: Stage | undefined = stage; at; at = at.base.kind === "stage" ? at.base.stage : undefined) {
    const { span } = at;
    const inside = comments.filter(({ start }) => start >= span.start && start < Math.min(span.end, before));
    if (inside.length > 0) return inside.at(-1);
  }
  const first = graph.syntax.instructions[0]?.span.start ?? 0;
  return comments.findLast(({ start }) => start < first);
}
