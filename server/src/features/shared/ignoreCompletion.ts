/** Inside a comment: the forms that silence, and the names of rules in them. */
import type { CommentLine, Rule } from "../../linter/rule.ts";
import { readIgnoreComment } from "../../linter/suppressions/comment.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { commentAt } from "./commentAt.ts";
import type { Completion, CompletionEnvironment } from "./completion.ts";
import { ruleText } from "./ruleText.ts";

/** Undefined where the cursor is in no comment, or in one that is for the language itself to complete. */
export function ignoreCompletions(
  reader: Reader,
  uri: Uri,
  offset: number,
  environment: CompletionEnvironment,
): readonly Completion[] | undefined {
  const language = reader.file(uri)?.language;
  const comment = commentAt(reader, uri, offset, environment.rules);
  if (!comment || !language) return undefined;
  const text = comment.text.slice(0, offset - (comment.span.end - comment.text.length));
  if (/^\s*check\s*=/i.test(text)) return undefined;
  const written = readIgnoreComment(text, offset - text.length);
  if (!written) return undefined;
  // Behind the names stands prose.
  if (written.reason !== undefined || written.tool === "dockerfile-utils") return [];
  if (written.tool === "dclint" && written.all && !/\s$/.test(text)) return [];
  const word = /[^\s,=]*$/.exec(text)?.[0] ?? "";
  const span = { start: offset - word.length, end: offset };
  const taken = new Set(namesIn(comment, offset, word.length));
  return nameCompletions(written.tool, language, span, environment).filter(({ label }) => !taken.has(label));
}

/** Names that the comment already has, except the one that is being typed. */
function namesIn(comment: CommentLine, offset: number, typed: number): readonly string[] {
  const whole = readIgnoreComment(comment.text, comment.span.end - comment.text.length);
  return (whole?.names ?? []).flatMap(({ name, span }) => (span.start === offset - typed ? [] : [name]));
}

function nameCompletions(
  tool: string,
  language: Language,
  span: Span,
  { rules, rulePage }: CompletionEnvironment,
): readonly Completion[] {
  const own = rules.filter(({ subject }) => subject.language === language);
  const found = own.flatMap((rule) => namesFor(tool, rule).map((name) => ({ name, rule })));
  // Several rules may carry one foreign name, each for a part of what it means.
  const named = found.filter(({ name }, at) => found.findIndex((other) => other.name === name) === at);
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  return named.map(({ name, rule }) => {
    const documentation = ruleText(name, rules, rulePage);
    return {
      label: name,
      kind: "enumMember",
      detail: name === rule.id ? rule.aliases.join(", ") || rule.category : rule.id,
      ...(documentation === undefined ? {} : { documentation }),
      span,
    };
  });
}

/** What a rule is called in the comments of a tool. */
function namesFor(tool: string, rule: Rule): readonly string[] {
  if (tool === "hadolint") return rule.aliases.filter((alias) => /^DL\d{4}$/.test(alias));
  if (tool === "dclint") return rule.aliases.filter((alias) => /^[a-z]+(?:-[a-z]+)+$/.test(alias));
  return [rule.id];
}
