/** The whole Dockerfile: scanned once, each instruction lowered on its own and remembered by its text. */
import { lineEnd } from "./directives.ts";
import { InstructionCache } from "./instructionCache.ts";
import { scan } from "./scanner.ts";
import type { Comment, Directive, DockerfileSyntax, Instruction, SyntaxProblem } from "./syntax.ts";

/** Parses any text; what BuildKit could not accept is in `problems`. */
export function parseDockerfile(text: string, cache: InstructionCache = new InstructionCache()): DockerfileSyntax {
  const { zone, instructions: scanned, comments } = scan(text);
  const problems: SyntaxProblem[] = [...zone.directives.flatMap(directiveProblem), ...longLines(text)];
  const instructions: Instruction[] = [];
  scanned.forEach((item, index) => {
    const lowered = cache.get(text, item, zone.escapeChar, index);
    instructions.push(lowered.instruction);
    for (const problem of lowered.problems) problems.push(problem);
  });
  cache.finish();
  return {
    text,
    directives: zone.directives,
    escape: zone.escapeChar,
    instructions,
    comments: comments.map(
      ({ span, target }): Comment => ({ span, text: text.slice(span.start + 1, span.end), target }),
    ),
    problems,
  };
}

function directiveProblem({ name, value, first, span, valueSpan }: Directive): SyntaxProblem[] {
  if (!first) return [{ code: "duplicate-directive", message: `the directive ${name} may be given only once`, span }];
  if (name !== "escape" || value === "\\" || value === "`") return [];
  return [{ code: "bad-escape", message: "the escape character is either \\ or `", span: valueSpan }];
}

/** The longest line that BuildKit's reader takes, in bytes of UTF-8. */
const MAX_LINE = 65535;

function longLines(text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  // A character takes at most three bytes for each UTF-16 unit, so shorter texts need no look at their lines.
  if (text.length * 3 <= MAX_LINE) return problems;
  for (let at = 0; at < text.length; ) {
    const next = lineEnd(text, at);
    const end = text.charCodeAt(next - 1) === 10 ? next - 1 : next;
    if ((end - at) * 3 > MAX_LINE && new TextEncoder().encode(text.slice(at, end)).length > MAX_LINE) {
      const message = `this line has more than ${MAX_LINE} bytes`;
      problems.push({ code: "line-too-long", message, span: { start: at, end } });
    }
    at = next;
  }
  return problems;
}
