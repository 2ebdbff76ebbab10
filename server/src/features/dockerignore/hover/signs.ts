/** What the signs of a pattern mean, in words. */
import { code } from "../../../text/markdown.ts";

/** One sentence each; the first says where the pattern counts. `written` is the line, `pattern` what Docker compares. */
export function signsOf(pattern: string, written: string): readonly string[] {
  return [...place(pattern), ...wildcards(pattern), ...edges(written)];
}

function place(pattern: string): readonly string[] {
  if (pattern === "*" || pattern === "**") return ["Everything in the build context."];
  if (pattern.startsWith("**/")) return [`${code("**/")}: at any depth, also at the top of the build context.`];
  if (pattern.includes("**")) return [`${code("**")} stands for any number of folders, also none.`];
  if (pattern.includes("/")) return ["Counted from the top of the build context, and only from there."];
  return [
    `Only at the top of the build context, not in folders below it: unlike in ${code(".gitignore")}, that takes ${code(`**/${pattern}`)}.`,
  ];
}

function wildcards(pattern: string): readonly string[] {
  const found: string[] = [];
  const single = pattern.replaceAll("**", "");
  if (pattern !== "*" && single.includes("*")) found.push(`${code("*")}: any characters, but no ${code("/")}.`);
  if (pattern.includes("?")) found.push(`${code("?")}: one character, but no ${code("/")}.`);
  if (/\[.+\]/.test(pattern)) found.push(`${code("[…]")}: one of these characters; ${code("[^…]")} any but these.`);
  if (pattern.includes("\\"))
    found.push(`${code("\\")}: takes its meaning from the next character; it separates no folders.`);
  return found;
}

function edges(written: string): readonly string[] {
  const found: string[] = [];
  if (written.startsWith("!")) found.push(`${code("!")}: an exception from lines above.`);
  const path = written.replace(/^!\s*/, "");
  if (/^\.?\/./.test(path)) found.push("The beginning slash changes nothing.");
  if (/.\/$/.test(path)) found.push("The ending slash changes nothing: files of this name are meant, too.");
  return found;
}
