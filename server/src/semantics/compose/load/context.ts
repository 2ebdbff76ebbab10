/** What the steps of loading share: files, options, problems, and whether something could not be seen. */
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";
import type { Environment } from "./environment.ts";
import type { TaggedPath } from "./fromYaml.ts";
import type { ProblemLog } from "./problem.ts";
import type { MappingValue } from "./value.ts";

export interface LoadOptions {
  /** The Compose files, weakest first. */
  readonly configs: readonly Uri[];
  /** The folder that relative paths start from. */
  readonly folder: Uri;
  readonly environment: Environment;
  /** `*` for all. */
  readonly profiles: readonly string[];
  /** Set by the caller or by COMPOSE_PROJECT_NAME; a `name:` in the files is weaker. */
  readonly projectName?: string | undefined;
  readonly skipInterpolation?: boolean;
  readonly skipValidation?: boolean;
  readonly skipConsistencyCheck?: boolean;
  readonly skipNormalization?: boolean;
  readonly skipExtends?: boolean;
  readonly skipInclude?: boolean;
}

/** How the files of one project, or of one include, are read. */
export interface FileScope {
  readonly folder: Uri;
  readonly environment: Environment;
  /** The files whose includes are being read. */
  readonly including: readonly Uri[];
  readonly skipInclude: boolean;
  readonly skipExtends: boolean;
  readonly skipValidation: boolean;
}

export interface LoadedFile {
  readonly model: MappingValue;
  /** Of the last document. */
  readonly tagged: readonly TaggedPath[];
}

/** Reading a file, for the steps that come to further files themselves. */
export interface FileLoading {
  /** One file over what weaker files have given. */
  file(context: LoadContext, uri: Uri, weaker: MappingValue, scope: FileScope): LoadedFile;
  /** Files over one another, with defaults and absolute paths. */
  files(context: LoadContext, uris: readonly Uri[], scope: FileScope): MappingValue;
}

export class LoadContext {
  readonly reader: Reader;
  readonly loading: FileLoading;
  readonly options: LoadOptions;
  readonly log: ProblemLog;
  /** False once something could not be seen (a remote include, a file that is not fetched): more may be declared there. */
  complete = true;
  /** How many includes were followed. Files that include each other would be read again and again. */
  includes = 0;
  /** Files with broken text: what their structure seems to be is not judged. */
  readonly broken = new Set<Uri>();
  /** All files that were read, Compose files and env files. */
  readonly files = new Set<Uri>();

  constructor(reader: Reader, options: LoadOptions, log: ProblemLog, loading: FileLoading) {
    this.reader = reader;
    this.loading = loading;
    this.options = options;
    this.log = log;
  }

  /** What stands there; "unseen" where it exists but its text is not known, or may still be fetched. */
  look(uri: Uri): "file" | "directory" | "absent" | "unseen" {
    if (this.reader.file(uri) !== undefined) {
      this.files.add(uri);
      return "file";
    }
    const kind = this.reader.kind(uri);
    if (kind === "directory" || kind === "absent") return kind;
    this.complete = false;
    return "unseen";
  }
}

/** Git and OCI sources: nothing is fetched for them. */
export function isRemoteSource(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\/|^oci:|^git@|^github\.com\/|\.git(?:#|$)/i.test(path);
}
