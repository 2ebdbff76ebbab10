/** `--name` that the instruction does not have. */
import type { Fix } from "../../linter/rule.ts";
import { flagsOf } from "../../semantics/dockerfile/flags.ts";
import type { Flag, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { eachInstruction } from "../buildFailure.ts";

export default dockerfileRule({
  id: "dockerfile/unknown-flag",
  title: "Flag that the instruction does not have",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  const syntax = context.subject.syntax.directives.find(({ name }) => name === "syntax")?.value ?? "";
  for (const instruction of eachInstruction(context)) {
    const known = flagsOf(instruction);
    if (!known) continue;
    for (const flag of instruction.flags) {
      if (known[flag.name] === undefined) report(flag, Object.keys(known), instruction, syntax, context);
    }
  }
}

function report(
  { name, nameSpan }: Flag,
  known: readonly string[],
  instruction: Instruction,
  syntax: string,
  context: DockerfileContext,
): void {
  const meant = didYouMean(name, known);
  // Another frontend, or a newer one of Docker's, may know what we do not.
  if (syntax !== "" && (!meant || !/^(?:docker\.io\/)?docker\/dockerfile(?::[0-9.]+)?(?:@|$)/.test(syntax))) return;
  const hint = meant ? ` Did you mean --${meant}?` : "";
  reportFailure(context, instruction, {
    span: nameSpan,
    message: `${instruction.keyword} has no flag ${quote(`--${name}`, 25)}. ${stopsHere(instruction)}${hint}`,
    fixes: () => (meant ? [rename(nameSpan, meant)] : []),
  });
}

function rename(span: Flag["nameSpan"], meant: string): Fix {
  return { title: `Use --${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] };
}
