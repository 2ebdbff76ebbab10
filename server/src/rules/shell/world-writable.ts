/** chmod that lets everybody write. */
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/world-writable",
  title: "Files that everybody may change",
  category: "security",
  severity: "warning",
  from: "strict",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { command: check },
});

function check({ name, arguments: words }: ShellCommand, { instruction }: ShellProgram, context: ShellContext): void {
  if (name !== "chmod" || instruction.keyword !== "RUN") return;
  const recursive = words.some(({ text }) => text === "--recursive" || /^-[a-z]*R/.test(text));
  const mode = words.find(({ text }) => !text.startsWith("-"));
  const folders = words.slice(mode ? words.indexOf(mode) + 1 : 0);
  if (!mode || !recursive || !isOpen(mode.text) || folders.every(isScratch)) return;
  context.report({
    span: mode.span,
    message: `${quote(mode.text, 15)} lets every user in the container change these files, programs included.`,
  });
}

/** Others may write, and no sticky bit keeps them from each other's files. */
function isOpen(mode: string): boolean {
  const octal = /^0?([0-7]?)[0-7][0-7]([0-7])$/.exec(mode);
  if (octal) return (Number(octal[2]) & 2) !== 0 && (Number(octal[1]) & 1) === 0;
  return /(?:^|,)[ugoa]*[oa][ugoa]*[+=][rxXs]*w/.test(mode);
}

/** Where everybody writes anyway. */
function isScratch({ text }: ShellWord): boolean {
  return /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:\/|$)/.test(text) || text.startsWith("-");
}
