/** From all places where someone can say something about rules to the options of one file, in order of strength. */
import type { Reader } from "../workspace/derive.ts";
import { composeFile } from "../semantics/compose/file.ts";
import type { Uri } from "../workspace/uri.ts";
import type { LintOptions } from "./lint.ts";
import { projectConfig, projectConfigFrom } from "./projectConfig.ts";
import type { Exemption } from "./projectConfig/composeLinters.ts";
import { hadolintRuleOptions } from "./projectConfig/hadolintFile.ts";
import type { Preset, Rule } from "./rule.ts";
import type { Overrides, RuleSeverity } from "./severity.ts";

export interface OptionSources {
  readonly rules: readonly Rule[];
  /** The editor's setting, or the default. */
  readonly preset: Preset;
  readonly editorRules?: Readonly<Record<string, RuleSeverity | "default">>;
  readonly editorOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly hadolintCompatible?: boolean;
  readonly allowInlineIgnores?: boolean;
  /** Said on the command line or to the API: stronger than any file. */
  readonly callerPreset?: Preset;
  readonly callerRules?: Overrides;
  /** The configuration file that the caller names in place of the nearest one. */
  readonly configFile?: Uri;
}

/**
 * Order of strength, weakest first: default, editor settings, .hadolint.yaml and the configuration of dclint and
 * compose-lint, .dockwright.yaml, command line.
 * Undefined when the project's configuration says to leave the file alone.
 */
export function fileLintOptions(reader: Reader, uri: Uri, sources: OptionSources): LintOptions | undefined {
  const { configFile } = sources;
  const project = configFile ? projectConfigFrom(reader, uri, configFile) : reader.derive(projectConfig, uri);
  if (project.ignored) return undefined;
  const preset = sources.callerPreset ?? project.preset ?? sources.preset;
  const editorRules = withoutDefaults(sources.editorRules ?? {});
  return {
    rules: sources.rules,
    preset,
    overrides: [editorRules, ...project.overrides, ...(sources.callerRules ?? [])],
    ruleOptions: { ...sources.editorOptions, ...hadolintRuleOptions(project.hadolint), ...project.ruleOptions },
    hadolintCompatible: sources.hadolintCompatible === true || preset === "all",
    allowInlineIgnores: sources.allowInlineIgnores ?? true,
    hadolintForms: !project.hadolint.disableIgnorePragma,
    exempt: exemptPlaces(reader, uri, project.exempt),
  };
}

/** Where the exempted services stand in the file. */
function exemptPlaces(reader: Reader, uri: Uri, exempt: readonly Exemption[]): NonNullable<LintOptions["exempt"]> {
  if (exempt.length === 0) return [];
  const { services } = reader.derive(composeFile, uri);
  return exempt.flatMap(({ rule, service }) =>
    services.filter(({ name }) => name === service).map(({ span }) => ({ rule, span })),
  );
}

function withoutDefaults(rules: Readonly<Record<string, RuleSeverity | "default">>): Record<string, RuleSeverity> {
  const said = Object.entries(rules).filter((entry): entry is [string, RuleSeverity] => entry[1] !== "default");
  return Object.fromEntries(said);
}
