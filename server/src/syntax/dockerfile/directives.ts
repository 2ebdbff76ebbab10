/**
 * Parser directives at the top of a file, by BuildKit's rules: the zone ends at the first line that is not
 * `# key=value` with one of three known keys. Behind a shebang BuildKit looks for `syntax` and `check` only.
 */
import type { Span } from "../../text/span.ts";
import { skipSpace, trimEnd } from "./characters.ts";
import type { Directive } from "./syntax.ts";

const PATTERN = /^([a-zA-Z][a-zA-Z0-9]*)([\t\n\f\r ]*=[\t\n\f\r ]*)([^\n]+)$/;
const KNOWN = new Set(["syntax", "escape", "check"]);

export interface DirectiveZone {
  readonly directives: readonly Directive[];
  readonly escapeChar: "\\" | "`";
  /** Where the scanner goes on; what was skipped are the lines in `lines`. */
  readonly end: number;
  /** The shebang line, which is a comment. */
  readonly shebang: Span | undefined;
}

/** Reads the directives from `start`, which is 0 or stands behind a byte order mark. */
export function readDirectives(text: string, start: number): DirectiveZone {
  const directives: Directive[] = [];
  const seen = new Set<string>();
  let escapeChar: "\\" | "`" = "\\";
  let shebang: Span | undefined;
  let at = start;
  while (at < text.length) {
    const next = lineEnd(text, at);
    const line = { start: at, end: contentEnd(text, at, next) };
    if (at === start && text.startsWith("#!", at)) shebang = line;
    else {
      const directive = directiveAt(text, line, shebang !== undefined, seen);
      if (!directive) break;
      directives.push(directive);
      if (directive.name === "escape" && directive.first && (directive.value === "`" || directive.value === "\\")) {
        escapeChar = directive.value;
      }
    }
    at = next;
  }
  return { directives, escapeChar, end: at, shebang };
}

function directiveAt(text: string, line: Span, afterShebang: boolean, seen: Set<string>): Directive | undefined {
  const start = skipSpace(text, line.start, line.end);
  if (text.charAt(start) !== "#" || start === line.end) return undefined;
  const nameStart = skipSpace(text, start + 1, line.end);
  const match = PATTERN.exec(text.slice(nameStart, line.end));
  const written = match?.[1] ?? "";
  const name = written.toLowerCase();
  if (!match || !KNOWN.has(name)) return undefined;
  // The parser trims the line before it looks for `escape`; `syntax` and `check` are looked up in the untrimmed text.
  if (start > line.start && name !== "escape") return undefined;
  if (afterShebang && (name === "escape" || seen.has(name))) return undefined;
  const valueStart = nameStart + written.length + (match[2] ?? "").length;
  // The pattern leaves at least one character, a blank if there is nothing else, as BuildKit's does.
  const value = text.slice(valueStart, Math.max(valueStart + 1, trimEnd(text, valueStart, line.end)));
  const first = !seen.has(name);
  seen.add(name);
  return {
    name,
    nameSpan: { start: nameStart, end: nameStart + written.length },
    value,
    valueSpan: { start: valueStart, end: valueStart + value.length },
    span: { start, end: valueStart + value.length },
    first,
  };
}

/** The offset behind the line feed that ends the line at `at`; the end of the text for the last line. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf("\n", at);
  return feed < 0 ? text.length : feed + 1;
}

/** The end of the line without its line break and carriage returns. */
export function contentEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return end;
}
