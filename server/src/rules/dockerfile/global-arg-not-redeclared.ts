/** An ARG from above the first FROM, used in a stage that has not declared it. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage, State } from "../../semantics/dockerfile/model.ts";
import { baseMayDefine } from "../../semantics/dockerfile/baseVariables.ts";
import { runVariables } from "../../semantics/dockerfile/runVariables.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/global-arg-not-redeclared",
  title: "Global ARG used in a stage that does not declare it",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["UndefinedVar"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: checkBuilderUses, RUN: checkShellUses },
});

function checkBuilderUses(_: unknown, context: DockerfileContext): void {
  const { uses, globalArgs } = context.subject;
  if (globalArgs.length === 0) return;
  for (const { part, instruction, variable } of uses) {
    const stage = context.subject.stageOf(instruction);
    if (
      variable ||
      !stage ||
      instruction.keyword === "FROM" ||
      instruction.keyword === "ONBUILD" ||
      instruction.onbuild
    )
      continue;
    // BuildKit says nothing about EXPOSE, and nothing where the use itself has a default.
    const silent = instruction.keyword === "EXPOSE" || part.modifier !== undefined;
    reportUse(part.name, part.span, stage, silent ? [] : ["UndefinedVar"], context);
  }
}

/** The text of a RUN is expanded by the shell, which gets the visible build arguments as environment variables. */
function checkShellUses(instruction: CommandInstruction, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  if (!stage || instruction.onbuild || context.subject.globalArgs.length === 0) return;
  const state = context.subject.stateAt(instruction, "before");
  if (!hasPosixShell(state)) return;
  for (const { name, span } of runVariables(context.source.text, instruction)) {
    if (!state.args.has(name) && !state.env.has(name)) reportUse(name, span, stage, [], context);
  }
}

function hasPosixShell({ shell }: State): boolean {
  return !shell.known || /(^|\/)(ba|da|a|k|z)?sh$/.test(shell.value[0] ?? "");
}

/** Docker hands these to every RUN by itself when they are given as build arguments. */
const PROXIES = /^(?:https?|ftp|no|all)_proxy$/i;

function reportUse(
  name: string,
  span: Span,
  stage: Stage,
  aliases: readonly string[],
  context: DockerfileContext,
): void {
  const global = context.subject.globalArgs.find((variable) => variable.name === name);
  if (!global?.instruction || PROXIES.test(name) || baseMayDefine(stage, name)) return;
  context.report({
    span,
    message: `${quote(name, 25)} is declared before FROM, so this stage does not see it. ${effect(stage)}`,
    aliases,
    related: [
      { span: global.nameSpan ?? global.instruction.keywordSpan, message: "Declared here, for the FROM lines only." },
    ],
    fixes: () => [declare(name, stage, context)],
  });
}

function effect({ state }: Stage): string {
  return state.envComplete ? "Here it is unset." : "Here it is unset, unless the base image sets it.";
}

/** Not safe: from now on the value arrives, and the layers below depend on it. */
function declare(name: string, { from }: Stage, { subject, source }: DockerfileContext): Fix {
  const word = from.keywordText === from.keywordText.toLowerCase() ? "arg" : "ARG";
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const { end } = subject.syntax.instructions[from.index]?.span ?? from.span;
  return {
    title: `Declare ${name} in this stage`,
    safety: "unsafe",
    preferred: true,
    edits: [insert(end, `${eol}${word} ${name}`)],
  };
}
