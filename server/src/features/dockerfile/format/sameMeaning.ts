/** The formatter's own check of its work: the same instructions, or no edits at all. */
import type { DockerfileSyntax, Instruction } from "../../../syntax/dockerfile/syntax.ts";

/** True when both texts give BuildKit the same instructions, letter case of keywords and free blanks aside. */
export function sameMeaning(before: DockerfileSyntax, after: DockerfileSyntax): boolean {
  return (
    after.problems.length === before.problems.length &&
    same(before.directives.map(directiveText), after.directives.map(directiveText)) &&
    same(before.comments.map(commentText), after.comments.map(commentText)) &&
    same(before.instructions.map(meaning), after.instructions.map(meaning))
  );
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

function directiveText({ name, value }: { name: string; value: string }): string {
  return `${name}=${value}`;
}

function commentText({ text, target }: { text: string; target: number | undefined }): string {
  return `${target}:${text.trimEnd()}`;
}

function meaning(instruction: Instruction): string {
  const flags = instruction.flags.map(({ name, value }) => `--${name}=${value?.raw}`);
  const bodies = instruction.heredocs.map(({ name, content }) => `<<${name}\n${content}`);
  return JSON.stringify([instruction.keyword, flags, argument(instruction), bodies]);
}

/** What the instruction gets; only where blanks split words do runs of them count as one. */
function argument(instruction: Instruction): string {
  const { keyword, argumentText } = instruction;
  if (keyword === "FROM")
    return [instruction.image, instruction.stageName, ...instruction.extra].map((word) => word?.raw).join(" ");
  if (keyword === "HEALTHCHECK")
    return `${instruction.type} ${JSON.stringify(instruction.command?.joined)}${JSON.stringify(instruction.command?.json?.items.map(({ value }) => value))}`;
  if (keyword === "RUN") return withoutFreeBlanks(argumentText);
  if (keyword === "COPY" || keyword === "ADD")
    return instruction.json ? argumentText : argumentText.split(/[ \t]+/).join(" ");
  if (
    (keyword === "ENV" || keyword === "LABEL" || keyword === "ARG") &&
    !("legacy" in instruction && instruction.legacy)
  ) {
    return instruction.pairs.map(({ name, value }) => `${name.raw}=${value?.raw}`).join("\n");
  }
  if (keyword === "EXPOSE") return instruction.words.map(({ raw }) => raw).join(" ");
  return argumentText;
}

/** Shell text with each run of blanks outside quotes as one. */
function withoutFreeBlanks(text: string): string {
  return text.replace(/\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|[ \t]+/g, (match) =>
    /^[ \t]/.test(match) ? " " : match,
  );
}
