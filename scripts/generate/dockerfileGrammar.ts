/**
 * The TextMate grammar of Dockerfiles. A grammar cannot compute, so what depends on the file is a mode: `# escape=`
 * and SHELL open one that lasts to the end of the file or stage. All modes are made from the same rules.
 */
import { BATCH, include, KEYWORDS, type Mode, POWERSHELL, type Rule, SHELL } from "./grammarRules.ts";
import { heredocs, knownHeredocs } from "./heredocGrammar.ts";
import { instructions } from "./instructionGrammar.ts";

/** The text of `syntaxes/dockerfile.tmLanguage.json`. */
export function dockerfileGrammar(): string {
  const modes: readonly Mode[] = [
    { name: "", escape: "\\\\", shell: SHELL },
    { name: "-powershell", escape: "\\\\", shell: POWERSHELL },
    { name: "-cmd", escape: "\\\\", shell: BATCH },
    { name: "-backtick", escape: "`", shell: BATCH },
    { name: "-backtick-powershell", escape: "`", shell: POWERSHELL },
    { name: "-backtick-sh", escape: "`", shell: SHELL },
  ];
  const grammar = {
    $comment: "Made by `npm run generate` from scripts/generate/dockerfileGrammar.ts. Do not edit.",
    name: "Dockerfile",
    scopeName: "source.dockerfile",
    patterns: [include("backtick-file"), include("directive"), include("shell-modes"), include("file")],
    repository: {
      "backtick-file": backtickFile(),
      ...shared(),
      ...knownHeredocs({ name: "", escape: "\\\\", shell: SHELL }),
      ...Object.assign({}, ...modes.map(modeRules)),
      "shell-modes": shellModes("", "-powershell", "-cmd", ""),
      "shell-modes-backtick": shellModes("-backtick", "-backtick-powershell", "-backtick", "-backtick-sh"),
    },
  };
  return `${JSON.stringify(grammar)}\n`;
}

/** From the directive to the end of the file. */
function backtickFile(): Rule {
  return {
    begin: "^(#)\\s*((?i:escape))\\s*(=)\\s*(`)\\s*$",
    beginCaptures: directiveCaptures("constant.character.escape.dockerfile"),
    end: "(?!)",
    patterns: [include("directive"), include("shell-modes-backtick"), include("file-backtick")],
  };
}

function directiveCaptures(value: string): Rule {
  return {
    1: { name: "punctuation.definition.comment.dockerfile" },
    2: { name: "keyword.other.directive.dockerfile" },
    3: { name: "keyword.operator.assignment.dockerfile" },
    4: { name: value },
  };
}

/** SHELL changes the language of RUN up to the next SHELL or FROM. */
function shellModes(plain: string, powershell: string, cmd: string, sh: string): Rule {
  const mode = (programs: string, name: string): Rule => ({
    begin: `^\\s*(?=(?i:SHELL)\\s*\\[\\s*"[^"]*(?:${programs})(?:\\.exe)?")`,
    end: "^(?=\\s*(?i:FROM)\\s)|^(?=\\s*(?i:SHELL)\\s*\\[)(?!\\G)",
    patterns: [include(`file${name}`)],
  });
  const rules = [mode("pwsh|powershell", powershell), mode("cmd", cmd)];
  if (sh !== plain) rules.push(mode("sh|bash|ash|zsh", sh));
  return { patterns: rules };
}

/** What no mode changes. */
function shared(): Rule {
  return {
    directive: {
      match: "^(#)\\s*((?i:syntax|escape|check))\\s*(=)\\s*(\\S.*?)\\s*$",
      captures: directiveCaptures("string.unquoted.directive.dockerfile"),
      name: "comment.line.number-sign.directive.dockerfile",
    },
    comment: {
      match: "^\\s*((#).*)$\\n?",
      captures: {
        1: { name: "comment.line.number-sign.dockerfile" },
        2: { name: "punctuation.definition.comment.dockerfile" },
      },
    },
    terminator: {
      match: "^\\t*([A-Za-z_][\\w.]*)$",
      captures: { 1: { name: "keyword.control.heredoc-token.dockerfile" } },
    },
    variable: { patterns: variables() },
    json: {
      begin: "\\[",
      beginCaptures: { 0: { name: "punctuation.definition.array.begin.dockerfile" } },
      end: `\\]|^(?=\\s*(?:${KEYWORDS})\\s)`,
      endCaptures: { 0: { name: "punctuation.definition.array.end.dockerfile" } },
      name: "meta.array.dockerfile",
      patterns: [
        {
          match: '"(?:[^"\\\\]|\\\\.)*"',
          name: "string.quoted.double.json.dockerfile",
        },
        { match: ",", name: "punctuation.separator.array.dockerfile" },
      ],
    },
    number: { match: "(?<![\\w.-])[0-9]+(?:-[0-9]+)?(?![\\w.-])", name: "constant.numeric.dockerfile" },
  };
}

function variables(): Rule[] {
  return [
    {
      begin: "(\\$\\{)([A-Za-z_]\\w*)",
      beginCaptures: {
        1: { name: "punctuation.definition.variable.begin.dockerfile" },
        2: { name: "variable.other.dockerfile" },
      },
      end: "(\\})|$",
      endCaptures: { 1: { name: "punctuation.definition.variable.end.dockerfile" } },
      name: "meta.variable.dockerfile",
      patterns: [
        { match: "\\G(?::?[-+?]|##?|%%?|//?)", name: "keyword.operator.expansion.dockerfile" },
        include("variable"),
      ],
    },
    {
      match: "(\\$)([A-Za-z_]\\w*)",
      captures: {
        1: { name: "punctuation.definition.variable.dockerfile" },
        2: { name: "variable.other.dockerfile" },
      },
    },
  ];
}

/** The rules of one mode. */
function modeRules(mode: Mode): Rule {
  const { name } = mode;
  const own = (rule: string) => include(`${rule}${name}`);
  return {
    [`file${name}`]: {
      patterns: [include("comment"), own("heredoc"), own("instruction"), include("terminator")],
    },
    [`instruction${name}`]: { patterns: instructions(mode) },
    [`heredoc${name}`]: { patterns: heredocs(mode) },
    [`continuation${name}`]: continuation(mode),
    [`flag${name}`]: flag(mode),
    [`word${name}`]: { patterns: words(mode) },
  };
}

/** The escape character at the end of a line, and lines inside an instruction that are none of it. */
function continuation({ escape }: Mode): Rule {
  return {
    patterns: [
      { match: `(${escape})[ \\t]*$\\n?`, captures: { 1: { name: "constant.character.escape.newline.dockerfile" } } },
      include("comment"),
      { match: "^[ \\t]*$\\n" },
    ],
  };
}

function flag(mode: Mode): Rule {
  return {
    begin: "(?<=\\s)(--)([a-z][a-z-]*)(?:(=))?",
    beginCaptures: {
      1: { name: "punctuation.definition.parameter.dockerfile" },
      2: { name: "entity.other.attribute-name.dockerfile" },
      3: { name: "keyword.operator.assignment.dockerfile" },
    },
    end: "(?=\\s|$)",
    name: "meta.flag.dockerfile",
    patterns: [
      include("variable"),
      {
        match: "(?<=[=,])([a-z][a-z-]*)(=)",
        captures: {
          1: { name: "variable.parameter.dockerfile" },
          2: { name: "keyword.operator.assignment.dockerfile" },
        },
      },
      { match: ",", name: "punctuation.separator.dockerfile" },
      include(`word${mode.name}`),
      { match: "[^\\s,$\"']+", name: "string.unquoted.dockerfile" },
    ],
  };
}

/** Quoted text and variables of words that the builder reads. */
function words({ escape, name }: Mode): Rule[] {
  return [
    include(`continuation${name}`),
    { match: `${escape}.`, name: "constant.character.escape.dockerfile" },
    {
      begin: '"',
      end: `"|(?<!${escape})$|^(?=\\s*(?:${KEYWORDS})\\s)`,
      name: "string.quoted.double.dockerfile",
      patterns: [
        include(`continuation${name}`),
        { match: `${escape}.`, name: "constant.character.escape.dockerfile" },
        include("variable"),
      ],
    },
    {
      begin: "'",
      end: `'|(?<!${escape})$|^(?=\\s*(?:${KEYWORDS})\\s)`,
      name: "string.quoted.single.dockerfile",
      patterns: [include(`continuation${name}`)],
    },
    include("variable"),
  ];
}
