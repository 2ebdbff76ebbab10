/** Loads projects kept in memory, with a complete environment as the command line has one. */
import { discover } from "../../../../../server/src/semantics/compose/load/discovery.ts";
import { Environment } from "../../../../../server/src/semantics/compose/load/environment.ts";
import { type LoadedProject, loadProject } from "../../../../../server/src/semantics/compose/load/load.ts";
import type { Problem } from "../../../../../server/src/semantics/compose/load/problem.ts";
import { child, type Origin, plain, type Value } from "../../../../../server/src/semantics/compose/load/value.ts";
import { MEMORY_ROOT } from "../../../../../server/src/workspace/memoryFileSystem.ts";
import { relativePath } from "../../../../../server/src/workspace/uri.ts";
import { ask, at } from "../harness.ts";

export interface Given {
  readonly configs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  /** The process's environment is not known. */
  readonly open?: boolean;
}

export type Files = Readonly<Record<string, string>>;

export function load(files: Files, given: Given = {}): Promise<LoadedProject> {
  return ask(files, (reader) => {
    const found = discover(reader, {
      folder: MEMORY_ROOT,
      configs: (given.configs ?? []).map(at),
      environment: Environment.of(given.env ?? {}, given.open !== true),
      envFiles: [],
      profiles: given.profiles ?? [],
    });
    return loadProject(reader, found);
  });
}

/** One file, called compose.yaml. */
export function loadOne(text: string, given: Given = {}): Promise<LoadedProject> {
  return load({ "compose.yaml": text }, given);
}

export function valueAt(project: LoadedProject, ...path: readonly string[]): Value | undefined {
  return child(project.model, ...path);
}

export function plainAt(project: LoadedProject, ...path: readonly string[]): unknown {
  const value = valueAt(project, ...path);
  return value && plain(value);
}

/** `compose.yaml:3 "text"`: file, line and the text that stands there. */
export function place(origin: Origin | undefined, files: Files): string | undefined {
  if (origin === undefined) return undefined;
  const path = relativePath(MEMORY_ROOT, origin.uri) ?? origin.uri;
  const text = files[path] ?? "";
  const line = text.slice(0, origin.span.start).split("\n").length;
  return `${path}:${line} ${text.slice(origin.span.start, origin.span.end).split("\n")[0]}`;
}

export function errors(project: LoadedProject): readonly Problem[] {
  return project.problems.filter(({ severity }) => severity === "error");
}
