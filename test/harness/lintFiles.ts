/** Runs rules over files kept in memory, as a session does: again and again until nothing is missing. */
import type { FileEdit, Rule } from "../../server/src/linter/rule.ts";
import { type LintOptions, type LintResult, lint } from "../../server/src/linter/lint.ts";
import { SHELLCHECK_SCHEME, type ShellCheckComment, scriptOf } from "../../server/src/semantics/shell/shellCheck.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import type { FileSystem } from "../../server/src/workspace/fileSystem.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../server/src/workspace/memoryFileSystem.ts";
import { fetchMisses, Snapshot } from "../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../server/src/workspace/sourceFile.ts";
import { relativePath, resolvePath } from "../../server/src/workspace/uri.ts";

export type Files = Readonly<Record<string, string>>;

const MOST_ROUNDS = 8;

/** What ShellCheck would answer for scripts that contain a text; lines count from the script's own first line. */
export type ShellCheckAnswers = Readonly<Record<string, readonly ShellCheckComment[]>>;

function withShellCheck(files: FileSystem, answers: ShellCheckAnswers | undefined): FileSystem {
  if (!answers) return files;
  const answer = (script: string) => {
    const header = script.split("\n").filter((line) => /^#!|^export \w+=1$/.test(line)).length;
    const moved = <T extends { line: number; endLine: number }>(place: T): T => ({
      ...place,
      line: place.line + header,
      endLine: place.endLine + header,
    });
    const comments = Object.entries(answers).flatMap(([text, list]) => (script.includes(text) ? list : []));
    return JSON.stringify({
      comments: comments.map((one) => ({
        ...moved(one),
        fix: one.fix && { replacements: one.fix.replacements.map(moved) },
      })),
    });
  };
  return {
    readFile: (uri) =>
      uri.startsWith(SHELLCHECK_SCHEME) ? Promise.resolve(answer(scriptOf(uri))) : files.readFile(uri),
    readDirectory: (uri) => files.readDirectory(uri),
  };
}

/** The findings of one file, and the snapshot that they were made from. */
export async function lintFiles(
  files: Files,
  path: string,
  options: LintOptions,
  shellCheck?: ShellCheckAnswers,
): Promise<LintResult & { snapshot: Snapshot }> {
  const fileSystem = withShellCheck(new MemoryFileSystem(files), shellCheck);
  const uri = resolvePath(MEMORY_ROOT, path);
  const parameters = { buildArgs: {}, ...(shellCheck ? { shellCheck: true } : {}) };
  let snapshot = Snapshot.empty([MEMORY_ROOT], parameters).withFiles([[uri, new SourceFile(uri, files[path] ?? "")]]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = lint(snapshot, uri, options);
    const next = await fetchMisses(snapshot, fileSystem);
    if (next === snapshot) return { ...result, snapshot };
    snapshot = next;
  }
  throw new Error(`${path}: still reading new files after ${MOST_ROUNDS} rounds`);
}

/**
 * The files after the rule's fixes, applied finding by finding until nothing changes: of each finding the fix with
 * this title, or its first one.
 */
export async function fixFiles(
  files: Files,
  path: string,
  rule: Rule,
  options: LintOptions,
  title: string | undefined,
  shellCheck?: ShellCheckAnswers,
): Promise<Files> {
  let current = files;
  for (let round = 0; round < 50; round++) {
    const { findings } = await lintFiles(current, path, options, shellCheck);
    const fixes = findings
      .filter((finding) => finding.rule.id === rule.id)
      .flatMap((finding) => {
        const offered = finding.fixes();
        const fix = title === undefined ? offered[0] : offered.find((one) => one.title === title);
        return fix ? [fix] : [];
      });
    const [fix] = fixes;
    if (!fix) return current;
    current = applyTo(current, path, fix.edits);
    if (fix.newFile) current = { ...current, [pathOf(fix.newFile.uri)]: fix.newFile.text };
  }
  throw new Error(`${path}: the fixes of ${rule.id} come to no end`);
}

/** From the root of the files in memory. */
function pathOf(uri: string): string {
  return relativePath(MEMORY_ROOT, uri) ?? uri;
}

function applyTo(files: Files, path: string, edits: readonly FileEdit[]): Files {
  const changed: Record<string, string> = { ...files };
  const home = resolvePath(MEMORY_ROOT, path);
  const uris = new Set(edits.map(({ uri = home }) => uri));
  for (const name of Object.keys(files)) {
    const uri = resolvePath(MEMORY_ROOT, name);
    if (!uris.delete(uri)) continue;
    changed[name] = applyEdits(
      files[name] ?? "",
      edits.filter((edit) => (edit.uri ?? home) === uri),
    );
  }
  if (uris.size > 0) throw new Error(`a fix edits ${[...uris].join(", ")}, which the page does not show`);
  return changed;
}
