/** The instructions in the Dockerfile grammar. */
import { include, KEYWORDS, type Mode, type Rule } from "./grammarRules.ts";
import { heredocWord } from "./heredocGrammar.ts";

/** An instruction from its keyword to the end of its last line. */
function instruction(mode: Mode, keywords: string, patterns: readonly Rule[]): Rule {
  return {
    begin: `(?:^|(?<=[Oo][Nn][Bb][Uu][Ii][Ll][Dd])\\G)\\s*((?i:${keywords}))(?=\\s|$)`,
    beginCaptures: { 1: { name: "keyword.other.instruction.dockerfile" } },
    end: `(?<!${mode.escape})\\n|(?<=${mode.escape}${mode.escape})\\n|^(?=\\s*(?:${KEYWORDS})\\s)`,
    // So that comments and blank lines inside do not end it.
    applyEndPatternLast: 1,
    name: `meta.instruction.${keywords.split("|")[0]?.toLowerCase()}.dockerfile`,
    patterns: [include(`continuation${mode.name}`), include(`flag${mode.name}`), ...patterns],
  };
}

export function instructions(mode: Mode): Rule[] {
  const word = include(`word${mode.name}`);
  const pair: Rule = {
    match: "(?<![\\w.-])([A-Za-z_][\\w.-]*)(=)",
    captures: {
      1: { name: "variable.other.assignment.dockerfile" },
      2: { name: "keyword.operator.assignment.dockerfile" },
    },
  };
  const firstWord: Rule = {
    match: "\\G\\s+([A-Za-z_][\\w.-]*)(?=\\s|$)",
    captures: { 1: { name: "variable.other.assignment.dockerfile" } },
  };
  const path: Rule = { match: `[^\\s$"'\\[\\]${mode.escape}]+`, name: "string.unquoted.dockerfile" };
  const json: Rule = { ...include("json") };
  return [
    onbuild(mode),
    instruction(mode, "FROM", [
      {
        match: "(?<=\\s)((?i:AS))\\s+([\\w.-]+)",
        captures: { 1: { name: "keyword.other.as.dockerfile" }, 2: { name: "entity.name.type.stage.dockerfile" } },
      },
      { match: "(?<=\\s)(scratch)(?=\\s|$)", name: "constant.language.scratch.dockerfile" },
      { match: "@[a-z0-9]+:[0-9a-f]+", name: "constant.other.digest.dockerfile" },
      {
        match: "(:)([\\w][\\w.-]*)(?=@|\\s|$)",
        captures: { 1: { name: "punctuation.separator.dockerfile" }, 2: { name: "constant.other.tag.dockerfile" } },
      },
      word,
      { match: "[^\\s:@$\"']+", name: "entity.name.image.dockerfile" },
    ]),
    instruction(mode, "ARG", [
      pair,
      { match: "(?<=\\s)([A-Za-z_]\\w*)(?=\\s|$)", name: "variable.other.assignment.dockerfile" },
      word,
    ]),
    instruction(mode, "ENV|LABEL", [
      pair,
      firstWord,
      {
        match: '(".*?")(=)',
        captures: {
          1: { name: "variable.other.assignment.dockerfile" },
          2: { name: "keyword.operator.assignment.dockerfile" },
        },
      },
      word,
    ]),
    instruction(mode, "RUN|CMD|ENTRYPOINT", [execForm(mode), shellText(mode)]),
    instruction(mode, "HEALTHCHECK", [
      { match: "(?<=\\s)(?i:NONE)(?=\\s*$)", name: "constant.language.dockerfile" },
      {
        begin: "(?<=\\s)((?i:CMD))(?=\\s)",
        beginCaptures: { 1: { name: "keyword.other.instruction.dockerfile" } },
        end: `(?=(?<!${mode.escape})\\n)`,
        patterns: [include(`continuation${mode.name}`), execForm(mode), shellText(mode)],
      },
    ]),
    instruction(mode, "EXPOSE", [
      {
        match: "(/)((?i:tcp|udp|sctp))",
        captures: { 1: { name: "punctuation.separator.dockerfile" }, 2: { name: "constant.language.dockerfile" } },
      },
      { match: "[0-9]+", name: "constant.numeric.dockerfile" },
      word,
    ]),
    instruction(mode, "STOPSIGNAL", [
      include("number"),
      word,
      { match: "[A-Z0-9+-]+", name: "constant.language.dockerfile" },
    ]),
    instruction(mode, "MAINTAINER", [{ match: "\\S.*$", name: "string.unquoted.dockerfile" }]),
    instruction(mode, "COPY|ADD|VOLUME|SHELL", [heredocWord(), json, word, path]),
    instruction(mode, "USER|WORKDIR", [word, path]),
  ];
}

/** ONBUILD and its trigger on one line. */
function onbuild(mode: Mode): Rule {
  return {
    begin: "^\\s*((?i:ONBUILD))(?=\\s)",
    beginCaptures: { 1: { name: "keyword.other.instruction.dockerfile" } },
    end: `(?<!${mode.escape})\\n|^`,
    name: "meta.instruction.onbuild.dockerfile",
    patterns: [include(`instruction${mode.name}`)],
  };
}

/** `["program", "argument"]`. */
function execForm(mode: Mode): Rule {
  return {
    begin: `(?<=\\s)(?=\\[\\s*")`,
    end: "(?<=\\])|$",
    patterns: [include(`continuation${mode.name}`), include("json")],
  };
}

/** What a shell reads: bounded by the next instruction, so that a quote left open colours only its own. */
function shellText({ escape, shell, name }: Mode): Rule {
  return {
    begin: '(?<=\\s)(?=[^\\s\\[-]|-(?!-)|\\[(?!\\s*"))',
    end: `(?=(?<!${escape})\\n)`,
    contentName: `meta.embedded.block.${shell.name}.dockerfile`,
    patterns: [include(`continuation${name}`), { include: shell.grammar }],
  };
}
