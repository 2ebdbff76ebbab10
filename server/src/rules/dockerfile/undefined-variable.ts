/** A variable that the builder expands, and that nothing has set. */
import type { Fix } from "../../linter/rule.ts";
import { baseMayDefine } from "../../semantics/dockerfile/baseVariables.ts";
import type { Stage, VariableUse } from "../../semantics/dockerfile/model.ts";
import { BUILDER_ARGS } from "../../semantics/dockerfile/scopes.ts";
import type { KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/undefined-variable",
  title: "Undefined variable",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["UndefinedVar", "DL3044"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check, ENV: checkOwnNames },
});

function check(_: unknown, context: DockerfileContext): void {
  const { subject } = context;
  const globals = new Set(subject.globalArgs.map(({ name }) => name));
  let last: VariableUse["instruction"] | undefined;
  let seen = new Set<string>();
  for (const use of subject.uses) {
    const { instruction, part } = use;
    if (instruction !== last) seen = new Set();
    last = instruction;
    const stage = subject.stageOf(instruction);
    // BuildKit says nothing about EXPOSE, and nothing where the use itself has a default.
    const silent = ["FROM", "ONBUILD", "EXPOSE"].includes(instruction.keyword ?? "FROM") || part.modifier !== undefined;
    if (!stage || use.variable || silent || instruction.onbuild || seen.has(part.name)) continue;
    // Another rule tells of an ARG that stands above the first FROM.
    if (globals.has(part.name) || BUILDER_ARGS.has(part.name)) continue;
    if (use.mayComeFromBase && !isBare(stage)) continue;
    seen.add(part.name);
    report(use, stage, context);
  }
}

/**
 * hadolint looks at the words alone: a name that another pair of the same ENV sets, and no ENV or ARG above it. Ours
 * asks what the variable stands for, and so knows of stages, bases and build arguments.
 */
function checkOwnNames(instruction: KeyValueInstruction, context: DockerfileContext): void {
  if (!context.hadolintCompatible || instruction.onbuild || instruction.legacy) return;
  const { instructions } = context.subject.syntax;
  const above = instructions.slice(0, instruction.index).flatMap((other) => ("pairs" in other ? other.pairs : []));
  const reported = new Set(context.subject.uses.filter(({ variable }) => !variable).map(({ part }) => part.span.start));
  const stage = context.subject.stageOf(instruction);
  for (const pair of instruction.pairs) {
    for (const part of pair.value?.parts ?? []) {
      if (part.kind !== "variable" || above.some(({ name }) => name.raw === part.name)) continue;
      const own = instruction.pairs.some((other) => other !== pair && other.name.raw === part.name);
      if (!own || (stage && reported.has(part.span.start))) continue;
      const message = `${quote(part.name, 25)} is set by this very ENV, which counts only from the next line on.`;
      context.report({ span: part.span, message, aliases: ["DL3044"] });
    }
  }
}

/** An image that brings nothing but PATH cannot define any other name either. */
function isBare(stage: Stage): boolean {
  return !baseMayDefine(stage, "ANY_VERSION");
}

function report({ part, instruction }: VariableUse, stage: Stage, context: DockerfileContext): void {
  const { subject, source } = context;
  const { name } = part;
  const sameLine =
    instruction.keyword === "ENV" &&
    instruction.pairs.some(
      (pair) => pair.name.raw === name && !(pair.span.start <= part.span.start && part.span.end <= pair.span.end),
    );
  const below = stage.state.variables.has(name) || stage.state.args.has(name);
  const state = subject.stateAt(instruction, "before");
  const meant = below ? undefined : didYouMean(name, [...state.variables.keys(), ...state.args.keys()]);
  const shown = quote(name, 25);
  const why = sameLine
    ? `${shown} is set by this very ENV, which counts only from the next line on.`
    : below
      ? `${shown} is not set yet: here it is empty.`
      : `Nothing sets ${shown}: here it is empty.`;
  const use = (): Fix[] => {
    return [
      { title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(part.nameSpan, meant ?? name)] },
    ];
  };
  context.report({
    span: part.span,
    message: meant ? `${why} Did you mean ${meant}?` : why,
    aliases: sameLine ? ["UndefinedVar", "DL3044"] : ["UndefinedVar"],
    fixes: () => (meant && textAt(source.text, part.nameSpan) === name ? use() : []),
  });
}
