/** Which severity a rule has in a preset and with the user's overrides. */
import { PRESETS, type Preset, type Rule, type Severity } from "./rule.ts";

export type RuleSeverity = Severity | "off";

/** Overrides in order of strength, weakest first: rule id, foreign alias or pattern with `*` → severity. */
export type Overrides = readonly Readonly<Record<string, RuleSeverity>>[];

/** The severity of a rule in a preset, or "off" where the preset does not have it. */
export function presetSeverity(rule: Rule, preset: Preset): RuleSeverity {
  if (PRESETS.indexOf(preset) < PRESETS.indexOf(rule.from)) return "off";
  const strict = PRESETS.indexOf(preset) >= PRESETS.indexOf("strict");
  const severity = strict ? (rule.strict ?? rule.severity) : rule.severity;
  return preset === "quiet" && (severity === "information" || severity === "hint") ? "off" : severity;
}

/** The severity after all overrides; undefined where none of them names the rule. */
export function overriddenSeverity(rule: Pick<Rule, "id" | "aliases">, overrides: Overrides): RuleSeverity | undefined {
  let found: RuleSeverity | undefined;
  for (const layer of overrides) {
    for (const [name, severity] of Object.entries(layer)) if (names(rule, name)) found = severity;
  }
  return found;
}

/** True when some override switches on the rule, or those of its reports that have a certain foreign name. */
export function mayBeOn(rule: Rule, overrides: Overrides): boolean {
  return overrides.some((layer) =>
    Object.entries(layer).some(([name, severity]) => severity !== "off" && names(rule, name)),
  );
}

/** True when `name` (an id, an alias in any letter case, or a pattern like `dockerfile/*`) means this rule. */
export function names(rule: Pick<Rule, "id" | "aliases">, name: string): boolean {
  if (name === rule.id || name === "*") return true;
  const wanted = name.toLowerCase();
  if (rule.aliases.some((alias) => alias.toLowerCase() === wanted)) return true;
  return name.includes("*") && globPattern(name).test(rule.id);
}

function globPattern(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
}
