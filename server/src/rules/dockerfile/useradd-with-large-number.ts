/** `useradd` with a large number and a log of last logins. */
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { inRun, isWritten, type RunCommand } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/useradd-with-large-number",
  title: "`useradd` with a large number",
  category: "size",
  severity: "information",
  from: "recommended",
  aliases: ["DL3046"],
  since: "0.1.0",
  fix: "safe",
  visit: inRun(check),
});

function check(run: RunCommand, context: DockerfileContext): void {
  const { name, word, arguments: words } = run.command;
  if (name !== "useradd" || !word) return;
  const texts = words.map(({ text }) => text);
  if (texts.some((text) => text === "--no-log-init" || /^-[a-zA-Z]*l[a-zA-Z]*$/.test(text))) return;
  const at = texts.findIndex((text) => /^(?:-[a-zA-Z]*u|--uid)$/.test(text));
  const joined = texts.findIndex((text) => /^--uid=|^-u\d/.test(text));
  const value = at >= 0 ? words[at + 1] : words[joined];
  const number = value?.text.replace(/^--uid=|^-u/, "");
  if (!value || number === undefined || !(Number(number) > 99_999 || (context.hadolintCompatible && number.length > 5)))
    return;
  context.report({
    span: value.span,
    message: `The number ${quote(number, 20)} makes the log of last logins huge.`,
    fixes: () =>
      isWritten(run)
        ? [{ title: "Add -l", safety: "safe", preferred: true, edits: [insert(word.span.end, " -l")] }]
        : [],
  });
}
