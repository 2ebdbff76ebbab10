/** Which argument of a command is a script for another shell. */
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import { isPosixShell } from "./interpreter.ts";

export interface NestedScript {
  readonly word: ShellWord;
  /** The shell that runs it. */
  readonly shell: string;
}

/** The script of `sh -c '…'`, `bash -lc "…"`, `su -c '…'`, `eval "…"`; undefined for other commands. */
export function nestedScript(
  name: string | undefined,
  words: readonly ShellWord[],
  around: string | undefined,
): NestedScript | undefined {
  if (name === undefined) return undefined;
  if (isPosixShell(name)) return behindFlag(words, name);
  if (name === "su" || name === "runuser" || name === "scl") {
    const script = behindFlag(words, "sh") ?? (name === "scl" ? lastOf(words) : undefined);
    return script;
  }
  // `eval` joins its words; only one word is read as it stands.
  const [only] = words;
  return name === "eval" && only && words.length === 1 ? { word: only, shell: around ?? "sh" } : undefined;
}

function lastOf(words: readonly ShellWord[]): NestedScript | undefined {
  const word = words.length > 2 ? words.at(-1) : undefined;
  return word?.raw.includes(" ") ? { word, shell: "sh" } : undefined;
}

/** True when a shell reads its script from its standard input: no script file, no `-c`. */
export function readsStandardInput(name: string | undefined, words: readonly ShellWord[]): boolean {
  if (name === undefined || !isPosixShell(name)) return false;
  const operand = firstOperand(words);
  return !hasCommandFlag(words) && (operand === undefined || words.some(({ text }) => text === "-s"));
}

function behindFlag(words: readonly ShellWord[], shell: string): NestedScript | undefined {
  const flag = words.findIndex(({ text }) => text === "--command" || /^-[A-Za-z]*c$|^-[A-Za-z]*c[A-Za-z]*$/.test(text));
  if (flag < 0 || (isPosixShell(shell) && firstOperandAt(words.slice(0, flag)) !== undefined && shell !== "sh"))
    return undefined;
  const rest = words.slice(flag + 1);
  const at = firstOperandAt(rest);
  const word = at === undefined ? undefined : rest[at];
  return word && { word, shell };
}

function hasCommandFlag(words: readonly ShellWord[]): boolean {
  return words.some(({ text }) => /^-[A-Za-z]*c[A-Za-z]*$/.test(text));
}

function firstOperand(words: readonly ShellWord[]): ShellWord | undefined {
  const at = firstOperandAt(words);
  return at === undefined ? undefined : words[at];
}

/** The first word that is neither an option nor the value of `-o`. */
function firstOperandAt(words: readonly ShellWord[]): number | undefined {
  for (let i = 0; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    if (/^[-+][A-Za-z]*o$/.test(text)) i++;
    else if (text === "--") return i + 1 < words.length ? i + 1 : undefined;
    else if (!/^[-+]./.test(text)) return i;
  }
  return undefined;
}
