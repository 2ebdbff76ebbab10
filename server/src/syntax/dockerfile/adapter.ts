/**
 * The only place that knows dockerfile-ast. It is handed one instruction at a time, as BuildKit joins it (no
 * continuations, comments or heredoc bodies), and says where keyword and words stand.
 *
 * It is not asked where it reads differently from BuildKit, and our own splitters answer instead: quotes and escapes
 * (BuildKit splits COPY, FROM and EXPOSE at blanks whatever quotes say), `<<` in quotes or JSON (taken for heredocs),
 * JSON with blanks, words with dashes behind the flags (dropped), other blanks than space and tab.
 */
import { DockerfileParser } from "dockerfile-ast";
import type { Span } from "../../text/span.ts";
import { splitBlanks } from "./split.ts";

/** Where the library found keyword and words, in offsets of the joined text. */
export interface LibraryReading {
  readonly keyword: Span;
  /** Without flags. */
  readonly words: readonly Span[];
}

/** Text that both read alike. */
const PLAIN = /^[\w./:@+,=~${}()*?!%^|;& \t-]*$/;
/** Above this the library's own cost begins to show, and such a text is a script anyway. */
const MAX_LENGTH = 1000;

/** What dockerfile-ast says of one joined instruction; undefined where it is not asked or found nothing. */
export function readWithLibrary(text: string): LibraryReading | undefined {
  if (text.length > MAX_LENGTH || !PLAIN.test(text)) return undefined;
  const [instruction] = DockerfileParser.parse(text).getInstructions();
  if (!instruction) return undefined;
  const { start, end } = instruction.getInstructionRange();
  const words = instruction.getArguments().map((argument): Span => {
    const range = argument.getRange();
    return { start: range.start.character, end: range.end.character };
  });
  return { keyword: { start: start.character, end: end.character }, words };
}

/** The words of `from..to`, by the library where it could be asked, else by our own splitter. */
export function wordSpans(
  library: LibraryReading | undefined,
  text: string,
  from: number,
  to: number,
): readonly Span[] {
  if (
    !library ||
    text.startsWith("--", from) ||
    text.slice(from, to).includes(" --") ||
    text.slice(from, to).includes("\t--")
  ) {
    return splitBlanks(text, from, to);
  }
  return library.words.filter(({ start }) => start >= from);
}
