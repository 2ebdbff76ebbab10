/** Reads shell text with unbash: one tree of our own, and what a shell could not read. Never throws. */
import { type ParseError, parse, type Script } from "unbash";
import { decodedBackticks } from "./backticks.ts";
import { lowerList } from "./lowerCommands.ts";
import type { Lowering } from "./lowerWords.ts";
import { commentsOf } from "./operators.ts";
import { type Place, spanOf } from "./place.ts";
import { problemOf } from "./problems.ts";
import type { ShellProblem, ShellScript } from "./syntax.ts";

/** BuildKit refuses lines longer than 64 KiB; a heredoc may be longer, but hardly this long. */
const LONGEST = 500_000;

/** Reads a text whose characters stand where `place` says. The script is empty when the text is unreasonably long. */
export function parseShell(text: string, place: Place): ShellScript {
  const problems: ShellProblem[] = [];
  const span = spanOf(place, 0, text.length);
  const empty = { span, shebang: undefined, body: { span, statements: [] }, comments: [], problems };
  if (text.length > LONGEST) return empty;
  try {
    const script = parse(text);
    const lowering: Lowering = { text, place, covered: [], script: innerScript(problems) };
    report(script.errors, lowering, problems);
    const body = lowerList(lowering, script);
    problems.sort((a, b) => a.span.start - b.span.start);
    return { span, shebang: script.shebang?.replace(/^#!/, ""), body, comments: commentsOf(lowering), problems };
  } catch {
    // The library promises not to throw; a text that makes it throw is one that nobody says anything about.
    return empty;
  }
}

function report(errors: readonly ParseError[] | undefined, lowering: Lowering, into: ShellProblem[]): void {
  for (const error of errors ?? []) into.push(problemOf(error, lowering));
}

/** The inside of a substitution: the same text, or the decoded inside of backticks. */
function innerScript(problems: ShellProblem[]): Lowering["script"] {
  return (script: Script & { errors?: readonly ParseError[] | undefined }, outer, opening) => {
    const lowering = script.source === undefined ? outer : insideBackticks(script.source, outer, opening);
    report(script.errors, lowering, problems);
    return {
      span: spanOf(lowering.place, script.pos, script.end),
      shebang: undefined,
      body: lowerList(lowering, script),
      comments: [],
      problems: [],
    };
  };
}

function insideBackticks(source: string, outer: Lowering, opening: number): Lowering {
  const place = decodedBackticks(source, outer.text, opening, outer.place);
  return { text: source, place, script: outer.script, covered: [] };
}
