/** The types of `dockwright/api`. Self-contained: this file is shipped as its declaration. */

/** Relative POSIX path → text; null = the file exists, its text does not matter. */
export type Files = Readonly<Record<string, string | null>>;
export type Severity = "error" | "warning" | "information" | "hint";
export type Preset = "quiet" | "learn" | "recommended" | "strict" | "all";

/** As in LSP: zero-based lines and UTF-16 columns. */
export interface Position {
  line: number;
  character: number;
}

export interface Finding {
  path: string;
  /** "dockerfile/latest-tag" */
  rule: string;
  /** The foreign checks that would report this very finding: ["DL3007"]. */
  aliases: readonly string[];
  severity: Severity;
  message: string;
  range: { start: Position; end: Position };
  /** Dockerfile: zero-based first line of the instruction it belongs to. */
  instructionLine?: number;
  /** Docker would refuse: the build does not start, or Compose does not load the project. */
  fails?: "build" | "load";
  fixes: readonly { title: string; safety: "safe" | "unsafe" | "suggestion" }[];
}

export interface CheckOptions {
  /** Default: every Dockerfile and Compose file among the files. */
  paths?: readonly string[];
  /** Default: learn. */
  preset?: Preset;
  /** Ids, aliases or patterns. */
  rules?: Readonly<Record<string, Severity | "off">>;
  /** As --build-arg, BUILDKIT_DOCKERFILE_CHECK too. */
  buildArgs?: Readonly<Record<string, string>>;
}

export interface FixOptions extends CheckOptions {
  /** Default: safe. */
  safety?: "safe" | "unsafe";
}

export interface InspectOptions {
  target?: string;
  buildArgs?: Record<string, string>;
  platform?: string;
}

export interface ImageConfig {
  User?: string;
  ExposedPorts?: Record<string, Record<string, never>>;
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  Volumes?: Record<string, Record<string, never>>;
  WorkingDir?: string;
  Labels?: Record<string, string>;
  StopSignal?: string;
  Shell?: string[];
  OnBuild?: string[];
  /** Durations in nanoseconds. */
  Healthcheck?: {
    Test?: readonly string[];
    Interval?: number;
    Timeout?: number;
    StartPeriod?: number;
    StartInterval?: number;
    Retries?: number;
  };
}

export interface Inspection {
  config: ImageConfig;
  /** Image reference at the root of the stage chain; undefined for scratch. */
  base: string | undefined;
  /** Keys of config that also depend on that base. */
  unknown: readonly string[];
  errors: readonly Finding[];
}

export interface ResolveOptions {
  /** In order; default: Compose's own discovery. */
  configs?: readonly string[];
  env?: Record<string, string>;
  envFiles?: readonly string[];
  profiles?: readonly string[];
  skipInterpolation?: boolean;
  skipValidation?: boolean;
  skipConsistencyCheck?: boolean;
  skipNormalization?: boolean;
  skipExtends?: boolean;
  skipInclude?: boolean;
}

export interface Resolution {
  model: unknown | undefined;
  errors: readonly Finding[];
  warnings: readonly Finding[];
}
