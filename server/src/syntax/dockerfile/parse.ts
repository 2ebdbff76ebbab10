/** The whole Dockerfile: scanned once, each instruction lowered on its own and remembered by its text. */
import { InstructionCache } from "./instructionCache.ts";
import { scan } from "./scanner.ts";
import type { Comment, Directive, DockerfileSyntax, Instruction, SyntaxProblem } from "./syntax.ts";

/** Parses any text; what BuildKit could not accept is in `problems`. */
export function parseDockerfile(text: string, cache: InstructionCache = new InstructionCache()): DockerfileSyntax {
  const { zone, instructions: scanned, comments } = scan(text);
  const problems: SyntaxProblem[] = zone.directives.flatMap(directiveProblem);
  const instructions: Instruction[] = [];
  scanned.forEach((item, index) => {
    const lowered = cache.get(text, item, zone.escape, index);
    instructions.push(lowered.instruction);
    problems.push(...lowered.problems);
  });
  cache.finish();
  return {
    text,
    directives: zone.directives,
    escape: zone.escape,
    instructions,
    comments: comments.map(({ span, target }): Comment => ({ span, text: text.slice(span.start + 1, span.end), target })),
    problems,
  };
}

function directiveProblem({ name, value, first, span, valueSpan }: Directive): SyntaxProblem[] {
  if (!first) return [{ code: "duplicate-directive", message: `the directive ${name} may be given only once`, span }];
  if (name !== "escape" || value === "\\" || value === "`") return [];
  return [{ code: "bad-escape", message: "the escape character is either \\ or `", span: valueSpan }];
}
