/** Which files the command is about: paths, folders and globs of the command line, less what the configuration ignores. */
import { statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import picomatch from "picomatch/posix.js";
import { type ProjectConfig, projectConfig, projectConfigFrom } from "../../linter/projectConfig.ts";
import { type Language, languageOfName } from "../../workspace/languages.ts";
import { Session } from "../../workspace/session.ts";
import { Snapshot } from "../../workspace/snapshot.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { NodeFileSystem, uriOfPath } from "../nodeFileSystem.ts";
import { UsageError } from "./host.ts";
import { posix, repositoryOf, upwards, walk } from "./walk.ts";

export interface SelectedFile {
  /** Absolute; of standard input the one that --stdin-path names. */
  readonly path: string;
  /** As the output calls it. */
  readonly shown: string;
  readonly uri: Uri;
  /** Where the configuration says it; otherwise the name decides. */
  readonly language: Language | undefined;
  readonly config: ProjectConfig;
  /** Named by the user, not found by us: that it cannot be read is an error. */
  readonly named: boolean;
}

/** Looks up configurations; one for the whole run. */
export class Selection {
  readonly #session: Session;
  readonly #cwd: string;
  readonly #configFile: Uri | undefined;
  readonly #folders = new Map<Uri, boolean>();

  constructor(cwd: string, configFile: Uri | undefined) {
    this.#cwd = cwd;
    this.#configFile = configFile;
    this.#session = new Session(new NodeFileSystem(), Snapshot.empty(rootsOf(cwd)));
  }

  /** One file, whether or not the configuration ignores it. */
  async describe(path: string, named: boolean): Promise<SelectedFile> {
    const uri = uriOfPath(path);
    const config = await this.#config(uri);
    return { path, shown: shownPath(this.#cwd, path), uri, language: config.language, config, named };
  }

  /** The files that the arguments mean, each once, in order of path. */
  async files(args: readonly string[]): Promise<readonly SelectedFile[]> {
    const found = new Map<string, SelectedFile>();
    for (const arg of args) {
      const path = resolve(this.#cwd, arg);
      const kind = kindOf(path);
      if (kind === "file") found.set(path, await this.describe(path, true));
      else if (kind === "folder") await this.#add(found, walk(path));
      else if (isGlob(arg)) await this.#addGlob(found, arg);
      else throw new UsageError(`cannot read ${arg}: there is no such file or folder`);
    }
    const files = [...found.values()].filter(({ config }) => !config.ignored);
    return files.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
  }

  async #addGlob(found: Map<string, SelectedFile>, glob: string): Promise<void> {
    const { base } = picomatch.scan(posix(glob));
    const top = resolve(this.#cwd, base);
    const matches = picomatch(posix(glob).replace(/^\.\//, ""), { dot: true });
    const before = found.size;
    const paths = kindOf(top) === "folder" ? [...walk(top)] : [];
    const matching = paths.filter((path) => matches(shownPath(this.#cwd, path)) || matches(posix(path)));
    await this.#add(found, matching);
    if (found.size === before && matching.length === 0) throw new UsageError(`no file matches ${glob}`);
  }

  /** Those among the found paths that are ours. */
  async #add(found: Map<string, SelectedFile>, paths: Iterable<string>): Promise<void> {
    for (const path of paths) {
      if (found.has(path)) continue;
      const uri = uriOfPath(path);
      if (languageOfName(uri) === undefined && !(await this.#mayBeNamed(uri))) continue;
      const file = await this.describe(path, false);
      if (languageOfName(uri) !== undefined || file.language !== undefined) found.set(path, file);
    }
  }

  /** Asked once for each folder: most files of a repository are none of ours. */
  async #mayBeNamed(uri: Uri): Promise<boolean> {
    const folder = dirname(uri);
    const known = this.#folders.get(folder) ?? (await this.#config(resolvePath(folder, "Dockerfile"))).namesFiles;
    this.#folders.set(folder, known);
    return known;
  }

  #config(uri: Uri): Promise<ProjectConfig> {
    const file = this.#configFile;
    return this.#session.settle((reader) =>
      file === undefined ? reader.derive(projectConfig, uri) : projectConfigFrom(reader, uri, file),
    );
  }
}

/** Up to where configuration is searched: the repository, else the folder with the nearest one, else this folder. */
export function rootsOf(cwd: string): readonly Uri[] {
  const names = [".dockwright.yaml", ".dockwright.yml", ".hadolint.yaml", ".hadolint.yml"];
  const configured = upwards(cwd).find((folder) => names.some((name) => kindOf(join(folder, name)) === "file"));
  return [uriOfPath(repositoryOf(cwd) ?? configured ?? cwd)];
}

/** The path as people and services want to see it: from the current folder, with forward slashes. */
export function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, path);
  return posix(shown === "" ? path : shown);
}

function isGlob(arg: string): boolean {
  return picomatch.scan(posix(arg)).isGlob;
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}
