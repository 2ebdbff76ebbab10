/** The options of `dockwright check`, read and checked. */
import { resolve } from "node:path";
import { type Preset, PRESETS, SEVERITIES, type Severity } from "../../linter/rule.ts";
import { RULES } from "../../linter/rules.generated.ts";
import { names, type RuleSeverity } from "../../linter/severity.ts";
import { didYouMean } from "../../text/names.ts";
import { FORMATS } from "../reporters/formats.ts";
import {
  buildArguments,
  choice,
  flag,
  oneOf,
  type OptionTable,
  type ParsedArguments,
  parseArguments,
  text,
  texts,
} from "./arguments.ts";
import { type Host, UsageError } from "./host.ts";

export interface CheckCommand {
  readonly paths: readonly string[];
  readonly stdin: boolean;
  readonly stdinPath: string;
  readonly format: string;
  readonly output: string | undefined;
  /** Absolute. */
  readonly config: string | undefined;
  readonly preset: Preset | undefined;
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  readonly failOn: Severity | undefined;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly shellCheck: boolean;
  readonly fix: "safe" | "unsafe" | undefined;
  readonly quiet: boolean;
  readonly colour: boolean;
}

export const CHECK_OPTIONS: OptionTable = {
  format: { type: "string" },
  output: { type: "string", short: "o" },
  config: { type: "string", short: "c" },
  preset: { type: "string" },
  rule: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  "build-arg": { type: "string", multiple: true },
  shellcheck: { type: "boolean" },
  fix: { type: "boolean" },
  "fix-unsafe": { type: "boolean" },
  "stdin-path": { type: "string" },
  quiet: { type: "boolean", short: "q" },
  "no-color": { type: "boolean" },
};

/** Throws UsageError for what is wrong. */
export function readCheckCommand(args: readonly string[], host: Host): CheckCommand {
  const parsed = parseArguments(args, CHECK_OPTIONS);
  const stdin = parsed.positionals.includes("-");
  const config = text(parsed, "config");
  if (stdin && parsed.positionals.length > 1)
    throw new UsageError("standard input (-) is checked alone, without other paths");
  return {
    paths: parsed.positionals.length === 0 ? ["."] : parsed.positionals,
    stdin,
    stdinPath: text(parsed, "stdin-path") ?? "Dockerfile",
    format: choice(parsed, "format", Object.keys(FORMATS)) ?? "pretty",
    output: text(parsed, "output"),
    config: config === undefined ? undefined : resolve(host.cwd, config),
    preset: choice(parsed, "preset", PRESETS),
    rules: ruleSeverities(texts(parsed, "rule")),
    failOn: choice(parsed, "fail-on", SEVERITIES),
    buildArgs: buildArguments(texts(parsed, "build-arg"), host.env),
    shellCheck: flag(parsed, "shellcheck"),
    fix: flag(parsed, "fix-unsafe") ? "unsafe" : flag(parsed, "fix") ? "safe" : undefined,
    quiet: flag(parsed, "quiet"),
    colour: coloured(parsed, host),
  };
}

function coloured(parsed: ParsedArguments, host: Host): boolean {
  const refused = flag(parsed, "no-color") || (host.env.NO_COLOR ?? "") !== "" || host.env.TERM === "dumb";
  return host.terminal && !refused && text(parsed, "output") === undefined;
}

function ruleSeverities(pairs: readonly string[]): Readonly<Record<string, RuleSeverity>> {
  const found = pairs.map((pair): [string, RuleSeverity] => {
    const cut = pair.lastIndexOf("=");
    if (cut <= 0) throw new UsageError(`--rule needs RULE=SEVERITY, not ${JSON.stringify(pair)}`);
    const name = pair.slice(0, cut);
    if (!RULES.some((rule) => names(rule, name))) throw unknownRule(name);
    return [name, oneOf(pair.slice(cut + 1), [...SEVERITIES, "off"] as const, `the severity of ${name}`)];
  });
  return Object.fromEntries(found);
}

function unknownRule(name: string): UsageError {
  const near = didYouMean(
    name,
    RULES.flatMap((rule) => [rule.id, ...rule.aliases]),
  );
  return new UsageError(
    `there is no rule ${JSON.stringify(name)}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}
