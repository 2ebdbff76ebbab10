/** What is said about a rule, or a check of another tool, where somebody names it. */
import BUILD_CHECKS from "../../knowledge/data/buildChecks.json" with { type: "json" };
import type { Rule } from "../../linter/rule.ts";
import { names } from "../../linter/severity.ts";
import { code, paragraphs } from "../../text/markdown.ts";

interface BuildCheck {
  readonly since: string;
  readonly experimental?: boolean;
  readonly about: string;
}

/** BuildKit's own checks by name (`frontend/dockerfile/linter/ruleset.go`). */
export const CHECKS: ReadonlyMap<string, BuildCheck> = new Map(Object.entries(BUILD_CHECKS.checks));

/** Markdown about a check of BuildKit; undefined for a name that is none. */
export function checkText(name: string, rules: readonly Rule[]): string | undefined {
  const check = CHECKS.get(name);
  if (!check) return undefined;
  const own = rules.filter(({ aliases }) => aliases.includes(name)).map(({ id }) => code(id));
  return paragraphs(
    `**${name}**${check.experimental ? " (experimental: off unless `experimental=` names it)" : ""}`,
    check.about,
    own.length > 0 ? `Dockwright's ${own.length === 1 ? "rule" : "rules"}: ${own.join(", ")}.` : undefined,
    `BuildKit has it since version ${check.since} of the Dockerfile syntax.`,
  );
}

/** Markdown about the rule or rules that a name, alias or pattern means; undefined when there is none. */
export function ruleText(
  name: string,
  rules: readonly Rule[],
  rulePage: (id: string) => string | undefined,
): string | undefined {
  const meant = rules.filter((rule) => names(rule, name));
  const [rule] = meant;
  if (!rule) return foreignText(name);
  if (meant.length > 1 && name.includes("*")) return `${meant.length} rules, from ${code(rule.id)} on.`;
  const also = rule.aliases.length > 0 ? `Also known as ${rule.aliases.map(code).join(", ")}.` : undefined;
  return paragraphs(`**${rule.title}** (${code(rule.id)})`, prose(rulePage(rule.id) ?? ""), also);
}

function foreignText(name: string): string | undefined {
  if (/^SC\d{4}$/i.test(name)) return `ShellCheck's check ${code(name)}, which hadolint passes on.`;
  return undefined;
}

/** The paragraphs of a page between its title and its first example. */
function prose(page: string): string {
  const body = page.replace(/^# .*\n+/, "");
  const example = body.search(/^(?:Reported:|With these options:|```)/m);
  return (example < 0 ? body : body.slice(0, example)).trim();
}
