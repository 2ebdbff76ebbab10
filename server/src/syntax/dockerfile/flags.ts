/**
 * `--name=value` between keyword and arguments, as BuildKit's `extractBuilderFlags` takes them off: from every
 * instruction, quotes and escapes removed, up to the first word without dashes or a bare `--`.
 */
import { isSpace } from "./characters.ts";
import { Lexer } from "./lexer.ts";
import { type MappedText, PickedText, spanAt } from "./mappedText.ts";
import type { Flag, FlagOption, Word } from "./syntax.ts";

interface FlagWord {
  readonly from: number;
  readonly to: number;
  readonly picked: PickedText;
}

export interface FlagReading {
  readonly flags: readonly Flag[];
  /** Where the arguments begin (spaces before them included). */
  readonly end: number;
}

/** Takes the flags off `from..to`. */
export function readFlags(mapped: MappedText, from: number, to: number, escapeChar: string): FlagReading {
  const flags: Flag[] = [];
  const { text } = mapped;
  let at = from;
  for (;;) {
    while (at < to && isSpace(text.charCodeAt(at))) at++;
    if (at >= to || text.charAt(at) !== "-" || text.charAt(at + 1) !== "-" || at + 1 >= to) return { flags, end: at };
    const word = readWord(mapped, at, to, escapeChar);
    at = word.to;
    if (word.picked.text === "--") return { flags, end: at };
    flags.push(flagOf(mapped, word, escapeChar));
  }
}

function readWord(mapped: MappedText, from: number, to: number, escapeChar: string): FlagWord {
  const starts: number[] = [];
  const ends: number[] = [];
  let value = "";
  let quote = "";
  let at = from;
  for (; at < to; at++) {
    const start = at;
    let ch = mapped.text.charAt(at);
    if (quote === "" && isSpace(ch.charCodeAt(0))) break;
    if (quote === "" ? ch === "'" || ch === '"' : ch === quote) {
      quote = quote === "" ? ch : "";
      continue;
    }
    if (ch === escapeChar) {
      if (at + 1 === to) continue;
      ch = mapped.text.charAt(++at);
    }
    value += ch;
    starts.push(start);
    ends.push(at + 1);
  }
  return { from, to: at, picked: new PickedText(mapped, value, starts, ends, from) };
}

function flagOf(mapped: MappedText, { from, to, picked }: FlagWord, escapeChar: string): Flag {
  const { text } = picked;
  const equals = text.indexOf("=");
  const nameEnd = equals < 0 ? text.length : equals;
  const name = text.slice(2, nameEnd);
  const written = from + mapped.text.slice(from, to).indexOf("=");
  const value =
    equals < 0 ? undefined : flagValue(mapped, picked, equals + 1, text.length, escapeChar, { from: written + 1, to });
  const listed = (name === "mount" || name === "device") && equals >= 0;
  const options = listed ? listOptions(mapped, picked, equals + 1, escapeChar) : [];
  const fault = listed ? listFault(picked.text, equals + 1) : undefined;
  return {
    span: spanAt(mapped, from, to),
    name,
    nameSpan: spanAt(picked, Math.min(2, nameEnd), nameEnd),
    value,
    options,
    ...(fault === undefined ? {} : { listFault: spanAt(picked, fault, fault + 1) }),
  };
}

/** Where Go's CSV reader gives up: at a double quote inside a part, behind a quoted part, or that nothing closes. */
function listFault(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; ) {
    let end = text.indexOf(",", at);
    if (text.charAt(at) === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
      if (close < 0) return at;
      if (close + 1 < text.length && text.charAt(close + 1) !== ",") return close;
      end = close + 1 < text.length ? close + 1 : -1;
    } else {
      const quote = text.indexOf('"', at);
      if (quote >= 0 && (end < 0 || quote < end)) return quote;
    }
    if (end < 0) return undefined;
    at = end + 1;
  }
  return undefined;
}

/** The value as a word: quotes are gone already, so only variables are left to find. `written` is where it stands. */
function flagValue(
  mapped: MappedText,
  picked: PickedText,
  from: number,
  to: number,
  escapeChar: string,
  written: { readonly from: number; readonly to: number } | undefined,
): Word {
  const lexer = new Lexer(picked, from, to, escapeChar);
  const parts = lexer.until(undefined);
  const known = parts.every((part) => part.kind === "text");
  return {
    span: written ? spanAt(mapped, written.from, written.to) : spanAt(picked, from, to),
    raw: written ? mapped.text.slice(written.from, written.to) : picked.text.slice(from, to),
    parts,
    literal: known ? parts.map((part) => (part.kind === "text" ? part.text : "")).join("") : undefined,
  };
}

/** The fields of the CSV record that `--mount` and `--device` take; a field may stand in (escaped) double quotes. */
function listOptions(mapped: MappedText, picked: PickedText, from: number, escapeChar: string): FlagOption[] {
  const options: FlagOption[] = [];
  const { text } = picked;
  for (let at = from; at <= text.length; ) {
    const quoted = text.charAt(at) === '"';
    const close = quoted ? text.indexOf('"', at + 1) : -1;
    const start = close >= 0 ? at + 1 : at;
    const comma = text.indexOf(",", close >= 0 ? close : at);
    const next = comma < 0 ? text.length : comma;
    const end = close >= 0 ? close : next;
    const equals = text.slice(start, end).indexOf("=");
    const keyEnd = equals < 0 ? end : start + equals;
    options.push({
      span: spanAt(picked, start, end),
      key: text.slice(start, keyEnd),
      keySpan: spanAt(picked, start, keyEnd),
      value: keyEnd < end ? flagValue(mapped, picked, keyEnd + 1, end, escapeChar, undefined) : undefined,
    });
    at = next + 1;
  }
  return options;
}
