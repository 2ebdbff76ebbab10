/**
 * Finds the heredocs that an instruction opens, under BuildKit's conditions: ADD, COPY and RUN (also as ONBUILD's
 * trigger), not in JSON form, the whole line split as a shell would with `\` as escape whatever the directive says,
 * and each word matched as a whole. When the line's quotes do not balance there is none at all.
 */
import { isSpace, skipBlanks, skipSpace, skipWord, trimEnd } from "./characters.ts";
import { readFlags } from "./flags.ts";
import { readJson } from "./json.ts";
import { Lexer } from "./lexer.ts";
import type { MappedText } from "./mappedText.ts";

/** A heredoc as its opening word says, in offsets of the joined text. */
export interface HeredocWord {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly expand: boolean;
  readonly chomp: boolean;
  readonly fileDescriptor: number | undefined;
}

const OPENING = /^(\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/;
const WITH_HEREDOC = new Set(["ADD", "COPY", "RUN"]);

/** The heredocs opened by an instruction's joined line. */
export function heredocsOf(mapped: MappedText, escapeChar: string): HeredocWord[] {
  const { text } = mapped;
  if (!text.includes("<<") || !takesHeredoc(mapped, 0, escapeChar, true)) return [];
  const found: HeredocWord[] = [];
  for (const [from, to] of shellWords(mapped)) {
    const heredoc = heredocWord(text, from, to);
    if (heredoc) found.push(heredoc);
  }
  return found;
}

function takesHeredoc(mapped: MappedText, start: number, escapeChar: string, outer: boolean): boolean {
  const { text } = mapped;
  const end = trimEnd(text, start, text.length);
  const from = skipSpace(text, start, end);
  const keywordEnd = skipWord(text, from, end);
  const keyword = text.slice(from, keywordEnd).toUpperCase();
  const flags = readFlags(mapped, skipBlanks(text, keywordEnd, end), end, escapeChar);
  if (keyword === "ONBUILD") return outer && takesHeredoc(mapped, flags.end, escapeChar, false);
  return WITH_HEREDOC.has(keyword) && readJson(mapped, flags.end, end).form === undefined;
}

/** The heredoc that `from..to` of the text opens as a whole word. */
export function heredocWord(text: string, from: number, to: number): HeredocWord | undefined {
  const match = OPENING.exec(text.slice(from, to));
  const rest = match?.[3] ?? "";
  if (!match || rest === "") return undefined;
  const nameFrom = to - rest.length;
  const name = singleWord(text, nameFrom, to);
  if (name === undefined) return undefined;
  const quoted = /^(["']).*\1$/s.test(rest) && rest.length > 1 ? 1 : 0;
  return {
    from,
    to,
    name,
    nameFrom: nameFrom + quoted,
    nameTo: to - quoted,
    expand: countQuotes(name) === countQuotes(rest),
    chomp: match[2] === "-",
    fileDescriptor: match[1] ? Number(match[1]) : undefined,
  };
}

/** The delimiter without quotes; undefined when it is not exactly one word. */
function singleWord(text: string, from: number, to: number): string | undefined {
  const lexer = new Lexer(plain(text), from, to, "\\", true);
  const parts = lexer.until(undefined);
  if (lexer.fault !== undefined) return undefined;
  const name = parts
    .map((part) => (part.kind === "text" ? part.text : text.slice(part.span.start, part.span.end)))
    .join("");
  const open = parts
    .map((part) => (part.kind === "text" && part.quote !== "none" ? "x" : part.kind === "text" ? part.text : "x"))
    .join("");
  return name !== "" && [...open.trim()].every((ch) => !isSpace(ch.charCodeAt(0))) ? name.trim() : undefined;
}

function countQuotes(text: string): number {
  let count = 0;
  for (const ch of text) if (ch === "'" || ch === '"') count++;
  return count;
}

/** Text that stands where it stands. */
function plain(text: string): MappedText {
  return { text, startAt: (i) => i, endAt: (i) => i };
}

/** Words between unquoted spaces; spaces straight behind `<<` belong to the word. Empty when BuildKit's lexer gives up. */
function shellWords(mapped: MappedText): (readonly [number, number])[] {
  const text = mapped.text;
  const lexer = new Lexer(plain(text), 0, text.length, "\\", true);
  const parts = lexer.until(undefined);
  if (lexer.fault !== undefined) return [];
  const words: [number, number][] = [];
  let start = 0;
  const boundary = (at: number): void => {
    if (at > start) words.push([start, at]);
    start = at + 1;
  };
  for (const part of parts) {
    if (part.kind === "text" && part.quote === "none") spacesIn(text, part.span.start, part.span.end).forEach(boundary);
  }
  boundary(text.length);
  return words;
}

/** Where unquoted text parts words: at spaces, but not at those straight behind `<<`. */
function spacesIn(text: string, from: number, to: number): number[] {
  const spaces: number[] = [];
  for (let i = from; i < to; i++) {
    if (isSpace(text.charCodeAt(i))) spaces.push(i);
    else if (text.startsWith("<<", i)) {
      i++;
      while (i + 1 < to && "\t\r ".includes(text.charAt(i + 1))) i++;
    }
  }
  return spaces;
}
