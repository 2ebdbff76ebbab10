/** `.hadolint.yaml`, for teams that come from there: its keys mean here what they mean there. */
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import type { YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Query } from "../../workspace/derive.ts";
import type { Severity } from "../rule.ts";
import type { Overrides, RuleSeverity } from "../severity.ts";
import { type ConfigProblem, ConfigReading } from "./plain.ts";

export interface HadolintSettings {
  readonly trustedRegistries: readonly string[];
  /** Label name → the kind of value it must have; "" and "text" = any. */
  readonly labelSchema: Readonly<Record<string, string>>;
  readonly strictLabels: boolean;
  /** The `# hadolint … ignore=` comments silence nothing. */
  readonly disableIgnorePragma: boolean;
  /** From which severity the command fails; undefined where the file does not say. */
  readonly failureThreshold: Severity | "never" | undefined;
}

export interface HadolintFile extends HadolintSettings {
  /** `override` and `ignored`, weakest first. */
  readonly overrides: Overrides;
  readonly problems: readonly ConfigProblem[];
}

export const NO_HADOLINT: HadolintSettings = {
  trustedRegistries: [],
  labelSchema: {},
  strictLabels: false,
  disableIgnorePragma: false,
  failureThreshold: undefined,
};

/** Names that `.hadolint.yaml` may have, the stronger first. */
export const HADOLINT_FILES = [".hadolint.yaml", ".hadolint.yml"] as const;

const LABEL_KINDS = ["", "text", "rawtext", "url", "semver", "hash", "rfc3339", "spdx", "email"] as const;
/** The order in which hadolint applies its lists; "ignored" comes last and beats them all. */
const LEVELS = [
  ["style", "hint"],
  ["info", "information"],
  ["warning", "warning"],
  ["error", "error"],
] as const;
const THRESHOLDS = {
  error: "error",
  warning: "warning",
  info: "information",
  style: "hint",
  ignore: "hint",
  none: "hint",
} as const;

/** Keyed by the configuration file itself. Keys that concern only hadolint's own output are passed over. */
export const hadolintFile: Query<HadolintFile> = {
  name: "hadolintFile",
  compute(reader, uri) {
    const reading = new ConfigReading(uri);
    const root = reading.root(reader.derive(yamlSyntax, uri));
    const at = (key: string): YamlNode | undefined => root?.byName.get(key)?.value;
    return {
      overrides: overrides(reading, at("override"), at("ignored")),
      trustedRegistries: reading.texts(at("trustedRegistries"), "`trustedRegistries`"),
      labelSchema: labels(reading, at("label-schema")),
      strictLabels: reading.boolean(at("strict-labels"), "`strict-labels`") ?? false,
      disableIgnorePragma: reading.boolean(at("disable-ignore-pragma"), "`disable-ignore-pragma`") ?? false,
      failureThreshold: threshold(reading, at("failure-threshold"), at("no-fail")),
      problems: reading.problems,
    };
  },
};

/** What hadolint's lists are as options of the rules that do the same. */
export function hadolintRuleOptions(
  settings: HadolintSettings,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const labels = Object.entries(settings.labelSchema).map(([name, kind]) => `${name}: ${kind || "text"}`);
  return {
    ...(settings.trustedRegistries.length > 0 && {
      "dockerfile/untrusted-registry": { registries: settings.trustedRegistries },
    }),
    ...(labels.length > 0 && { "dockerfile/label-off-schema": { labels, strict: settings.strictLabels } }),
  };
}

function overrides(reading: ConfigReading, override: YamlNode | undefined, ignored: YamlNode | undefined): Overrides {
  const lists = override && reading.mapping(override, "`override`");
  const layer = (names: readonly string[], severity: RuleSeverity) =>
    Object.fromEntries(names.map((name) => [name, severity] as const));
  const layers = LEVELS.map(([key, severity]) =>
    layer(reading.texts(lists?.byName.get(key)?.value, `\`${key}\``), severity),
  );
  layers.push(layer(reading.texts(ignored, "`ignored`"), "off"));
  return layers.filter((names) => Object.keys(names).length > 0);
}

function labels(reading: ConfigReading, node: YamlNode | undefined): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const [name, { value }] of (node && reading.mapping(node, "`label-schema`"))?.byName ?? []) {
    const kind = reading.word(value, LABEL_KINDS, "The kind of a label") ?? "";
    found.push([name, kind === "rawtext" ? "text" : kind]);
  }
  return Object.fromEntries(found);
}

function threshold(
  reading: ConfigReading,
  level: YamlNode | undefined,
  noFail: YamlNode | undefined,
): HadolintSettings["failureThreshold"] {
  if (reading.boolean(noFail, "`no-fail`")) return "never";
  const words = Object.keys(THRESHOLDS) as (keyof typeof THRESHOLDS)[];
  const word = reading.word(level, words, "A failure threshold");
  return word && THRESHOLDS[word];
}
