/** The real files of the corpus as small workspaces: single files stand alone, projects have all their names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface Workspace {
  readonly part: "dockerfiles" | "compose" | "projects";
  /** Text, or null where only the name matters. */
  readonly files: Readonly<Record<string, string | null>>;
}

interface Row {
  readonly text?: string;
  readonly files?: Readonly<Record<string, string | null>>;
  readonly flags?: readonly string[];
}

/** Files that are odd on purpose say nothing about those that people write. */
const ODD = /^(?:test-fixture|negative-name|suspect-syntax|yaml-error.*)$/;

/** All workspaces below a folder with `dockerfiles.jsonl.gz`, `compose.jsonl.gz` and `projects.jsonl.gz`. */
export function corpusWorkspaces(folder: string): readonly Workspace[] {
  return [
    ...part(folder, "dockerfiles", ({ text = "" }) => ({ Dockerfile: text })),
    ...part(folder, "compose", ({ text = "" }) => ({ "compose.yaml": text })),
    ...part(folder, "projects", ({ files = {} }) => files),
  ];
}

function part(
  folder: string,
  name: Workspace["part"],
  filesOf: (row: Row) => Workspace["files"],
): readonly Workspace[] {
  const lines = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString("utf8")
    .trim()
    .split("\n");
  const rows = lines.map((line) => JSON.parse(line) as Row);
  return rows
    .filter(({ flags = [] }) => !flags.some((flag) => ODD.test(flag)))
    .map((row) => ({ part: name, files: filesOf(row) }));
}
