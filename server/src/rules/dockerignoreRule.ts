/** How a rule about ignore files is written: a visitor for each pattern. */
import type { Fix, FixSafety, Rule, RuleContext } from "../linter/rule.ts";
import type { CompiledPattern } from "../semantics/dockerignore/pattern.ts";
import { type DockerignoreFile, dockerignoreSubject } from "../semantics/dockerignore/subject.ts";
import { remove } from "../text/edits.ts";

export type DockerignoreContext = RuleContext<DockerignoreFile>;

export type DockerignoreRule = Omit<Rule<DockerignoreFile>, "subject" | "check"> & {
  readonly visit: { readonly pattern: (pattern: CompiledPattern, context: DockerignoreContext) => void };
};

export function dockerignoreRule({ visit, ...rule }: DockerignoreRule): Rule<DockerignoreFile> {
  return {
    ...rule,
    subject: dockerignoreSubject,
    check(context) {
      for (const pattern of context.subject.matcher.patterns) visit.pattern(pattern, context);
    },
  };
}

/** The line as editors count. */
export function lineOf({ span }: CompiledPattern, { source }: DockerignoreContext): number {
  return source.lines.lineAt(span.start) + 1;
}

export function removeLine(pattern: CompiledPattern, { source }: DockerignoreContext, safety: FixSafety): Fix {
  const line = source.lines.lineSpan(source.lines.lineAt(pattern.span.start));
  return { title: "Remove the line", safety, edits: [remove(line)] };
}

/** Where a `#` begins that looks like a comment and is part of the pattern; undefined where there is none. */
export function looksCommented({ span }: CompiledPattern, { source }: DockerignoreContext): number | undefined {
  const at = /(?:^|\s)#/.exec(source.text.slice(span.start, span.end));
  return at ? span.start + at.index + at[0].length - 1 : undefined;
}
