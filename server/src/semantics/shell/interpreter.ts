/** Which program reads a script: from an argv, a shebang, or the name of a shell. */
import type { Interpreter } from "./model.ts";

const POSIX = /^(?:sh|bash|rbash|dash|ash|ksh|ksh93|mksh|oksh|zsh|yash|busybox)$/;

/** The language of a program, by its name. */
function languageOf(name: string): Interpreter["language"] {
  if (POSIX.test(name)) return "posix";
  if (name === "pwsh" || name === "powershell" || name === "pwsh-preview") return "powershell";
  return name === "cmd" ? "cmd" : "other";
}

/** The last part of a path, `\` counting as a separator too, in lower case and without `.exe`. */
export function programName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return name.toLowerCase().replace(/\.exe$/, "");
}

/** True for the name of a shell whose scripts we read. */
export function isPosixShell(name: string): boolean {
  return POSIX.test(name) && name !== "busybox";
}

/** The interpreter that an argv starts, also through `env`, `busybox`, `conda run` and the like. */
export function interpreterOf(argv: readonly string[], from: Interpreter["from"], certain: boolean): Interpreter {
  const names = argv.map(programName);
  const at = names.findIndex((name) => languageOf(name) !== "other" && name !== "busybox");
  const name = (at < 0 ? names[0] : names[at]) ?? "";
  return { name, language: languageOf(name), argv, options: optionsOf(argv.slice(at + 1)), from, certain };
}

/** The interpreter of a script that begins with `#!` (the text behind it). */
export function interpreterOfShebang(shebang: string): Interpreter {
  const words = shebang.trim().split(/\s+/);
  const env = programName(words[0] ?? "") === "env";
  const argv = env ? words.slice(1).filter((word) => !/^-|=/.test(word)) : words;
  return { ...interpreterOf(argv, "shebang", true), argv: words };
}

const LETTERS: Readonly<Record<string, string>> = {
  e: "errexit",
  u: "nounset",
  x: "xtrace",
  v: "verbose",
  n: "noexec",
};

/** Options set by the arguments of a shell or of `set`: `-e`, `-eux`, `-o pipefail`, `-euo pipefail`. */
export function optionsOf(words: readonly (string | undefined)[]): ReadonlySet<string> {
  const options = new Set<string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || !/^-[A-Za-z]/.test(word)) continue;
    for (const letter of word.slice(1)) {
      const name = letter === "o" ? words[++i] : LETTERS[letter];
      if (name !== undefined) options.add(name);
    }
  }
  return options;
}
