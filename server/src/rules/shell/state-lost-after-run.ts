/** A RUN that only changes the state of its shell, which ends with the RUN. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import { joinWorkdir } from "../../semantics/dockerfile/paths.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { ownCommands, type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/state-lost-after-run",
  title: "Shell state that ends with its RUN",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  if (program.instruction.keyword !== "RUN" || program.form === "exec") return;
  const commands = ownCommands(program);
  const last = commands.at(-1);
  if (!last || program.commands.some(({ context: { substitution } }) => substitution)) return;
  const idle = commands.filter((command) => !changesState(command) && !isNoise(command));
  const lost = idle.length === 0 ? commands.find(changesState) : isLostAtEnd(commands) ? last : undefined;
  if (!lost) return;
  const words = textAt(context.source.text, lost.callSpan);
  context.report({
    span: lost.callSpan,
    message: `${quote(words, 28)} ends with this RUN: each RUN starts a new shell.`,
    fixes: () => (commands.length === 1 ? fixes(lost, program, context) : []),
  });
}

/** Only words about the shell itself; a file that is read in may do anything, unless its name says that it does not. */
function changesState({ name, word, arguments: words, environment, redirections }: ShellCommand): boolean {
  if (!word) return environment.length > 0 && redirections.length === 0;
  switch (name) {
    case "cd":
    case "pushd":
      return true;
    case "export":
    case "alias":
    case "unset":
      return words.some(({ text }) => !text.startsWith("-"));
    case "umask":
      return words.length > 0;
    case "ulimit":
      return words.some(({ text }) => /^(?:\d+|unlimited)$/.test(text));
    case ".":
    case "source":
      return isSettings(words[0]);
    default:
      return false;
  }
}

const isSettings = (word: ShellWord | undefined): boolean =>
  /(?:^|\/)(?:activate|\.?bashrc|\.?profile|\.bash_profile|\.?zshrc|environment|\.env|nvm\.sh|\.cargo\/env)$/.test(
    word?.text ?? "",
  );

/** Says something, or sets options of the shell: no reason to have this RUN. */
function isNoise({ name, redirections }: ShellCommand): boolean {
  return (name === "echo" || name === "true" || name === ":" || name === "set") && redirections.length === 0;
}

/** Behind other work: settings that are read in for nobody, and the folder that was made just before. */
function isLostAtEnd(commands: readonly ShellCommand[]): boolean {
  const [before, last] = commands.slice(-2);
  if (!last || !before || last.context.conditional || last.context.subshell || last.context.tested) return false;
  const word = last.arguments[0];
  if (last.name === "source" || last.name === ".") return isSettings(word);
  const made = before.name === "mkdir" && before.arguments.at(-1);
  return last.name === "cd" && made && word ? made.text === word.text : false;
}

function fixes(command: ShellCommand, program: ShellProgram, context: ShellContext): readonly Fix[] {
  const { instruction } = program;
  const { flags, argumentSpan, span, onbuild } = instruction;
  const plain =
    !onbuild &&
    flags.length === 0 &&
    argumentSpan.start === command.span.start &&
    argumentSpan.end === command.span.end;
  if (!plain) return [];
  const line = instructionFor(command, program, context);
  if (line === undefined) return [];
  const keyword = line.slice(0, line.indexOf(" "));
  return [{ title: `Use ${keyword}`, safety: "unsafe", preferred: true, edits: [replace(span, line)] }];
}

/** The instruction that keeps what the command means to set. */
function instructionFor(command: ShellCommand, program: ShellProgram, context: ShellContext): string | undefined {
  const words = command.arguments;
  const [word] = words;
  if (command.name === "cd" && word && words.length === 1) return isPlain(word) ? `WORKDIR ${word.raw}` : undefined;
  if (command.name === "export" && words.every((each) => /^\w+=/.test(each.text) && isPlain(each)))
    return `ENV ${words.map(({ raw }) => raw).join(" ")}`;
  const folder = word?.literal !== undefined && /^(.*)\/activate$/.exec(word.literal)?.[1];
  if (!folder) return undefined;
  const workdir = valueOf(context.subject.stateAt(program.instruction, "before").workdir);
  const bin = folder.startsWith("/")
    ? folder
    : workdir === undefined
      ? undefined
      : joinWorkdir(workdir, folder, "linux");
  return bin === undefined ? undefined : `ENV PATH="${bin}:$PATH"`;
}

/** Means the same to the builder as to the shell: text, `$NAME`, double quotes. */
function isPlain({ raw, parts }: ShellWord): boolean {
  return (
    parts.every(
      (part) =>
        part.kind === "text" ||
        (part.kind === "variable" && part.operator === undefined && /^[A-Za-z_]/.test(part.name)),
    ) && /^[^\\'\n`~]+$/.test(raw)
  );
}
