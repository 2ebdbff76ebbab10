/**
 * The value of `# check=`: which of BuildKit's checks are skipped or switched on, and whether they stop the build.
 * Follows `ParseLintOptions` of BuildKit's `frontend/dockerfile/linter/linter.go`.
 */
import type { Span } from "../../text/span.ts";
import { isSpace } from "./characters.ts";

/** The options in the order of BuildKit's documentation. */
export const CHECK_OPTIONS = ["skip", "experimental", "error"] as const;

/** One `key=value` of the list. */
export interface CheckOption {
  readonly span: Span;
  readonly key: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  /** The names of `skip` and `experimental`, "all" among them; blank ones too, so that a cursor finds its place. */
  readonly names: readonly CheckName[];
}

export interface CheckName {
  readonly name: string;
  readonly span: Span;
}

export interface CheckValue {
  /** Up to the first blank: what follows is a remark. */
  readonly span: Span;
  /** What could be read, even where BuildKit gives up. */
  readonly options: readonly CheckOption[];
  /** Why BuildKit refuses the value; the first reason. */
  readonly fault: CheckFault | undefined;
  /** "all" or names, in force: empty when there is a fault. */
  readonly skip: "all" | ReadonlySet<string>;
  readonly experimental: "all" | ReadonlySet<string>;
  /** True where a report of a check stops the build. */
  readonly error: boolean;
}

export interface CheckFault {
  readonly kind: "no-equals" | "unknown-option" | "not-boolean";
  readonly span: Span;
}

/** BuildKit takes no more; what follows the second semicolon is all one option. */
const MOST_OPTIONS = 3;
const TRUE = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const FALSE = new Set(["0", "f", "F", "FALSE", "false", "False"]);

/** Reads the text behind `check=`; `start` is where it stands. */
export function parseCheckValue(text: string, start: number): CheckValue {
  const blank = text.indexOf(" ");
  const value = blank < 0 ? text : text.slice(0, blank);
  const span = { start, end: start + value.length };
  const options = value.trim() === "" ? [] : splitOptions(value, start);
  const fault = options.map(({ option, fault }) => fault ?? faultOf(option, value, start)).find((one) => one);
  const read = options.map(({ option }) => option);
  const common = { span, options: read, fault };
  if (fault) return { ...common, skip: new Set(), experimental: new Set(), error: false };
  const last = read.findLast(({ key }) => key === "error");
  const error = last !== undefined && TRUE.has(textIn(value, start, last.valueSpan));
  return { ...common, skip: named(read, "skip"), experimental: named(read, "experimental"), error };
}

interface ReadOption {
  readonly option: CheckOption;
  readonly fault: CheckFault | undefined;
}

function splitOptions(value: string, start: number): readonly ReadOption[] {
  const options: ReadOption[] = [];
  let at = 0;
  for (let i = 1; i <= MOST_OPTIONS && at <= value.length; i++) {
    const semicolon = i === MOST_OPTIONS ? -1 : value.indexOf(";", at);
    const end = semicolon < 0 ? value.length : semicolon;
    options.push(readOption(value, at, end, start));
    at = end + 1;
    if (semicolon < 0) break;
  }
  return options;
}

function readOption(value: string, from: number, to: number, start: number): ReadOption {
  const equals = value.slice(from, to).indexOf("=");
  const keyEnd = equals < 0 ? to : from + equals;
  const keySpan = trimmed(value, from, keyEnd, start);
  const valueSpan = trimmed(value, Math.min(to, keyEnd + 1), to, start);
  const span = { start: start + from, end: start + to };
  const key = textIn(value, start, keySpan);
  const names = key === "skip" || key === "experimental" ? readNames(value, keyEnd + 1, to, start) : [];
  const fault: CheckFault | undefined = equals < 0 ? { kind: "no-equals", span } : undefined;
  return { option: { span, key, keySpan, valueSpan, names }, fault };
}

function readNames(value: string, from: number, to: number, start: number): readonly CheckName[] {
  const names: CheckName[] = [];
  for (let at = from; at <= to; ) {
    const comma = value.slice(at, to).indexOf(",");
    const end = comma < 0 ? to : at + comma;
    const span = trimmed(value, at, end, start);
    names.push({ name: textIn(value, start, span), span });
    at = end + 1;
  }
  return names;
}

function faultOf({ key, keySpan, valueSpan }: CheckOption, value: string, start: number): CheckFault | undefined {
  if (!CHECK_OPTIONS.some((known) => known === key)) return { kind: "unknown-option", span: keySpan };
  const text = textIn(value, start, valueSpan);
  if (key !== "error" || TRUE.has(text) || FALSE.has(text)) return undefined;
  return { kind: "not-boolean", span: valueSpan };
}

/** The last list wins, but "all" stays once it was said. */
function named(options: readonly CheckOption[], key: string): "all" | ReadonlySet<string> {
  const lists = options.filter((option) => option.key === key).map(({ names }) => names.map(({ name }) => name));
  if (lists.some((names) => names.length === 1 && names[0] === "all")) return "all";
  return new Set(lists.at(-1) ?? []);
}

function trimmed(value: string, from: number, to: number, start: number): Span {
  let first = from;
  let last = to;
  while (first < last && isSpace(value.charCodeAt(first))) first++;
  while (last > first && isSpace(value.charCodeAt(last - 1))) last--;
  return { start: start + first, end: start + last };
}

function textIn(value: string, start: number, span: Span): string {
  return value.slice(span.start - start, span.end - start);
}
