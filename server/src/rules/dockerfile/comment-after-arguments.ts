/** A `#` behind arguments begins no comment: Dockerfiles know comments only on lines of their own. */
import type { Fix, Report } from "../../linter/rule.ts";
import { isTemplateFile } from "../../semantics/dockerfile/template.ts";
import type { Instruction, Keyword } from "../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type Span, withoutTrailingSpace } from "../../text/span.ts";
import { commentsBehindArguments } from "../../syntax/dockerfile/trailingComments.ts";
import { type DockerfileContext, type DockerfileVisitor, dockerfileRule } from "../dockerfileRule.ts";

const KEYWORDS = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
] as const satisfies readonly Keyword[];

export default dockerfileRule({
  id: "dockerfile/comment-after-arguments",
  title: "Comment behind arguments",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: Object.fromEntries(KEYWORDS.map((keyword) => [keyword, check])) as DockerfileVisitor,
});

function check(instruction: Instruction, context: DockerfileContext): void {
  if (isShellText(instruction) || context.reader.derive(isTemplateFile, context.uri)) return;
  const { syntax } = context.subject;
  const behind = context.reader.derive(commentsBehindArguments, context.uri);
  for (const comment of behind.trailingComments(instruction)) {
    // A value in the old form may begin with "#": a colour, a channel.
    if (isLegacy(instruction) && isWholeValue(instruction, comment)) return;
    if (startsList(instruction) && !followsList(syntax.text.slice(instruction.argumentSpan.start, comment.start)))
      return;
    context.report(reportOf(instruction, comment, context));
  }
}

function reportOf(instruction: Instruction, comment: Span, context: DockerfileContext): Report {
  const words = quote(context.subject.syntax.text.slice(comment.start, comment.end), 20);
  const stops = failsBuild(instruction) && !instruction.onbuild;
  return {
    span: comment,
    message: `A comment must have its own line; here ${words} is an argument of ${instruction.keyword}. ${consequence(instruction, stops)}`,
    ...(stops ? { fails: "build" } : {}),
    // Here everything up to the end of the line is the value, so that it may be meant.
    ...(isLegacy(instruction) ? { severity: "warning" } : {}),
    fixes: () => moveAbove(instruction, comment, context),
  };
}

/** Shell text has comments of its own; a label in the old form is free text, in which a "#" is nothing unusual. */
function isShellText(instruction: Instruction): boolean {
  if (instruction.keyword === "LABEL") return instruction.legacy;
  return isCommand(instruction) && !startsList(instruction);
}

function isCommand({ keyword, argumentText }: Instruction): boolean {
  if (keyword === "HEALTHCHECK") return !/^NONE\b/i.test(argumentText);
  return keyword === "RUN" || keyword === "CMD" || keyword === "ENTRYPOINT";
}

/** True where a JSON list was begun, so that what follows it spoils it. */
function startsList({ keyword, argumentText }: Instruction): boolean {
  return keyword === "HEALTHCHECK" ? /^CMD\s+\[/i.test(argumentText) : argumentText.startsWith("[");
}

function followsList(before: string): boolean {
  try {
    const list: unknown = JSON.parse(before.slice(before.indexOf("[")).replace(/[\\`][ \t]*\r?\n/g, " "));
    return Array.isArray(list);
  } catch {
    return false;
  }
}

function isLegacy(instruction: Instruction): boolean {
  return instruction.keyword === "ENV" && instruction.legacy;
}

function isWholeValue(instruction: Instruction, comment: Span): boolean {
  return instruction.keyword === "ENV" && instruction.pairs[0]?.value?.span.start === comment.start;
}

/** Where BuildKit itself refuses the arguments, before anything is built. */
function failsBuild(instruction: Instruction): boolean {
  switch (instruction.keyword) {
    case "FROM":
    case "EXPOSE":
    case "STOPSIGNAL":
    case "SHELL":
      return true;
    case "HEALTHCHECK":
      return !isCommand(instruction);
    case "ENV":
    case "LABEL":
      // Every word behind the first pair must be a pair, too.
      return !instruction.legacy && instruction.pairs.some(({ value }) => value === undefined);
    default:
      return false;
  }
}

function consequence(instruction: Instruction, stops: boolean): string {
  if (stops) return "Docker stops at this line.";
  if (startsList(instruction))
    return "With it the list is no JSON any more, so it is read as plain text, brackets and all.";
  switch (instruction.keyword) {
    case "WORKDIR":
      return "It becomes part of the folder's name.";
    case "USER":
      return "It becomes part of the user's name.";
    case "VOLUME":
      return "Each of its words becomes a volume.";
    case "ARG":
      return "Each of its words becomes a build argument.";
    case "COPY":
    case "ADD":
      return "Docker takes its words for files, and the last one for the destination.";
    default:
      return "It becomes part of the value.";
  }
}

/** Not safe: the image changes, and that is the purpose. */
function moveAbove(instruction: Instruction, comment: Span, { subject, source }: DockerfileContext): readonly Fix[] {
  const { text } = subject.syntax;
  const words = text.slice(comment.start, comment.end);
  // As the first line of the file it could be read as a parser directive.
  if (instruction.index === 0 && /^#\s*[a-z][\w-]*\s*=/i.test(words)) return [];
  const lineStart = source.lines.lineStart(source.lines.lineAt(instruction.span.start));
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const argumentsOnly = withoutTrailingSpace(text, { start: instruction.argumentSpan.start, end: comment.start });
  const edits = [insert(lineStart, `${indent}${words}${eol}`), remove({ start: argumentsOnly.end, end: comment.end })];
  return [{ title: "Move the comment above", safety: "unsafe", preferred: true, edits }];
}
