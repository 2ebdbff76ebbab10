/** A command or list that begins like JSON and is none, so that Docker takes it for text. */
import type { Fix } from "../../linter/rule.ts";
import { jsonList } from "../../semantics/shell/execForm.ts";
import { looksLikeList, looseList } from "../../semantics/shell/looseList.ts";
import type {
  CommandInstruction,
  CopyInstruction,
  JsonFailure,
  WordsInstruction,
} from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-json-form",
  title: "Brackets that are not JSON",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["JSONArgsRecommended", "DL3025"],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    CMD: checkCommand,
    ENTRYPOINT: checkCommand,
    RUN: checkCommand,
    VOLUME: checkList,
    COPY: checkList,
    ADD: checkList,
  },
});

type WithCommand = CommandInstruction;
type WithList = CopyInstruction | WordsInstruction;

function checkCommand(instruction: WithCommand, context: DockerfileContext): void {
  const { keyword, command } = instruction;
  if (!command.jsonFailure || !looksLikeList(command.joined) || trailingComment(command.joined)) return;
  report(
    instruction,
    command.jsonFailure,
    `No JSON list, so ${keyword} runs it as shell text, brackets and all.`,
    context,
  );
}

function checkList(instruction: WithList, context: DockerfileContext): void {
  const { keyword, jsonFailure, argumentText } = instruction;
  if (!jsonFailure || !looksLikeList(argumentText) || trailingComment(argumentText)) return;
  report(
    instruction,
    jsonFailure,
    `No JSON list, so ${keyword} takes brackets and quotes as parts of the names.`,
    context,
  );
}

/** Another rule says that a comment cannot stand there. */
function trailingComment(text: string): boolean {
  return /\]\s+#/.test(text);
}

function report(
  instruction: WithCommand | WithList,
  { span, reason }: JsonFailure,
  message: string,
  context: DockerfileContext,
): void {
  // Docker refuses lists of other values; that is another rule's.
  if (reason === "only strings may stand in the list") return;
  const isCommand = instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT";
  context.report({
    span,
    message: `${message} ${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    aliases: isCommand ? ["JSONArgsRecommended", "DL3025"] : [],
    fixes: () => repaired(instruction, context),
  });
}

/** Quotes, commas and brackets set right, where it is plain what was meant. */
function repaired(instruction: WithCommand | WithList, context: DockerfileContext): readonly Fix[] {
  const span = "command" in instruction ? instruction.command.span : instruction.argumentSpan;
  const words = looseList(context.source.text.slice(span.start, span.end));
  if (!words) return [];
  return [{ title: "Write valid JSON", safety: "unsafe", preferred: true, edits: [replace(span, jsonList(words))] }];
}
