/**
 * Words of a simple POSIX shell command: just enough to tell whether a command needs a shell at all. A command
 * that uses anything beyond plain words and quotes is not split; guessing here would change what starts.
 */

/** Commands that only a shell has, and words that begin a compound command. */
const SHELL_ONLY = new Set([
  ".",
  ":",
  "[[",
  "!",
  "alias",
  "bg",
  "break",
  "case",
  "cd",
  "command",
  "continue",
  "declare",
  "do",
  "done",
  "elif",
  "else",
  "esac",
  "eval",
  "exec",
  "exit",
  "export",
  "fg",
  "fi",
  "for",
  "function",
  "getopts",
  "hash",
  "if",
  "jobs",
  "let",
  "local",
  "read",
  "readonly",
  "return",
  "select",
  "set",
  "shift",
  "shopt",
  "source",
  "then",
  "time",
  "times",
  "trap",
  "type",
  "typeset",
  "ulimit",
  "umask",
  "unalias",
  "unset",
  "until",
  "wait",
  "while",
  "{",
  "}",
]);

/** True for a word that a shell must handle itself: a builtin without a program of that name, or a keyword. */
export function isShellOnly(word: string): boolean {
  return SHELL_ONLY.has(word);
}

/** Outside quotes these mean something to the shell; inside double quotes only `$` and the backtick do. */
const SPECIAL = /[$`|&;<>()*?[\]{}~\n\r]/;

/**
 * The argv of a command that uses no shell syntax but quotes and backslashes, or undefined when it uses more
 * (variables, pipes, lists, redirections, globs, assignments, builtins, comments) or its quotes do not match.
 */
export function plainWords(command: string): readonly string[] | undefined {
  const words: string[] = [];
  let at = 0;
  while (at < command.length) {
    if (/[ \t]/.test(command[at] ?? "")) {
      at++;
      continue;
    }
    if (command[at] === "#") return undefined;
    const word = plainWord(command, at);
    if (!word) return undefined;
    words.push(word.text);
    at = word.end;
  }
  const first = words[0];
  if (first === undefined || first === "" || isShellOnly(first) || /^\w+=/.test(first)) return undefined;
  return words;
}

interface Piece {
  readonly text: string;
  /** Offset after the piece. */
  readonly end: number;
}

function plainWord(command: string, start: number): Piece | undefined {
  let text = "";
  let at = start;
  while (at < command.length && !/[ \t]/.test(command[at] ?? "")) {
    const piece = plainPiece(command, at);
    if (!piece) return undefined;
    text += piece.text;
    at = piece.end;
  }
  return { text, end: at };
}

function plainPiece(command: string, at: number): Piece | undefined {
  const character = command[at] ?? "";
  if (character === "'") {
    const close = command.indexOf("'", at + 1);
    return close < 0 ? undefined : { text: command.slice(at + 1, close), end: close + 1 };
  }
  if (character === '"') return doubleQuoted(command, at + 1);
  if (character === "\\") {
    const next = command[at + 1];
    return next === undefined || next === "\n" ? undefined : { text: next, end: at + 2 };
  }
  return SPECIAL.test(character) ? undefined : { text: character, end: at + 1 };
}

function doubleQuoted(command: string, start: number): Piece | undefined {
  let text = "";
  for (let at = start; at < command.length; at++) {
    const character = command[at] ?? "";
    if (character === '"') return { text, end: at + 1 };
    if (character === "$" || character === "`") return undefined;
    const next = command[at + 1] ?? "";
    if (character === "\\" && /[\\"$`]/.test(next)) {
      text += next;
      at++;
    } else text += character;
  }
  return undefined;
}

/**
 * The command with `exec` before its last part, so that this program takes the shell's place as process 1; undefined
 * where that is not surely the same: pipes, alternatives, background jobs, groups, compound commands, builtins.
 */
export function withExec(command: string): string | undefined {
  const last = lastOfList(command);
  if (last === undefined) return undefined;
  const rest = command.slice(last).trimStart();
  const word = /^[^\s`<>]+/.exec(rest)?.[0];
  if (word === undefined || isShellOnly(word) || /^\w+=/.test(word)) return undefined;
  const before = command.slice(0, last);
  if (/(^|[;&\s])(if|then|else|for|while|until|case|do|function|select)\s/.test(before)) return undefined;
  return `${before}${before === "" ? "" : " "}exec ${rest}`;
}

/** Where the last command of a list joined by `&&` and `;` begins; undefined for anything more complicated. */
function lastOfList(command: string): number | undefined {
  let start = 0;
  for (let at = 0; at < command.length; at++) {
    const character = command[at];
    if (character === "\\") at++;
    else if (character === "'" || character === '"') {
      const close = closingQuote(command, at);
      if (close === undefined) return undefined;
      at = close;
    } else if (character === "&" && command[at + 1] === "&") start = ++at + 1;
    else if (character === ";") start = at + 1;
    else if (character !== undefined && /[|&()`{}#\n]/.test(character) && !isBraceOfVariable(command, at))
      return undefined;
  }
  return start;
}

/** `${NAME}` is fine; other braces group commands. A redirection such as `2>&1` is fine, too. */
function isBraceOfVariable(command: string, at: number): boolean {
  const character = command[at];
  if (character === "{") return command[at - 1] === "$";
  if (character === "}") return /\$\{[^{}]*$/.test(command.slice(0, at));
  if (character === "#") return !/\s/.test(command[at - 1] ?? " ");
  return character === "&" && /[<>]/.test(command[at - 1] ?? "");
}

function closingQuote(command: string, open: number): number | undefined {
  const quote = command[open];
  for (let at = open + 1; at < command.length; at++) {
    if (command[at] === quote) return at;
    if (quote === '"' && command[at] === "\\") at++;
  }
  return undefined;
}
