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
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  const { subject } = context;
  const globals = new Set(subject.globalArgs.map(({ name }) => name));
  let last: VariableUse["instruction"] | undefined;
  let seen = new Set<string>();
  const known = knownNames();
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
    report(use, stage, known(stage), context);
  }
  if (context.hadolintCompatible) checkOwnNames(context);
}

/** How many names a misspelt one is compared with: a file with more is a generated one. */
const MOST_NAMES = 200;

/** The names that a stage knows at its end, collected once a stage. */
function knownNames(): (stage: Stage) => readonly string[] {
  const found = new Map<Stage, readonly string[]>();
  return (stage) => {
    let names = found.get(stage);
    if (!names) {
      names = [...first(stage.state.variables.keys()), ...first(stage.state.args.keys())];
      found.set(stage, names);
    }
    return names;
  };
}

function* first(names: Iterable<string>): Iterable<string> {
  let count = 0;
  for (const name of names) {
    if (count++ === MOST_NAMES) return;
    yield name;
  }
}

/**
 * hadolint looks at the words alone: a name that another pair of the same ENV sets, and no ENV or ARG above it. Ours
 * asks what the variable stands for, and so knows of stages, bases and build arguments.
 */
function checkOwnNames(context: DockerfileContext): void {
  const above = new Set<string>();
  const reported = new Set(context.subject.uses.filter(({ variable }) => !variable).map(({ part }) => part.span.start));
  for (const instruction of context.subject.syntax.instructions) {
    if (instruction.keyword === "ENV" && !instruction.legacy) checkPairs(instruction, above, reported, context);
    if ("pairs" in instruction) for (const { name } of instruction.pairs) above.add(name.raw);
  }
}

function checkPairs(
  instruction: KeyValueInstruction,
  above: ReadonlySet<string>,
  reported: ReadonlySet<number>,
  context: DockerfileContext,
): void {
  const stage = context.subject.stageOf(instruction);
  const own = new Map<string, number>();
  for (const { name } of instruction.pairs) own.set(name.raw, (own.get(name.raw) ?? 0) + 1);
  for (const pair of instruction.pairs) {
    for (const part of pair.value?.parts ?? []) {
      if (part.kind !== "variable" || above.has(part.name)) continue;
      const others = (own.get(part.name) ?? 0) - (pair.name.raw === part.name ? 1 : 0);
      if (others === 0 || (stage && reported.has(part.span.start))) continue;
      const message = `${quote(part.name, 25)} is set by this very ENV, which counts only from the next line on.`;
      context.report({ span: part.span, message, aliases: ["DL3044"] });
    }
  }
}

/** An image that brings nothing but PATH cannot define any other name either. */
function isBare(stage: Stage): boolean {
  return !baseMayDefine(stage, "ANY_VERSION");
}

function report(
  { part, instruction }: VariableUse,
  stage: Stage,
  known: readonly string[],
  context: DockerfileContext,
): void {
  const { subject, source } = context;
  const { name } = part;
  const sameLine =
    instruction.keyword === "ENV" &&
    instruction.pairs.some(
      (pair) => pair.name.raw === name && !(pair.span.start <= part.span.start && part.span.end <= pair.span.end),
    );
  const below = stage.state.variables.has(name) || stage.state.args.has(name);
  const state = subject.stateAt(instruction, "before");
  const near = below ? undefined : didYouMean(name, known);
  const meant = near !== undefined && (state.variables.has(near) || state.args.has(near)) ? near : undefined;
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
