/** What people mean as a comment behind the arguments of an instruction, though Docker does not. */
import type { Span } from "../../text/span.ts";
import type { DockerfileSyntax, Instruction } from "./syntax.ts";

/**
 * The spans from a `#` with a blank before it to the end of its line (a continuation excluded), at most one per line:
 * not inside quotes, not the first argument, not in lines that are real comments.
 */
export function trailingComments(syntax: DockerfileSyntax, { argumentSpan, index }: Instruction): readonly Span[] {
  const { text, escape: escapeCharacter } = syntax;
  const comments = syntax.comments.filter(({ target }) => target === index);
  const found: Span[] = [];
  let quote = "";
  for (let at = argumentSpan.start; at < argumentSpan.end; at++) {
    const comment = comments.find(({ span }) => span.start <= at && at < span.end);
    const character = text[at];
    if (comment) at = comment.span.end - 1;
    else if (character === escapeCharacter && quote !== "'") at++;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "#" && at > argumentSpan.start && /[ \t]/.test(text[at - 1] ?? "")) {
      const end = endOfLine(text, at, argumentSpan.end, escapeCharacter);
      found.push({ start: at, end });
      at = end;
    }
  }
  return found;
}

function endOfLine(text: string, start: number, limit: number, escapeCharacter: string): number {
  const line = /^[^\r\n]*/.exec(text.slice(start, limit))?.[0].trimEnd() ?? "";
  const words = line.endsWith(escapeCharacter) ? line.slice(0, -1).trimEnd() : line;
  return start + words.length;
}
