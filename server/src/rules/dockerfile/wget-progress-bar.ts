/** wget's progress bar in the log of the build. */
import { insert } from "../../text/edits.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { inRun, isWritten, type RunCommand } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/wget-progress-bar",
  title: "`wget` fills the log of the build",
  category: "style",
  severity: "hint",
  from: "strict",
  aliases: ["DL3047"],
  since: "0.1.0",
  fix: "safe",
  visit: inRun(check),
});

const QUIET = /^--(?:progress|quiet|no-verbose|output-file|append-output)(?:=|$)|^-nv$|^-[a-zA-Z]*[qoa]/;

function check(run: RunCommand, context: DockerfileContext): void {
  const { name, word, arguments: words } = run.command;
  if (name !== "wget" || !word || words.length === 0 || words.some(({ text }) => QUIET.test(text))) return;
  if (words.every(({ text }) => text.startsWith("-")) && !context.hadolintCompatible) return;
  const edits = [insert(word.span.end, " --progress=dot:giga")];
  context.report({
    span: word.span,
    message: `"wget" writes a line for every few kilobytes into the log of the build.`,
    fixes: () => (isWritten(run) ? [{ title: "Add --progress=dot:giga", safety: "safe", preferred: true, edits }] : []),
  });
}
