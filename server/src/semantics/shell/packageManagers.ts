/** Facts about package managers: how they are called, what they install from, where they keep their caches. */
import data from "../../knowledge/data/packageManagers.json" with { type: "json" };

/** What a call does with packages. */
export type PackageAction = "install" | "update" | "upgrade" | "remove" | "download" | "clean";

/** Only what is present for a manager is set; lists are in order of preference. */
export interface PackageManagerFacts {
  /** "system": packages of the distribution; "language": libraries of a language. */
  readonly kind: "system" | "language";
  readonly language?: string;
  readonly programs: readonly string[];
  /** `pip3`, `pip3.12` count too. */
  readonly versionedPrograms?: boolean;
  /** Subcommands (of one or two words) by what they do; for pacman options. */
  readonly actions: Readonly<Partial<Record<PackageAction, readonly string[]>>>;
  /** What it does without a subcommand. */
  readonly defaultAction?: PackageAction;
  /** Options that take the next word as their value. */
  readonly valueFlags?: readonly string[];
  /** What stands between name and version. */
  readonly pin?: "=" | "-" | "==" | "@" | ":";
  /** Options that answer its questions. */
  readonly yes?: readonly string[];
  readonly nonInteractiveByDefault?: boolean;
  /** The same, in front of the subcommand. */
  readonly globalNonInteractive?: readonly string[];
  readonly noRecommends?: readonly string[];
  readonly noCache?: readonly string[];
  readonly noDocs?: readonly string[];
  readonly cacheDirs?: readonly string[];
  readonly cacheMounts?: readonly {
    readonly target: string;
    readonly sharing?: string;
    readonly needs?: string;
    readonly since?: string;
    readonly version?: string;
    readonly image?: string;
    readonly uid?: number;
    readonly artefacts?: string;
  }[];
  /** Commands that must run before a cache mount is of use. */
  readonly beforeCacheMount?: readonly string[];
  /** Commands that remove what an installation leaves behind. */
  readonly cleanup?: readonly string[];
  readonly manifests?: readonly string[];
  readonly locks?: readonly string[];
  /** Options (or subcommands with options) that install exactly what the lock file says. */
  readonly frozen?: readonly string[];
  readonly locked?: readonly string[];
  readonly production?: readonly string[];
  readonly deprecatedProduction?: readonly string[];
  /** Subcommands that only fetch dependencies. */
  readonly dependenciesOnly?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  /** Another manager that should be used instead. */
  readonly replacement?: string;
  /** Families of distributions that have it. */
  readonly families?: readonly string[];
  /** Images that have it. */
  readonly images?: readonly string[];
}

const managers = data.managers as unknown as Readonly<Record<string, PackageManagerFacts>>;

/** The facts for a manager by its key ("apt-get", "pip", "bundler", "maven"). */
export function managerFacts(key: string): PackageManagerFacts | undefined {
  return Object.hasOwn(managers, key) ? managers[key] : undefined;
}

/** The keys of all managers. */
export function managerKeys(): readonly string[] {
  return Object.keys(managers);
}

const byProgram: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(managers).flatMap(([key, { programs }]) => programs.map((program) => [program, key])),
);

/** The key of the manager that a program is. */
export function managerOfProgram(program: string): string | undefined {
  if (Object.hasOwn(byProgram, program)) return byProgram[program];
  const bare = program.replace(/\d+(?:\.\d+)*$/, "");
  const key = bare !== program && Object.hasOwn(byProgram, bare) ? byProgram[bare] : undefined;
  return key !== undefined && managers[key]?.versionedPrograms ? key : undefined;
}
