/** Syntax errors in our own words, on a short span. */
import type { Document, YAMLError } from "yaml";
import type { Span } from "../../text/span.ts";
import type { YamlError, YamlErrorCode } from "./syntax.ts";

const WORDS: Readonly<Record<string, readonly [YamlErrorCode, string]>> = {
  ALIAS_PROPS: ["syntax", "An alias can have neither a tag nor an anchor."],
  BAD_ALIAS: ["syntax", "This is no usable alias or anchor name."],
  BAD_DIRECTIVE: ["syntax", "YAML does not know this directive."],
  BAD_DQ_ESCAPE: [
    "syntax",
    "Double quotes do not know this escape; write `\\\\` for a backslash or use single quotes.",
  ],
  BAD_INDENT: ["indentation", "This line's indentation fits no level above it."],
  BAD_PROP_ORDER: ["syntax", "Tag and anchor must stand before the value's first character."],
  BAD_SCALAR_START: ["syntax", "A plain value cannot begin with this character; put it in quotes."],
  BLOCK_AS_IMPLICIT_KEY: [
    "syntax",
    "A nested mapping cannot begin on its key's line; quote the value or break the line.",
  ],
  BLOCK_IN_FLOW: ["syntax", "Inside brackets and braces only the bracket form can be used."],
  DUPLICATE_KEY: ["duplicate-key", "This key is there twice."],
  IMPOSSIBLE: ["syntax", "YAML cannot read this."],
  KEY_OVER_1024_CHARS: ["syntax", "A key can have at most 1024 characters."],
  MISSING_CHAR: ["syntax", "Something is missing here."],
  MULTILINE_IMPLICIT_KEY: ["missing-colon", "This key has no colon behind it."],
  MULTIPLE_ANCHORS: ["syntax", "A value can have only one anchor."],
  MULTIPLE_DOCS: ["syntax", "There are several documents here."],
  MULTIPLE_TAGS: ["syntax", "A value can have only one tag."],
  NON_STRING_KEY: ["syntax", "A key must be text."],
  TAB_AS_INDENT: ["tab", "YAML does not allow tabs as indentation; use spaces."],
  TAG_RESOLVE_FAILED: ["syntax", "YAML does not know this tag."],
  UNEXPECTED_TOKEN: ["syntax", "YAML does not expect this here."],
};

const MAX_SPAN = 80;

/** The library's error as one of ours. */
export function ownWords(error: YAMLError, text: string): YamlError {
  const [code, message] = WORDS[error.code] ?? ["syntax", "YAML cannot read this."];
  if (error.code === "MISSING_CHAR" || /end with an? \S+$/.test(error.message)) return missing(error, text);
  if (/block sequence/.test(error.message) || isItem(error, text)) {
    const skipped = /^\s*/.exec(text.slice(error.pos[0], error.pos[0] + MAX_SPAN))?.[0].length ?? 0;
    const at = error.pos[0] + skipped;
    return { code: "syntax", span: shortSpan([at, at + 1], text), message: "A list item cannot stand among keys." };
  }
  return { code, span: shortSpan(error.pos, text), message };
}

/** A dash where a key is expected. */
function isItem(error: YAMLError, text: string): boolean {
  return error.code === "MULTILINE_IMPLICIT_KEY" && /^-\s/.test(text.slice(error.pos[0], error.pos[0] + 2));
}

function missing(error: YAMLError, text: string): YamlError {
  const span = shortSpan(error.pos, text);
  if (/followed by map values/.test(error.message) && /^-\s/.test(text.slice(span.start, span.start + 2))) {
    return { code: "syntax", span, message: "A list item cannot stand among keys." };
  }
  if (/followed by map values/.test(error.message))
    return { code: "missing-colon", span, message: "This key has no colon behind it." };
  const character = /(?:closing|end with an?|with a) ?(\S+)$/.exec(error.message)?.[1];
  const name =
    character === '"quote' ? "closing double quote" : character === "'quote" ? "closing single quote" : character;
  return {
    code: "syntax",
    span,
    message: name === undefined ? "Something is missing here." : `A ${name} is missing before this.`,
  };
}

/** At most one line, at least one character where there is one. */
function shortSpan([from, to]: readonly [number, number], text: string): Span {
  const start = Math.max(0, Math.min(from, text.length));
  const lineEnd = text.slice(start, start + MAX_SPAN).search(/[\r\n]/);
  const end = Math.min(Math.max(to, start + 1), text.length, lineEnd < 0 ? start + MAX_SPAN : start + lineEnd);
  if (end > start) return { start, end };
  // On a line break or at the end of the text: the last character before it says where.
  const before = text.slice(Math.max(0, start - MAX_SPAN), start).trimEnd().length + Math.max(0, start - MAX_SPAN);
  return { start: Math.max(0, before - 1), end: Math.max(before, Math.min(1, text.length)) };
}

/** Where a quoted value begins that runs to the end of the document because its quote is never closed. */
export function unterminatedQuote(error: YAMLError, document: Document.Parsed, text: string): Span | undefined {
  if (error.code !== "MISSING_CHAR" || !/quote$/.test(error.message)) return undefined;
  let start: number | undefined;
  const pending: unknown[] = [document.contents];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { items, key, value, range, type } = (node ?? {}) as Record<string, unknown>;
    if (Array.isArray(items)) for (const item of items) pending.push(item ?? {});
    else if (typeof key === "object") pending.push(key ?? {}, value ?? {});
    else if (Array.isArray(range) && (type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") && range[1] === error.pos[0])
      start = range[0];
  }
  if (start === undefined) return undefined;
  const line = text.slice(start).search(/[\r\n]/);
  // A value of one line at the end of the text has swallowed nothing.
  return line < 0 ? undefined : { start, end: start + line };
}
