/** `$NAME` in a JSON list, which nobody replaces. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import { asScript, jsonList, readsOwnLanguage, startsShell } from "../../semantics/shell/execForm.ts";
import type { CommandInstruction, HealthcheckInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type Span, textAt } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/variable-in-exec-form",
  title: "Variable in a JSON list",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { CMD: check, ENTRYPOINT: check, RUN: check, HEALTHCHECK: check },
});

const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*[^{}]*\})/;

function check(instruction: CommandInstruction | HealthcheckInstruction, context: DockerfileContext): void {
  const items = instruction.command?.json?.items ?? [];
  const words = items.map(({ value }) => value);
  if (instruction.onbuild || startsShell(words) || readsOwnLanguage(words) || behindShell(instruction, context)) return;
  const item = items.find(({ value }) => VARIABLE.test(value));
  const variable = item && VARIABLE.exec(item.value)?.[0];
  if (!item || variable === undefined) return;
  context.report({
    span: partOf(item.span, variable, context),
    message: `No shell runs here, so the program gets the text ${quote(variable, 25)}, not a value.`,
    fixes: () => withShell(instruction, words, context),
  });
}

/** An entrypoint that is a shell, or one that we do not see, may expand what CMD hands to it. */
function behindShell({ keyword }: CommandInstruction | HealthcheckInstruction, context: DockerfileContext): boolean {
  if (keyword !== "CMD") return false;
  return context.reader.derive(entrypoints, context.uri).shell;
}

/** What the stages of the file start with. */
const entrypoints: Query<{ readonly shell: boolean; readonly withCommand: boolean }> = {
  name: "entrypoints",
  compute(reader, uri) {
    const states = reader.derive(buildGraph, uri).stages.map(({ state }) => ({
      entrypoint: valueOf(state.entrypoint),
      cmd: valueOf(state.cmd),
    }));
    return {
      shell: states.some(({ entrypoint }) => entrypoint !== undefined && startsShell(entrypoint.argv)),
      withCommand: states.some(({ entrypoint, cmd }) => entrypoint?.instruction && cmd?.instruction),
    };
  },
};

function partOf(span: Span, variable: string, { source }: DockerfileContext): Span {
  const at = textAt(source.text, span).indexOf(variable);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + variable.length };
}

/** As process 1 the shell steps aside. With an ENTRYPOINT of its own, CMD is only a list of arguments. */
function withShell(
  { keyword, command }: CommandInstruction | HealthcheckInstruction,
  words: readonly string[],
  { reader, uri }: DockerfileContext,
): readonly Fix[] {
  const isStart = keyword === "CMD" || keyword === "ENTRYPOINT";
  if (!command || (isStart && reader.derive(entrypoints, uri).withCommand)) return [];
  const step = isStart ? "exec " : "";
  const list = jsonList(["sh", "-c", `${step}${asScript(words)}`]);
  return [
    {
      title: "Let a shell replace the variable",
      safety: "unsafe",
      preferred: true,
      edits: [replace(command.span, list)],
    },
  ];
}
