/**
 * Which project configuration holds for a file: the nearest `.dockwright.yaml` and the nearest `.hadolint.yaml`
 * upwards, never merged with those further up; for Compose files those of dclint and compose-lint, too.
 */
import { didYouMean } from "../text/names.ts";
import type { Query, Reader } from "../workspace/derive.ts";
import { type Language, languageOfName } from "../workspace/languages.ts";
import { basename, dirname, relativePath, resolvePath, type Uri } from "../workspace/uri.ts";
import {
  COMPOSE_LINT_FILES,
  type ComposeLinterFile,
  composeLintFile,
  DCLINT_FILES,
  dclintFile,
  type Exemption,
} from "./projectConfig/composeLinters.ts";
import { DOCKWRIGHT_FILES, type DockwrightFile, dockwrightFile } from "./projectConfig/dockwrightFile.ts";
import { matchesGlobs } from "./projectConfig/globs.ts";
import { HADOLINT_FILES, type HadolintSettings, hadolintFile, NO_HADOLINT } from "./projectConfig/hadolintFile.ts";
import type { ConfigProblem } from "./projectConfig/plain.ts";
import type { Preset, Rule } from "./rule.ts";
import { names, type Overrides } from "./severity.ts";

export type { HadolintSettings } from "./projectConfig/hadolintFile.ts";
export type { ConfigProblem } from "./projectConfig/plain.ts";

/** What the configuration files say about one file. Stronger than editor settings, weaker than the command line. */
export interface ProjectConfig {
  /** The `.dockwright.yaml` in force. */
  readonly file: Uri | undefined;
  /** The `.hadolint.yaml` in force. */
  readonly hadolintFile: Uri | undefined;
  /** The files of dclint and compose-lint in force. */
  readonly composeLinterFiles: readonly Uri[];
  /** Services of the file about which a rule shall say nothing. */
  readonly exempt: readonly Exemption[];
  /** Undefined where no file says; the last matching entry of `overrides` wins. */
  readonly preset: Preset | undefined;
  /** Weakest first: the lists of other linters, then `rules`, then the matching `overrides`. */
  readonly overrides: Overrides;
  /** By rule id. */
  readonly ruleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The file is to be left alone. */
  readonly ignored: boolean;
  /** What `files` calls this file; undefined where it says nothing and the name decides. */
  readonly language: Language | undefined;
  /** Files with names that say nothing may be ours: `files` has globs. */
  readonly namesFiles: boolean;
  readonly hadolint: HadolintSettings;
  /** What is wrong in either file; each problem belongs to the file that it names. */
  readonly problems: readonly ConfigProblem[];
}

/** Keyed by the file that is checked. */
export const projectConfig: Query<ProjectConfig> = {
  name: "projectConfig",
  compute: (reader, uri) =>
    combine(reader, uri, nearest(reader, uri, DOCKWRIGHT_FILES), nearest(reader, uri, HADOLINT_FILES)),
};

/** As `projectConfig`, with one file named by the caller in place of the one that the search would find. */
export function projectConfigFrom(reader: Reader, uri: Uri, config: Uri): ProjectConfig {
  return /^\.?hadolint\.ya?ml$/.test(basename(config))
    ? combine(reader, uri, nearest(reader, uri, DOCKWRIGHT_FILES), config)
    : combine(reader, uri, config, nearest(reader, uri, HADOLINT_FILES));
}

/** True for the name of a file that configures rules. */
export function isConfigFile(uri: Uri): boolean {
  return (
    [...DOCKWRIGHT_FILES, ...HADOLINT_FILES, ...DCLINT_FILES, ...COMPOSE_LINT_FILES] as readonly string[]
  ).includes(basename(uri));
}

/** Rule id under which mistakes in configuration files are told. */
export const CONFIGURATION = "dockwright/configuration";

/** What is wrong in a configuration file itself, names of rules that are none among `rules` included. */
export function configProblems(reader: Reader, config: Uri, rules: readonly Rule[]): readonly ConfigProblem[] {
  if (/hadolint\.ya?ml$/.test(basename(config))) return reader.derive(hadolintFile, config).problems;
  const composeLinter = composeLinterQuery(config);
  if (composeLinter) return reader.derive(composeLinter, config).problems;
  const { problems, ruleNames } = reader.derive(dockwrightFile, config);
  const unknown = ruleNames.filter(({ name }) => !rules.some((rule) => names(rule, name)));
  return [...problems, ...unknown.map(({ name, span }) => ({ uri: config, span, ...unknownRule(name, rules) }))];
}

function unknownRule(name: string, rules: readonly Rule[]): Pick<ConfigProblem, "message" | "severity"> {
  const near = didYouMean(
    name,
    rules.flatMap((rule) => [rule.id, ...rule.aliases]),
  );
  const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return { message: `There is no rule \`${name}\`.${hint}`, severity: "warning" };
}

function combine(reader: Reader, uri: Uri, file: Uri | undefined, hadolint: Uri | undefined): ProjectConfig {
  const own = file === undefined ? undefined : reader.derive(dockwrightFile, file);
  const foreign = hadolint === undefined ? undefined : reader.derive(hadolintFile, hadolint);
  const path = (file !== undefined && relativePath(dirname(file), uri)) || basename(uri);
  const theirs = composeLinters(reader, uri, own && languageIn(own, path));
  const matching = own?.overrides.filter((override) => matchesGlobs(override.files, path)) ?? [];
  return {
    file,
    hadolintFile: hadolint,
    composeLinterFiles: theirs.map(({ uri: config }) => config),
    exempt: theirs.flatMap(({ settings }) => settings.exempt),
    preset: matching.findLast((override) => override.preset !== undefined)?.preset ?? own?.preset,
    overrides: [
      ...(foreign?.overrides ?? []),
      ...theirs.map(({ settings }) => settings.rules),
      ...(own ? [own.rules] : []),
      ...matching.map(({ rules }) => rules),
    ],
    ruleOptions: own?.options ?? {},
    ignored: (own !== undefined && matchesGlobs(own.ignore, path)) || theirs.some((one) => excludes(one, uri)),
    language: own && languageIn(own, path),
    namesFiles: own !== undefined && own.files.dockerfile.length + own.files.compose.length > 0,
    hadolint: foreign ?? NO_HADOLINT,
    problems: [
      ...(own?.problems ?? []),
      ...(foreign?.problems ?? []),
      ...theirs.flatMap(({ settings }) => settings.problems),
    ],
  };
}

interface ComposeLinter {
  readonly uri: Uri;
  readonly settings: ComposeLinterFile;
}

/** What other linters of Compose files are told; nothing for other files. */
function composeLinters(reader: Reader, uri: Uri, named: Language | undefined): readonly ComposeLinter[] {
  if ((named ?? languageOfName(uri)) !== "compose") return [];
  return [DCLINT_FILES, COMPOSE_LINT_FILES].flatMap((names) => {
    const config = nearest(reader, uri, names);
    const query = config && composeLinterQuery(config);
    return config && query ? [{ uri: config, settings: reader.derive(query, config) }] : [];
  });
}

function composeLinterQuery(config: Uri): Query<ComposeLinterFile> | undefined {
  const name = basename(config);
  if ((DCLINT_FILES as readonly string[]).includes(name)) return dclintFile;
  return (COMPOSE_LINT_FILES as readonly string[]).includes(name) ? composeLintFile : undefined;
}

function excludes({ uri: config, settings }: ComposeLinter, uri: Uri): boolean {
  return settings.exclude.some((path) => {
    const excluded = resolvePath(dirname(config), path);
    return excluded === uri || relativePath(excluded, uri) !== undefined;
  });
}

function languageIn({ files }: DockwrightFile, path: string): Language | undefined {
  if (matchesGlobs(files.dockerfile, path)) return "dockerfile";
  return matchesGlobs(files.compose, path) ? "compose" : undefined;
}

/**
 * The nearest file of one of these names, up to the workspace folder that holds `uri`, or to the very top where none
 * does. Folders that are not known yet are passed over: the answer is final once all of them have been fetched.
 */
function nearest(reader: Reader, uri: Uri, wanted: readonly string[]): Uri | undefined {
  const root = reader.roots().find((folder) => relativePath(folder, uri) !== undefined);
  let found: Uri | undefined;
  let folder = dirname(uri);
  for (;;) {
    for (const name of wanted) {
      const candidate = resolvePath(folder, name);
      if (found === undefined && reader.kind(candidate) === "file") found = candidate;
    }
    const parent = dirname(folder);
    if (found !== undefined || folder === root || parent === folder) return found;
    folder = parent;
  }
}
