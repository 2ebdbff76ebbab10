/** SHELL takes JSON and nothing else. */
import type { Fix } from "../../linter/rule.ts";
import type { ShellInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/shell-without-json",
  title: "SHELL without a JSON list",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { SHELL: check },
});

function check(instruction: ShellInstruction, context: DockerfileContext): void {
  const { command } = instruction;
  const empty = command.json?.items.length === 0;
  // Nothing at all, and JSON with other values, have rules of their own.
  if ((command.json && !empty) || command.joined.trim() === "" || isOtherJson(command.joined)) return;
  const message = empty
    ? "SHELL needs at least the program in its list."
    : 'SHELL takes a JSON list, such as ["/bin/bash", "-c"].';
  reportFailure(context, instruction, {
    span: command.span,
    message: `${message} ${stopsHere(instruction)}`,
    fixes: () => asJson(instruction),
  });
}

function isOtherJson(text: string): boolean {
  if (!text.startsWith("[") || text === "[]") return false;
  try {
    return (JSON.parse(text) as readonly unknown[]).length > 0;
  } catch {
    return false;
  }
}

/** Only where the words are plain. */
function asJson({ command }: ShellInstruction): readonly Fix[] {
  const words = command.joined.trim().split(/[ \t]+/);
  if (command.json || !words.every((word) => /^[\w./+-]+$/.test(word))) return [];
  const list = `[${words.map((word) => `"${word}"`).join(", ")}]`;
  return [{ title: `Write ${list}`, safety: "unsafe", preferred: true, edits: [replace(command.span, list)] }];
}
