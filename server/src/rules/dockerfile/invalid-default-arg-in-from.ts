/** FROM names no valid image as long as nobody gives the build argument. */
import { expandWord } from "../../semantics/dockerfile/expand.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import { globalScope, lookupIn } from "../../semantics/dockerfile/scopes.ts";
import { parseImageReference } from "../../semantics/image/reference.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-default-arg-in-from",
  title: "No valid base image without build arguments",
  category: "correctness",
  severity: "hint",
  from: "recommended",
  aliases: ["InvalidDefaultArgInFrom"],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(graph: BuildGraph, context: DockerfileContext): void {
  const { stages, syntax, globalArgs } = graph;
  const args = [...new Set(globalArgs.map(({ instruction }) => instruction))].filter(isArg);
  if (args.length === 0) return;
  const { variables } = globalScope(args, { buildArgs: {} }, stages.at(-1)?.name, syntax.escape);
  for (const { from } of stages) {
    if (!from.image || from.image.literal !== undefined) continue;
    // Another rule tells of a variable that is not even declared.
    if (graph.usesIn(from).some(({ variable, part }) => !variable && part.modifier === undefined)) continue;
    const { value } = expandWord(from.image.raw, lookupIn(variables), { escape: syntax.escape });
    if (!value.known || value.value === "scratch" || parseImageReference(value.value)) continue;
    const result = value.value === "" ? "no image" : `${quote(value.value, 25)}, which is no valid image`;
    context.report({ span: from.image.span, message: `Without build arguments this names ${result}.` });
  }
}

function isArg(instruction: Instruction | undefined): instruction is Instruction & { keyword: "ARG" } {
  return instruction?.keyword === "ARG";
}
