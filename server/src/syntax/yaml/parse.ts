/** The adapter over the `yaml` package: one parse per version of a file, lowered to our own tree at once. */
import { Composer, type CST, type Document, Parser } from "yaml";
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import { ownWords, unterminatedQuote } from "./errors.ts";
import { lowerDocument } from "./lower.ts";
import type { YamlDocument, YamlError, YamlSyntax } from "./syntax.ts";
import { commentsIn, depthOf } from "./tokens.ts";

/** Deeper than any file that a person wrote, shallow enough for the library's recursion. */
const MAX_DEPTH = 200;
/** How often a text with an unclosed quote is read again without it. */
const MAX_REPAIRS = 3;

const OPTIONS = {
  // Every plain scalar stays text: what it means is decided where its place in the file is known.
  schema: "failsafe",
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
  logLevel: "silent",
} as const;

/** The tree of a YAML file; empty for a file that is not there. */
export const yamlSyntax: Query<YamlSyntax> = {
  name: "yamlSyntax",
  compute: (reader, uri) => parseYaml(reader.file(uri)?.text ?? ""),
};

/** Reads any text; never throws. */
export function parseYaml(text: string): YamlSyntax {
  const errors: YamlError[] = [];
  let readable = text;
  let result = read(readable, text);
  for (let repair = 0; repair < MAX_REPAIRS && result.open !== undefined; repair++) {
    const { open } = result;
    errors.push({
      code: "unterminated",
      span: open,
      message: `The ${quoteName(text, open.start)} quote is never closed.`,
    });
    // Blanked at equal length, so that the rest of the file is read as if the value were missing.
    readable = readable.slice(0, open.start) + " ".repeat(open.end - open.start) + readable.slice(open.end);
    result = read(readable, text);
  }
  errors.push(...result.errors);
  errors.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { documents: result.documents, comments: result.comments, errors };
}

interface Reading extends YamlSyntax {
  /** A quote that swallowed the rest of the text, up to the end of its line. */
  readonly open: Span | undefined;
}

function read(text: string, original: string): Reading {
  const errors: YamlError[] = [];
  const documents: YamlDocument[] = [];
  const tokens = tokensOf(text);
  if (tokens === undefined) return { documents, comments: [], errors: [tooDeep(text)], open: undefined };
  const comments = commentsIn(tokens, original);
  if (tokens.some((token) => depthOf(token, MAX_DEPTH) > MAX_DEPTH))
    return { documents, comments, errors: [tooDeep(text)], open: undefined };
  let open: Span | undefined;
  for (const document of composed(tokens, text.length)) {
    for (const error of document.errors) {
      open ??= unterminatedQuote(error, document, text);
      errors.push(ownWords(error, text));
    }
    documents.push(lowerDocument(document, text, errors));
  }
  return { documents, comments, errors, open };
}

function tokensOf(text: string): CST.Token[] | undefined {
  try {
    return [...new Parser().parse(text)];
  } catch {
    return undefined;
  }
}

function composed(tokens: readonly CST.Token[], length: number): Document.Parsed[] {
  try {
    return [...new Composer<never>(OPTIONS).compose(tokens, false, length)] as unknown as Document.Parsed[];
  } catch {
    // The library has a fault for this text: nothing can be said about it.
    return [];
  }
}

function tooDeep(text: string): YamlError {
  const end = text.indexOf("\n");
  return {
    code: "too-deep",
    span: { start: 0, end: Math.min(end < 0 ? text.length : end, 80) },
    message: `This file nests more than ${MAX_DEPTH} levels deep, so it is not read.`,
  };
}

function quoteName(text: string, offset: number): string {
  return text[offset] === "'" ? "single" : "double";
}
