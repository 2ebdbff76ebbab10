/** Commands as JSON lists: whether a shell reads them after all, and how the same would be said to a shell. */

const SHELLS = /^(?:ba|da|a|k|z|fi|c|tc)?sh$|^(?:cmd|powershell|pwsh|busybox|env|envsubst|su|script|ssh)$/;
/** Programs whose arguments are programs of their own, in which a dollar or a bar means something else. */
const LANGUAGES =
  /^(?:g?awk|mawk|perl|php\d*|ruby|node|python[\d.]*|jq|yq|sed|tclsh|expect|lua|Rscript|psql|mysql|mongo(?:sh)?|find|xargs|parallel|curl|wget)$/;

/** The last part of a program's path, without `.exe`. */
function nameOf(program: string): string {
  return program.slice(Math.max(program.lastIndexOf("/"), program.lastIndexOf("\\")) + 1).replace(/\.exe$/i, "");
}

/** True when some word starts a shell, which may expand what follows: `sh -c`, also behind `tini --` and the like. */
export function startsShell(words: readonly string[]): boolean {
  return words.some((word) => SHELLS.test(nameOf(word)));
}

/** True when the program reads its arguments in a language of its own. */
export function readsOwnLanguage(words: readonly string[]): boolean {
  return words.some((word) => LANGUAGES.test(nameOf(word)));
}

/** The script of `["sh", "-c", SCRIPT]`; undefined for other lists. */
export function scriptOf(words: readonly string[]): string | undefined {
  return words.length === 3 && words[1] === "-c" && /^(?:ba|da|a|k|z)?sh$/.test(nameOf(words[0] ?? ""))
    ? words[2]
    : undefined;
}

/** `exec serve -p "$PORT"`: the words for a shell, variables alive, everything else quoted where it must be. */
export function asScript(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replace(/["\\`]/g, "\\$&")}"`)).join(" ");
}

/** A JSON list as it is usually written. */
export function jsonList(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}

/** True for a script that looks at its arguments: `$@`, `$*`, `$1` … */
export function readsArguments(script: string): boolean {
  return /\$(?:[@*#0-9]|\{[@*#0-9])/.test(script);
}
