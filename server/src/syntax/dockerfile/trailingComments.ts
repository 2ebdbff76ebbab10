/** What people mean as a comment behind the arguments of an instruction, though Docker does not. */
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import { dockerfileSyntax } from "./dockerfileSyntax.ts";
import type { Comment, DockerfileSyntax, Instruction } from "./syntax.ts";

/** Looked for once an instruction: many rules ask about many words of it. */
export const commentsBehindArguments: Query<CommentsBehindArguments> = {
  name: "commentsBehindArguments",
  compute: (reader, uri) => new CommentsBehindArguments(reader.derive(dockerfileSyntax, uri)),
};

class CommentsBehindArguments {
  readonly #syntax: DockerfileSyntax;
  readonly #found = new Map<Instruction, readonly Span[]>();
  #lines: Map<number, Comment[]> | undefined;

  constructor(syntax: DockerfileSyntax) {
    this.#syntax = syntax;
  }

  trailingComments(instruction: Instruction): readonly Span[] {
    let found = this.#found.get(instruction);
    if (!found) {
      found = trailingComments(this.#syntax, instruction, this.#inside(instruction.index));
      this.#found.set(instruction, found);
    }
    return found;
  }

  /** The real comments that stand above or inside an instruction, in order. */
  #inside(index: number): readonly Comment[] {
    if (!this.#lines) {
      this.#lines = new Map();
      for (const comment of this.#syntax.comments) {
        const list = this.#lines.get(comment.target ?? -1);
        if (list) list.push(comment);
        else this.#lines.set(comment.target ?? -1, [comment]);
      }
    }
    return this.#lines.get(index) ?? [];
  }
}

/**
 * The spans from a `#` with a blank before it to the end of its line (a continuation excluded), at most one per line:
 * not inside quotes, not the first argument, not in lines that are real comments.
 */
function trailingComments(
  { text, escape: escapeCharacter }: DockerfileSyntax,
  { argumentSpan }: Instruction,
  comments: readonly Comment[],
): readonly Span[] {
  const found: Span[] = [];
  let quote = "";
  let next = 0;
  for (let at = argumentSpan.start; at < argumentSpan.end; at++) {
    while ((comments[next]?.span.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const comment = comments[next];
    const character = text[at];
    if (comment && comment.span.start <= at) at = comment.span.end - 1;
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
