/** Dockerfiles that stand inside of a Compose file, under `dockerfile_inline`, as files of their own. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { scalarOffsets } from "../../syntax/yaml/scalarMap.ts";
import { follow, mappingOf, scalarOf, type YamlScalar } from "../../syntax/yaml/syntax.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import { SourceFile } from "../../workspace/sourceFile.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { composeFile } from "./file.ts";
import { interpolationsIn, isInterpolated } from "./interpolation.ts";
import { isRemoteContext } from "./load/paths.ts";
import { loadedProject } from "./load/project.ts";
import { type Lookup, substitute } from "./load/template.ts";

export interface InlineDockerfile {
  readonly service: string;
  /** A file in the build context that nobody else has; its text is what the builder gets. */
  readonly source: SourceFile;
  /** The scalar in the Compose file. */
  readonly span: Span;
  /** The place in the Compose file; undefined where a variable has brought a part of it. */
  spanOf(span: Span): Span | undefined;
  /** The edit of the Compose file; undefined where the form of the YAML value does not allow it. */
  editOf(edit: TextEdit): TextEdit | undefined;
  /** The offset in the Dockerfile of a place in the Compose file. */
  offsetOf(offset: number): number | undefined;
}

/** One of each text: services that share it by an alias or merge key share it here. */
export const inlineDockerfiles: Query<readonly InlineDockerfile[]> = {
  name: "inlineDockerfiles",
  compute(reader, uri) {
    const { services, text } = reader.derive(composeFile, uri);
    const seen = new Set<YamlScalar>();
    return services.flatMap((service) => {
      const build = mappingOf(service.keys.get("build")?.value);
      const keys = build && mergedPairs(build);
      const scalar = scalarOf(keys?.get("dockerfile_inline")?.value);
      if (scalar === undefined || seen.has(scalar) || scalar.value.trim() === "") return [];
      seen.add(scalar);
      const context = follow(keys?.get("context")?.value);
      const folder = contextFolder(uri, context?.type === "scalar" ? context.value : ".");
      const { lookup } = reader.derive(loadedProject, uri).environment;
      const pieces = piecesOf(scalar, text, lookup);
      return pieces === undefined
        ? []
        : [new Inline(service.name, resolvePath(folder, `${service.name}.Dockerfile`), scalar, text, pieces)];
    });
  },
};

function contextFolder(uri: Uri, context: string): Uri {
  const home = dirname(uri);
  return context === "" || isInterpolated(context) || isRemoteContext(context) ? home : resolvePath(home, context);
}

/** The Dockerfile's text, and the place of each of its characters. */
interface Pieces {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What variables have brought. */
  readonly foreign: readonly Span[];
}

/** Undefined where characters move, or where the value of a variable is not known. */
function piecesOf(scalar: YamlScalar, text: string, lookup: Lookup): Pieces | undefined {
  const offsets = scalarOffsets(scalar, text);
  if (offsets === undefined) return undefined;
  const { value } = scalar;
  const variables = new Map(interpolationsIn(value).map((variable) => [variable.span.start, variable.span]));
  const starts: number[] = [];
  const ends: number[] = [];
  const foreign: Span[] = [];
  let result = "";
  const add = (chars: string, from: number, to: number) => {
    result += chars;
    for (let i = 0; i < chars.length; i++) {
      starts.push(offsets[from] ?? 0);
      // Behind a line break of a block the next line's indentation begins, which belongs to nobody.
      ends.push(scalar.style === "literal" ? (offsets[to - 1] ?? 0) + 1 : (offsets[to] ?? 0));
    }
  };
  for (let i = 0; i < value.length; ) {
    const variable = value[i] === "$" ? variables.get(i) : undefined;
    if (variable) {
      const { text: known, problems } = substitute(value.slice(variable.start, variable.end), lookup);
      if (problems.length > 0) return undefined;
      foreign.push({ start: result.length, end: result.length + known.length });
      add(known, variable.start, variable.end);
      i = variable.end;
    } else {
      const width = value.startsWith("$$", i) ? 2 : 1;
      add(value[i] ?? "", i, i + width);
      i += width;
    }
  }
  starts.push(offsets[value.length] ?? 0);
  ends.push(offsets[value.length] ?? 0);
  return { text: result, starts, ends, foreign };
}

class Inline implements InlineDockerfile {
  readonly service: string;
  readonly source: SourceFile;
  readonly span: Span;
  readonly #pieces: Pieces;
  readonly #block: boolean;
  readonly #indent: string;

  constructor(service: string, uri: Uri, scalar: YamlScalar, text: string, pieces: Pieces) {
    this.service = service;
    this.source = new SourceFile(uri, pieces.text, undefined, "dockerfile");
    this.span = scalar.span;
    this.#pieces = pieces;
    this.#block = scalar.style === "literal";
    const first = pieces.starts[0] ?? 0;
    this.#indent = text.slice(text.lastIndexOf("\n", first - 1) + 1, first);
  }

  spanOf({ start, end }: Span): Span | undefined {
    const { starts, ends, foreign } = this.#pieces;
    if (foreign.some((part) => part.start < end && start < part.end)) return undefined;
    const from = starts[start] ?? this.span.start;
    return { start: from, end: end > start ? (ends[end - 1] ?? from) : from };
  }

  editOf({ span, newText }: TextEdit): TextEdit | undefined {
    const { text, starts } = this.#pieces;
    const place = this.spanOf(span);
    if (place === undefined) return undefined;
    const escaped = newText.replaceAll("$", "$$$$");
    if (!this.#block) return /[\n\r"'\\#:]/.test(newText) ? undefined : { span: place, newText: escaped };
    const indented = escaped.replaceAll("\n", `\n${this.#indent}`);
    const atEnd = span.end === text.length && text.endsWith("\n");
    if (!atEnd) {
      // Up to the text of the next line, whose indentation stays with it.
      const end = span.end > span.start && text[span.end - 1] === "\n" ? (starts[span.end] ?? place.end) : place.end;
      return { span: { start: place.start, end }, newText: indented };
    }
    const before = span.start === text.length ? this.#indent : "";
    if (newText === "" && (span.start === 0 || text[span.start - 1] === "\n"))
      return { span: { start: place.start - this.#indent.length, end: place.end }, newText };
    return { span: place, newText: before + escaped.replace(/\n(?!$)/g, `\n${this.#indent}`) };
  }

  offsetOf(offset: number): number | undefined {
    const { starts, text } = this.#pieces;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 || low > text.length ? undefined : low - 1;
  }
}
