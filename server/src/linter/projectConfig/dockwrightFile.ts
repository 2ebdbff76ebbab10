/** `.dockwright.yaml` as it is written. What it means for one file is decided in projectConfig.ts. */
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import type { YamlMapping, YamlNode } from "../../syntax/yaml/syntax.ts";
import { follow } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import { PRESETS, type Preset, SEVERITIES } from "../rule.ts";
import type { RuleSeverity } from "../severity.ts";
import { type ConfigProblem, ConfigReading, plainValue } from "./plain.ts";

export type SeverityByName = Readonly<Record<string, RuleSeverity>>;

export interface DockwrightFile {
  readonly preset: Preset | undefined;
  readonly rules: SeverityByName;
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly overrides: readonly {
    readonly files: readonly string[];
    readonly preset: Preset | undefined;
    readonly rules: SeverityByName;
  }[];
  readonly ignore: readonly string[];
  readonly files: { readonly dockerfile: readonly string[]; readonly compose: readonly string[] };
  readonly problems: readonly ConfigProblem[];
  /** Every place that names a rule: whether there is such a rule is for those to say who know all rules. */
  readonly ruleNames: readonly { readonly name: string; readonly span: Span }[];
}

type RuleNames = { name: string; span: Span }[];

/** Names that `.dockwright.yaml` may have, the stronger first. */
export const DOCKWRIGHT_FILES = [".dockwright.yaml", ".dockwright.yml"] as const;

const KEYS = ["preset", "rules", "options", "overrides", "ignore", "files"] as const;

/** Keyed by the configuration file itself. */
export const dockwrightFile: Query<DockwrightFile> = {
  name: "dockwrightFile",
  compute(reader, uri) {
    const reading = new ConfigReading(uri);
    const root = reading.root(reader.derive(yamlSyntax, uri));
    const pairs = root ? reading.knownPairs(root, KEYS) : new Map<string, YamlNode>();
    const ruleNames: RuleNames = [];
    return {
      preset: reading.word(pairs.get("preset"), PRESETS, "A preset"),
      rules: severities(reading, pairs.get("rules"), ruleNames),
      options: options(reading, pairs.get("options"), ruleNames),
      overrides: overrides(reading, pairs.get("overrides"), ruleNames),
      ignore: reading.texts(pairs.get("ignore"), "`ignore`"),
      files: files(reading, pairs.get("files")),
      problems: reading.problems,
      ruleNames,
    };
  },
};

function section(reading: ConfigReading, node: YamlNode | undefined, what: string): YamlMapping | undefined {
  return node && reading.mapping(node, what);
}

function severities(reading: ConfigReading, node: YamlNode | undefined, names: RuleNames): SeverityByName {
  const found: [string, RuleSeverity][] = [];
  for (const [name, { key, value }] of section(reading, node, "`rules`")?.byName ?? []) {
    names.push({ name, span: key.span });
    const severity = reading.word(value, [...SEVERITIES, "off"] as const, "A severity");
    if (severity !== undefined) found.push([name, severity]);
  }
  return Object.fromEntries(found);
}

function options(reading: ConfigReading, node: YamlNode | undefined, names: RuleNames): DockwrightFile["options"] {
  const found: [string, Record<string, unknown>][] = [];
  for (const [name, { key, value }] of section(reading, node, "`options`")?.byName ?? []) {
    names.push({ name, span: key.span });
    if (reading.mapping(value, "The options of a rule"))
      found.push([name, plainValue(value) as Record<string, unknown>]);
  }
  return Object.fromEntries(found);
}

function overrides(reading: ConfigReading, node: YamlNode | undefined, names: RuleNames): DockwrightFile["overrides"] {
  const list = follow(node);
  if (list === undefined) return [];
  if (list.type !== "sequence") {
    if (list.type === "mapping" || list.value !== "") reading.problem(list.span, "`overrides` must be a list.");
    return [];
  }
  return list.items.flatMap((item) => {
    const mapping = reading.mapping(item, "Each entry of `overrides`");
    if (!mapping) return [];
    const pairs = reading.knownPairs(mapping, ["files", "preset", "rules"]);
    if (!pairs.has("files")) reading.problem(item.span, "This override names no `files`, so it applies to none.");
    return {
      files: reading.texts(pairs.get("files"), "`files`"),
      preset: reading.word(pairs.get("preset"), PRESETS, "A preset"),
      rules: severities(reading, pairs.get("rules"), names),
    };
  });
}

function files(reading: ConfigReading, node: YamlNode | undefined): DockwrightFile["files"] {
  const mapping = section(reading, node, "`files`");
  const pairs = mapping ? reading.knownPairs(mapping, ["dockerfile", "compose"]) : new Map<string, YamlNode>();
  return {
    dockerfile: reading.texts(pairs.get("dockerfile"), "`dockerfile`"),
    compose: reading.texts(pairs.get("compose"), "`compose`"),
  };
}
