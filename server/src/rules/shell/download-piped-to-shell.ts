/** A program from the network that runs unseen. */
import { programName } from "../../semantics/shell/interpreter.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import { pipes } from "../../semantics/shell/pipes.ts";
import { quote } from "../../text/quote.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/download-piped-to-shell",
  title: "Download that runs unseen",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { program: check },
});

const RUNS = /^(?:sh|bash|ash|dash|zsh|ksh|python[\d.]*|perl|node|ruby|php)$/;

function check({ instruction, commands }: ShellProgram, context: ShellContext): void {
  if (instruction.keyword !== "RUN") return;
  const piped = pipes(commands).filter(({ left, right }) => isDownload(left) && readsProgram(right));
  // `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(wget …)"`
  const substituted = commands.filter(
    (command) => isDownload(command) && command.context.substitution && command.parent && executes(command.parent),
  );
  for (const { left, right } of piped) report(left, right, context);
  for (const command of substituted) if (command.parent) report(command, command.parent, context);
}

function report(download: ShellCommand, runner: ShellCommand, context: ShellContext): void {
  if (!runner.word) return;
  const name = quote(programName(runner.word.text), 12);
  context.report({
    span: runner.word.span,
    message: `${name} runs whatever ${download.name ?? "the download"} brings on the day of the build.`,
  });
}

const isDownload = ({ name }: ShellCommand): boolean => name === "curl" || name === "wget";

/** Its program comes from the pipe: `sh`, `bash -s -- args`, `python -`; not `python -c …`, `perl -pe …`. */
function readsProgram({ name, arguments: words }: ShellCommand): boolean {
  if (!RUNS.test(name ?? "")) return false;
  const shell = /sh$/.test(name ?? "");
  const [first] = words;
  if (!first || first.text === "-" || first.text === "--") return true;
  return shell ? !words.some(({ text }) => /^-\w*c$/.test(text)) && first.text.startsWith("-") : false;
}

function executes({ name, arguments: words }: ShellCommand): boolean {
  if (name === "eval" || name === "source" || name === ".") return true;
  return (
    RUNS.test(name ?? "") &&
    (words.some(({ text }) => /^-\w*[ce]$/.test(text)) || words[0]?.parts[0]?.kind === "substitution")
  );
}
