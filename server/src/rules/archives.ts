/** Commands that unpack archives. */
import type { ShellProgram } from "../semantics/shell/model.ts";

const UNPACKERS = new Set([
  "unzip",
  "gunzip",
  "bunzip2",
  "unlzma",
  "unxz",
  "zgz",
  "uncompress",
  "zcat",
  "gzcat",
  "unzstd",
]);

/** The arguments of all commands that unpack something. */
export function commandsUnpacking(program: ShellProgram | undefined): readonly string[] {
  return (program?.commands ?? []).flatMap(({ name, arguments: words }) => {
    const texts = words.map(({ literal, text }) => literal ?? text);
    const unpacks = name === "tar" ? texts.some((text, i) => isExtract(text, i)) : UNPACKERS.has(name ?? "");
    return unpacks ? texts : [];
  });
}

/** `-x`, `--extract`, or the first word of the old form, `xzf`. */
function isExtract(word: string, index: number): boolean {
  return /^--(?:extract|get)$|^-[a-zA-Z]*x/.test(word) || (index === 0 && /^[a-zA-Z]*x[a-zA-Z]*$/.test(word));
}
