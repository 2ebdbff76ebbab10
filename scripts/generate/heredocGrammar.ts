/** Heredocs in the Dockerfile grammar: the line that opens one, and the language of its body. */
import { type Embedded, include, type Mode, POWERSHELL, type Rule, SHELL } from "./grammarRules.ts";

/** Interpreters that a heredoc may be for: by the command on its line or by its shebang. */
const INTERPRETERS: readonly (readonly [string, Embedded])[] = [
  ["python[0-9.]*", { name: "python", grammar: "source.python" }],
  ["node|nodejs|bun|deno", { name: "javascript", grammar: "source.js" }],
  ["perl", { name: "perl", grammar: "source.perl" }],
  ["ruby", { name: "ruby", grammar: "source.ruby" }],
  ["php", { name: "php", grammar: "source.php" }],
  ["pwsh|powershell(?:\\.exe)?", POWERSHELL],
  ["(?:ba|da|a|k|z)?sh", SHELL],
];

/** Files that COPY and ADD write from a heredoc: by their extension. */
const EXTENSIONS: readonly (readonly [string, Embedded])[] = [
  ["py", { name: "python", grammar: "source.python" }],
  ["[cm]?js", { name: "javascript", grammar: "source.js" }],
  ["json", { name: "json", grammar: "source.json" }],
  ["ya?ml", { name: "yaml", grammar: "source.yaml" }],
  ["sh|bash", SHELL],
  ["ps1", POWERSHELL],
  ["html?", { name: "html", grammar: "text.html.basic" }],
  ["xml", { name: "xml", grammar: "text.xml" }],
  ["sql", { name: "sql", grammar: "source.sql" }],
  ["ini|conf|cfg|toml", { name: "ini", grammar: "source.ini" }],
];

export function heredocWord(): Rule {
  return {
    match: "([0-9]*<<-?)([\"']?)([\\w.]+)(\\2)",
    captures: {
      1: { name: "keyword.operator.heredoc.dockerfile" },
      2: { name: "punctuation.definition.string.dockerfile" },
      3: { name: "keyword.control.heredoc-token.dockerfile" },
      4: { name: "punctuation.definition.string.dockerfile" },
    },
  };
}

/** Text before or behind `<<EOF` on its line: no other `<`, quotes closed. */
const TEXT = `(?:[^<"'\\n]|"[^"\\n]*"|'[^'\\n]*')*`;

/** The line that opens a heredoc. `before` and `after` are one group each: captures 3 and 8; the delimiter is 6. */
function opening(keyword: string, before: string, after: string): string {
  const head = `^\\s*((?:(?i:ONBUILD)\\s+)?(?i:${keyword}))(\\s+(?:--\\S+\\s+)*)(?!\\[)`;
  return `${head}${before}(?<=\\s)([0-9]*<<-?)(["']?)([A-Za-z_][\\w.]*)(\\5)${after}$`;
}

/**
 * RUN, COPY and ADD with a heredoc: the line that opens it, then its body. The body is bounded line by line, so
 * nothing in it can reach beyond its delimiter.
 */
export function heredocs(mode: Mode): Rule[] {
  // Fed to some other program than an interpreter that is known.
  const fed = { ...heredoc(mode, "RUN", `(${TEXT})`, "([^\\n]*)"), contentName: "string.unquoted.heredoc.dockerfile" };
  return [include("heredoc-programs"), script(mode), fed, include("heredoc-files")];
}

/** Bodies whose language the line says: the same in every mode. */
export function knownHeredocs(mode: Mode): Rule {
  const rule = (keyword: string, before: string, after: string, { name, grammar }: Embedded): Rule => ({
    ...heredoc(mode, keyword, before, after),
    contentName: `meta.embedded.block.${name}.dockerfile`,
    patterns: [{ include: grammar }],
  });
  const programs = INTERPRETERS.flatMap(([program, embedded]) => [
    rule("RUN", `(${TEXT}(?<![\\w.-])(?:${program})(?:\\s${TEXT})?)`, `(${TEXT})`, embedded),
    rule("RUN", "()", `(\\s+(?:\\S*/)?(?:env\\s+)?(?:${program})(?:\\s${TEXT})?)`, embedded),
  ]);
  const files = EXTENSIONS.map(([extension, embedded]) =>
    rule("COPY|ADD", "()", `([^\\n]*\\.(?:${extension})["']?\\s*)`, embedded),
  );
  const other = { ...heredoc(mode, "COPY|ADD", "()", "([^\\n]*)"), contentName: "string.unquoted.heredoc.dockerfile" };
  return { "heredoc-programs": { patterns: programs }, "heredoc-files": { patterns: [...files, other] } };
}

function heredoc(mode: Mode, keyword: string, before: string, after: string): Rule {
  return {
    begin: opening(keyword, before, after),
    beginCaptures: heredocCaptures(mode, keyword),
    while: "^(?!\\t*\\6$)",
    name: "meta.heredoc.dockerfile",
  };
}

/** The body is the whole command: by its shebang, else in the language of RUN. */
function script(mode: Mode): Rule {
  const { name, grammar } = mode.shell;
  return {
    ...heredoc(mode, "RUN", "()", "(\\s*)"),
    patterns: [
      ...INTERPRETERS.map(([program, embedded]) => ({
        begin: `^#!.*\\b(?:${program})\\b.*$`,
        beginCaptures: { 0: { name: "comment.line.shebang.dockerfile" } },
        end: "(?!)",
        contentName: `meta.embedded.block.${embedded.name}.dockerfile`,
        patterns: [{ include: embedded.grammar }],
      })),
      {
        begin: "^(?!#!)",
        end: "(?!)",
        contentName: `meta.embedded.block.${name}.dockerfile`,
        patterns: [{ include: grammar }],
      },
    ],
  };
}

function heredocCaptures(mode: Mode, keyword: string): Rule {
  const rest: Rule =
    keyword === "RUN"
      ? { name: `meta.embedded.line.${mode.shell.name}.dockerfile`, patterns: [{ include: mode.shell.grammar }] }
      : {
          patterns: [heredocWord(), include(`word${mode.name}`), { match: "\\S+", name: "string.unquoted.dockerfile" }],
        };
  return {
    1: { name: "keyword.other.instruction.dockerfile" },
    2: { patterns: [include(`flag${mode.name}`)] },
    3: rest,
    4: { name: "keyword.operator.heredoc.dockerfile" },
    5: { name: "punctuation.definition.string.dockerfile" },
    6: { name: "keyword.control.heredoc-token.dockerfile" },
    7: { name: "punctuation.definition.string.dockerfile" },
    8: rest,
  };
}
