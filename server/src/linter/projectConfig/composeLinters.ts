/** The configuration of dclint and compose-lint, for teams that come from there: rules on, off and their levels. */
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import { follow, isNull, scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Query } from "../../workspace/derive.ts";
import type { RuleSeverity } from "../severity.ts";
import { type ConfigProblem, ConfigReading } from "./plain.ts";

/** A rule, by one of its names, that shall say nothing about a service. */
export interface Exemption {
  readonly rule: string;
  readonly service: string;
}

export interface ComposeLinterFile {
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  /** Files and folders to be left alone, relative to the folder of the configuration. */
  readonly exclude: readonly string[];
  readonly exempt: readonly Exemption[];
  readonly problems: readonly ConfigProblem[];
}

/** Names that the configuration may have, the stronger first; what is JavaScript or in package.json is not read. */
export const DCLINT_FILES = [".dclintrc", ".dclintrc.json", ".dclintrc.yaml", ".dclintrc.yml"] as const;
export const COMPOSE_LINT_FILES = [".compose-lint.yml", ".compose-lint.yaml"] as const;

const DCLINT_LEVELS: Readonly<Record<string, RuleSeverity>> = { "0": "off", "1": "warning", "2": "error" };

/** Keyed by the configuration file itself. JSON is YAML, so one reader serves both. */
export const dclintFile: Query<ComposeLinterFile> = {
  name: "dclintFile",
  compute(reader, uri) {
    const reading = new ConfigReading(uri);
    const root = reading.root(reader.derive(yamlSyntax, uri));
    const rules: [string, RuleSeverity][] = [];
    for (const [name, node] of pairsOf(reading, root?.byName.get("rules")?.value, "`rules`")) {
      const content = follow(node);
      const level = content?.type === "sequence" ? content.items[0] : node;
      const severity = DCLINT_LEVELS[scalarOf(level)?.value ?? ""];
      if (severity !== undefined) rules.push([name, severity]);
      else reading.problem((level ?? node).span, "A level is 0 (off), 1 (warning) or 2 (error).");
    }
    const exclude = reading.texts(root?.byName.get("exclude")?.value, "`exclude`");
    return { rules: Object.fromEntries(rules), exclude, exempt: [], problems: reading.problems };
  },
};

const COMPOSE_LINT_LEVELS = { critical: "error", high: "error", medium: "warning", low: "information" } as const;

/** Keyed by the configuration file itself. */
export const composeLintFile: Query<ComposeLinterFile> = {
  name: "composeLintFile",
  compute(reader, uri) {
    const reading = new ConfigReading(uri);
    const root = reading.root(reader.derive(yamlSyntax, uri));
    const rules: [string, RuleSeverity][] = [];
    const exempt: Exemption[] = [];
    const levels = Object.keys(COMPOSE_LINT_LEVELS) as (keyof typeof COMPOSE_LINT_LEVELS)[];
    for (const [rule, node] of pairsOf(reading, root?.byName.get("rules")?.value, "`rules`")) {
      const settings = new Map(pairsOf(reading, node, `\`${rule}\``));
      const level = settings.get("severity");
      const word = level && reading.word(level, levels, "`severity`");
      if (reading.boolean(settings.get("enabled"), "`enabled`") === false) rules.push([rule, "off"]);
      else if (word) rules.push([rule, COMPOSE_LINT_LEVELS[word]]);
      const services = servicesIn(reading, settings.get("exclude_services"));
      exempt.push(...services.map((service) => ({ rule, service })));
    }
    return { rules: Object.fromEntries(rules), exclude: [], exempt, problems: reading.problems };
  },
};

/** A list of services, or a mapping from services to reasons. */
function servicesIn(reading: ConfigReading, node: YamlNode | undefined): readonly string[] {
  const content = follow(node);
  if (content?.type === "mapping") return [...content.byName.keys()];
  return reading.texts(node, "`exclude_services`");
}

function pairsOf(
  reading: ConfigReading,
  node: YamlNode | undefined,
  what: string,
): readonly (readonly [string, YamlNode])[] {
  const content = follow(node);
  if (node === undefined || content === undefined || isNull(content)) return [];
  return [...(reading.mapping(node, what)?.byName ?? [])].map(([name, { value }]) => [name, value] as const);
}
