/**
 * The tokens of a Dockerfile that a person may point at, by group. What stands inside shell text is no token here but
 * for names of commands, which the shell groups count.
 */
import type { BuildGraph } from "../../server/src/semantics/dockerfile/model.ts";
import type { Instruction, Word } from "../../server/src/syntax/dockerfile/syntax.ts";
import type { Span } from "../../server/src/text/span.ts";

export interface Token {
  readonly group: "keyword or flag" | "word";
  /** "FROM image", "COPY --chown". */
  readonly kind: string;
  readonly span: Span;
  /** What a specific text would mention: the word as written, without quotes. */
  readonly text: string;
}

export function tokensOf({ syntax }: BuildGraph): readonly Token[] {
  const directives = syntax.directives.flatMap(({ name, nameSpan, value, valueSpan }): Token[] => [
    { group: "keyword or flag", kind: "directive", span: nameSpan, text: name },
    { group: "word", kind: "directive value", span: valueSpan, text: value },
  ]);
  return [...directives, ...syntax.instructions.flatMap(ofInstruction)].filter(({ span }) => span.start < span.end);
}

/** Unknown instructions are left out: there is nothing true to say about them. */
function ofInstruction(instruction: Instruction): Token[] {
  if (instruction.keyword === undefined) return [];
  const { keyword, keywordSpan, heredocs } = instruction;
  const own: Token = { group: "keyword or flag", kind: keyword, span: keywordSpan, text: keyword };
  const documents = heredocs.map(({ span, name }): Token => ({ group: "word", kind: "heredoc", span, text: name }));
  if (instruction.keyword === "ONBUILD")
    return [own, ...(instruction.trigger ? ofInstruction(instruction.trigger) : [])];
  return [own, ...flagsOf(instruction), ...extraKeywords(instruction), ...documents, ...wordsOf(instruction)];
}

function flagsOf({ flags, keyword }: Instruction): Token[] {
  return flags.flatMap(({ name, nameSpan, value, options }) => [
    { group: "keyword or flag", kind: `${keyword} --${name}`, span: nameSpan, text: name },
    ...(name === "mount"
      ? options.flatMap(({ key, keySpan, value: word }) => [
          { group: "keyword or flag" as const, kind: `--mount ${key}`, span: keySpan, text: key },
          ...(word ? [token(`--mount ${key} value`, word)] : []),
        ])
      : value
        ? [token(`${keyword} --${name} value`, value)]
        : []),
  ]);
}

function extraKeywords(instruction: Instruction): Token[] {
  if (instruction.keyword === "FROM" && instruction.as)
    return [{ group: "keyword or flag", kind: "AS", span: instruction.as, text: "AS" }];
  if (instruction.keyword === "HEALTHCHECK" && instruction.typeSpan)
    return [
      { group: "keyword or flag", kind: "HEALTHCHECK type", span: instruction.typeSpan, text: instruction.type ?? "" },
    ];
  return [];
}

function wordsOf(instruction: Instruction): Token[] {
  const all = (kind: string, words: readonly (Word | undefined)[]) =>
    words.filter((word) => word !== undefined).map((word) => token(`${instruction.keyword} ${kind}`, word));
  const items = (json: { readonly items: readonly { readonly span: Span; readonly value: string }[] } | undefined) =>
    (json?.items ?? []).map(
      ({ span, value }): Token => ({ group: "word", kind: `${instruction.keyword} list`, span, text: value }),
    );
  switch (instruction.keyword) {
    case "FROM":
      return [...all("image", [instruction.image]), ...all("name", [instruction.stageName])];
    case "ARG":
    case "ENV":
    case "LABEL":
      return instruction.pairs.flatMap(({ name, value }) => [...all("name", [name]), ...all("value", [value])]);
    case "COPY":
    case "ADD":
      return instruction.json
        ? items(instruction.json)
        : all("path", [...instruction.sources, instruction.destination]);
    case "EXPOSE":
    case "VOLUME":
      return instruction.json ? items(instruction.json) : all("word", instruction.words);
    case "USER":
    case "WORKDIR":
    case "STOPSIGNAL":
    case "MAINTAINER":
      return all("word", [instruction.whole]);
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "SHELL":
    case "HEALTHCHECK":
      return items(instruction.command?.json);
    default:
      return [];
  }
}

function token(kind: string, { span, raw, literal }: Word): Token {
  return { group: "word", kind, span, text: literal ?? raw };
}
