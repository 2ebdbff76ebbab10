/** What each instruction makes of its arguments (BuildKit's `line_parsers.go` and `instructions/parse.go`). */
import type { Span } from "../../text/span.ts";
import { isSpace, skipSpace } from "./characters.ts";
import { wordSpans } from "./adapter.ts";
import { commandOf } from "./command.ts";
import { expandedWord } from "./expansion.ts";
import { heredocWord } from "./heredocs.ts";
import { type JsonReading, readJson } from "./json.ts";
import type { Lowering } from "./lower.ts";
import { lowerPairs } from "./pairs.ts";
import { spanAt } from "./mappedText.ts";
import type { FromInstruction, Instruction, Keyword, Word } from "./syntax.ts";
import { lexWord, plainWord } from "./words.ts";

/** What all instructions have in common. */
export type Base = Omit<FromInstruction, "keyword" | "image" | "as" | "stageName" | "extra">;

/** Reads the arguments of everything but ONBUILD. `argument` is a range of the joined text. */
export function lowerArguments(
  lowering: Lowering,
  base: Base,
  keyword: Exclude<Keyword, "ONBUILD"> | undefined,
  argument: Span,
): Instruction {
  switch (keyword) {
    case "FROM":
      return lowerFrom(lowering, base, argument);
    case "ARG":
      return { ...base, keyword, pairs: lowerPairs(lowering, base, keyword, argument).pairs };
    case "ENV":
    case "LABEL":
      return { ...base, keyword, ...lowerPairs(lowering, base, keyword, argument) };
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "SHELL":
      return { ...base, keyword, command: command(lowering, argument) };
    case "COPY":
    case "ADD":
      return lowerCopy(lowering, base, keyword, argument);
    case "HEALTHCHECK":
      return lowerHealthcheck(lowering, base, argument);
    case undefined:
      return {
        ...base,
        keyword,
        words: spansOf(lowering, argument).map((word) => plainWord(lowering.mapped, word.start, word.end)),
      };
    default:
      return lowerWords(lowering, base, keyword, argument);
  }
}

function spansOf({ mapped, library }: Lowering, { start, end }: Span): readonly Span[] {
  return wordSpans(library, mapped.text, start, end);
}

function json(lowering: Lowering, { start, end }: Span): JsonReading {
  const reading = readJson(lowering.mapped, start, end);
  if (reading.notStrings && reading.failure) {
    const message = "this is a JSON list, and BuildKit takes lists of strings only";
    lowering.problems.push({ code: "json-not-strings", message, span: reading.failure.span });
  }
  return reading;
}

function command(lowering: Lowering, argument: Span): ReturnType<typeof commandOf> {
  return commandOf(lowering.mapped, lowering.raw, argument.start, argument.end, json(lowering, argument));
}

function lowerFrom(lowering: Lowering, base: Base, argument: Span): Instruction {
  const { mapped } = lowering;
  const [first, second, third, ...rest] = spansOf(lowering, argument);
  const image = first && expandedWord(lowering, mapped, first.start, first.end, base.onbuild);
  const named = second !== undefined && mapped.text.slice(second.start, second.end).toUpperCase() === "AS";
  const extra = [second, third, ...rest].slice(named ? 2 : 0).filter((word) => word !== undefined);
  return {
    ...base,
    keyword: "FROM",
    image,
    as: named ? spanAt(mapped, second.start, second.end) : undefined,
    stageName: named && third ? plainWord(mapped, third.start, third.end) : undefined,
    extra: extra.map((word) => plainWord(mapped, word.start, word.end)),
  };
}

/** The words of a list that may be JSON: items are expanded after decoding, words as written. */
function list(lowering: Lowering, argument: Span, reading: JsonReading, onbuild: boolean): Word[] {
  if (!reading.form)
    return spansOf(lowering, argument).map((word) =>
      expandedWord(lowering, lowering.mapped, word.start, word.end, onbuild),
    );
  return reading.items.map(({ content, from, to }) => ({
    ...expandedWord(lowering, content, 0, content.text.length, onbuild),
    span: spanAt(lowering.mapped, from, to),
    raw: lowering.mapped.text.slice(from, to),
  }));
}

function lowerCopy(lowering: Lowering, base: Base, keyword: "COPY" | "ADD", argument: Span): Instruction {
  const reading = json(lowering, argument);
  const words = list(lowering, argument, reading, base.onbuild);
  const destination = words.length > 1 ? words.at(-1) : undefined;
  const sources = destination ? words.slice(0, -1) : words;
  return {
    ...base,
    keyword,
    json: reading.form,
    jsonFailure: reading.failure,
    sources: reading.form ? sources : sources.filter(({ raw }) => !heredocWord(raw, 0, raw.length)),
    destination,
  };
}

function lowerHealthcheck(lowering: Lowering, base: Base, { start, end }: Span): Instruction {
  const { mapped } = lowering;
  let typeEnd = start;
  while (typeEnd < end && !isSpace(mapped.text.charCodeAt(typeEnd))) typeEnd++;
  if (typeEnd === start)
    return { ...base, keyword: "HEALTHCHECK", type: undefined, typeSpan: undefined, command: undefined };
  const rest = skipSpace(mapped.text, typeEnd, end);
  return {
    ...base,
    keyword: "HEALTHCHECK",
    type: mapped.text.slice(start, typeEnd).toUpperCase(),
    typeSpan: spanAt(mapped, start, typeEnd),
    command: rest < end ? command(lowering, { start: rest, end }) : undefined,
  };
}

type WordsKeyword = "EXPOSE" | "VOLUME" | "USER" | "WORKDIR" | "STOPSIGNAL" | "MAINTAINER";

function lowerWords(lowering: Lowering, base: Base, keyword: WordsKeyword, argument: Span): Instruction {
  const { mapped } = lowering;
  const reading = keyword === "VOLUME" ? json(lowering, argument) : undefined;
  const single = keyword !== "EXPOSE" && keyword !== "VOLUME";
  const common = { ...base, keyword, json: reading?.form, jsonFailure: reading?.failure };
  if (!single) {
    const words = list(lowering, argument, reading ?? readJson(mapped, argument.end, argument.end), base.onbuild);
    return { ...common, words, whole: undefined };
  }
  // The whole text is what BuildKit expands; its words are only for the eye and raise no problem of their own.
  const words = spansOf(lowering, argument).map(
    (word) => lexWord(mapped, word.start, word.end, lowering.escapeChar).word,
  );
  if (argument.start === argument.end) return { ...common, words, whole: undefined };
  const whole =
    keyword === "MAINTAINER"
      ? plainWord(mapped, argument.start, argument.end)
      : expandedWord(lowering, mapped, argument.start, argument.end, base.onbuild);
  return { ...common, words, whole };
}
