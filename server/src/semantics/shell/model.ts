/**
 * The commands that an instruction runs, as rules and hovers want them: one flat list, wrappers seen through, scripts
 * inside scripts opened. Spans are offsets of the file everywhere.
 */
import type { ShellAssignment, Redirection, ShellOperator, ShellScript, ShellWord } from "../../syntax/shell/syntax.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { PackageCall } from "./packageCall.ts";

/** Which program reads the text of an instruction. */
export interface Interpreter {
  /** Last part of its path in lower case without `.exe`: "sh", "bash", "pwsh", "python3". */
  readonly name: string;
  /**
   * "posix": sh, bash, dash, ash, ksh, zsh and so on, whose commands we read (zsh only roughly);
   * "powershell", "cmd", "other": left alone, no script and no commands.
   */
  readonly language: "posix" | "powershell" | "cmd" | "other";
  /** As Docker would start it, the text excluded: `["/bin/bash", "-o", "pipefail", "-c"]`. */
  readonly argv: readonly string[];
  /** Long names of the options it is started with: "errexit", "pipefail", "nounset", "xtrace". */
  readonly options: ReadonlySet<string>;
  /** Who says so. "comment" is `# hadolint shell=NAME`. */
  readonly from: "default" | "instruction" | "comment" | "shebang" | "heredoc";
  /** False when Docker's default shell is only assumed, because an unseen base may have set another one. */
  readonly certain: boolean;
}

/** What one RUN, CMD, ENTRYPOINT or HEALTHCHECK (also inside ONBUILD) executes. */
export interface ShellProgram {
  readonly instruction: Instruction;
  /**
   * "shell": text for a shell, with or without heredocs that feed its commands; "heredoc": the body of the only heredoc
   * is the script (`RUN <<EOF`); "exec": a JSON list, which no shell reads.
   */
  readonly form: "shell" | "heredoc" | "exec";
  /** Undefined for "exec". */
  readonly interpreter: Interpreter | undefined;
  /** The text that the interpreter gets, and nothing else. */
  readonly span: Span;
  /** The same text at equal length, continuations and comments of the Dockerfile blanked; undefined for "exec". */
  readonly text: string | undefined;
  /** Undefined for "exec" and for languages that we do not read. */
  readonly script: ShellScript | undefined;
  /**
   * All simple commands in the order in which they begin: those inside substitutions, subshells, conditions, loops,
   * functions and `sh -c '…'` too (`context` and `parent` tell). An exec form is one command. Commands without a name
   * (`A=b`, `>file`) are in the list, with `name` undefined.
   */
  readonly commands: readonly ShellCommand[];
}

/** A program in front of another one that it runs: `sudo`, `env`, `exec`, `time`, `nice`, `xargs`, `timeout` … */
export interface Wrapper {
  readonly name: string;
  /** From the wrapper's name to its last own argument, so that removing it (and the blank behind) leaves the command. */
  readonly span: Span;
  readonly word: ShellWord;
}

export interface ShellCommand {
  /**
   * The program that really runs, wrappers seen through, without its folder: "apt-get" for `sudo /usr/bin/apt-get`.
   * Undefined when a variable decides, and for commands of assignments or redirections only.
   */
  readonly name: string | undefined;
  /** The word that names it; undefined when there is none. */
  readonly word: ShellWord | undefined;
  /**
   * Words behind the name, flags included, redirections not. `argument.literal` is the static text, undefined where a
   * variable or a substitution takes part; `argument.text` keeps `$NAME` as written.
   */
  readonly arguments: readonly ShellWord[];
  /** From the first assignment or wrapper to the last word or redirection. */
  readonly span: Span;
  /** From the real name to its last argument. */
  readonly callSpan: Span;
  /** `NAME=value` in front, and those of `env`. */
  readonly environment: readonly ShellAssignment[];
  readonly redirections: readonly Redirection[];
  /** From the outside in. */
  readonly wrappers: readonly Wrapper[];
  /**
   * What joins it to its neighbours in the same list or pipeline; undefined at either end of it. A line break joins as
   * `;` does and has the text "\n".
   */
  readonly before: ShellOperator | undefined;
  readonly after: ShellOperator | undefined;
  readonly context: CommandContext;
  /** The command that this one is inside of: by substitution, by `sh -c '…'`, by heredoc. */
  readonly parent: ShellCommand | undefined;
  /** What it does with packages, when it is a package manager that we know. */
  readonly packages: PackageCall | undefined;
}

/** Where a command stands. Flags hold for everything around it, inside the same script. */
export interface CommandContext {
  /** Place in its pipeline, 0 when there is none; `length` is 1 then. */
  readonly pipeline: { readonly index: number; readonly length: number };
  /** Its status is asked for: condition of `if`, `while`, `until`; before `||`; behind `!`. */
  readonly tested: boolean;
  /** It may be left out: in a branch, a loop, a function, or behind `||`. */
  readonly conditional: boolean;
  /** In `( … )`, a substitution, or a part of a pipeline: what it changes in the shell is lost after it. */
  readonly subshell: boolean;
  readonly loop: boolean;
  readonly function: string | undefined;
  /** Ended by `&`. */
  readonly background: boolean;
  /** In `$(…)`, backticks or `<(…)`. */
  readonly substitution: boolean;
  /** A group, loop or condition around it sends its output elsewhere: `{ …; } >file`. */
  readonly redirected: boolean;
  /** Which script it stands in: that of the instruction, or one inside an argument or a heredoc of `parent`. */
  readonly nested: "none" | "argument" | "heredoc";
  /** Name of the shell that runs a nested script, else that of the interpreter: "sh", "bash". */
  readonly shell: string | undefined;
}
