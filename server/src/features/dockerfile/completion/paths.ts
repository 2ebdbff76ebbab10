/** Files and folders of the build context, for the sources of COPY and ADD and of bind mounts. */
import { type BuildContext, buildContexts } from "../../../semantics/workspace/contexts.ts";
import { resolvePath } from "../../../workspace/uri.ts";
import type { Completion } from "../../shared/completion.ts";
import { code } from "../../../text/markdown.ts";
import type { ArgumentPlace } from "./place.ts";

interface Entry {
  readonly name: string;
  readonly folder: boolean;
  /** What keeps it out of the build context. */
  readonly hiddenBy: string | undefined;
}

/** `typed` is what stands before the cursor of a path relative to the context. Folders first, hidden files last. */
export function pathCompletions(place: ArgumentPlace, typed: string): readonly Completion[] {
  if (/["'$*?[]|:\/\//.test(typed)) return [];
  const slash = typed.lastIndexOf("/") + 1;
  const folder = typed.slice(0, slash);
  if (folder.split("/").includes("..")) return [];
  const span = { start: place.offset - (typed.length - slash), end: place.offset };
  return entriesOf(place, folder.replace(/^\/+/, "")).map(({ name, folder: isFolder, hiddenBy }) => ({
    label: isFolder ? `${name}/` : name,
    kind: isFolder ? "folder" : "file",
    ...(hiddenBy === undefined
      ? {}
      : {
          detail: "ignored",
          documentation: `${code(hiddenBy)} in the ignore file keeps it out of the build context: Docker will not find it.`,
        }),
    span,
    newText: escaped(isFolder ? `${name}/` : name),
    more: isFolder,
  }));
}

/** A blank would end the word. */
function escaped(name: string): string {
  return name.replace(/\s/g, "\\$&");
}

/** Of every context that the Dockerfile is built from. */
function entriesOf(place: ArgumentPlace, folder: string): readonly Entry[] {
  const contexts = place.reader.derive(buildContexts, place.uri);
  const byName = new Map<string, Entry>();
  for (const context of contexts.all) {
    for (const entry of inContext(place, context, folder)) {
      const known = byName.get(entry.name);
      if (!known || known.hiddenBy !== undefined) byName.set(entry.name, entry);
    }
  }
  return [...byName.values()].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function inContext({ reader, uri }: ArgumentPlace, context: BuildContext, folder: string): readonly Entry[] {
  const listed = reader.list(resolvePath(context.folder, folder === "" ? "." : folder)) ?? [];
  return listed.flatMap(({ name, kind }) => {
    const path = `${folder}${name}`.replace(/^(?:\.\/)+/, "");
    if (name === ".git" || resolvePath(context.folder, path) === uri) return [];
    const decision = context.ignore?.matcher.decide(path);
    // A folder that is hidden may hold files that an exception shows again.
    const hidden = decision?.hidden === true && !(kind === "directory" && context.ignore?.matcher.hasExceptions);
    const isFolder = kind === "directory";
    return [{ name, folder: isFolder, hiddenBy: hidden ? decision?.by?.pattern : undefined }];
  });
}

/** Folders, then files, then those whose names begin with a dot, then what is hidden. */
function rank({ name, folder, hiddenBy }: Entry): number {
  if (hiddenBy !== undefined) return 3;
  if (name.startsWith(".")) return 2;
  return folder ? 0 : 1;
}

/** Destinations: the working directory in its two forms. */
export function destinationCompletions({ graph, instruction, span }: ArgumentPlace): readonly Completion[] {
  const { workdir } = graph.stateAt(instruction, "before");
  const folder = workdir.known ? workdir.value || "/" : undefined;
  const here: Completion = {
    label: "./",
    kind: "folder",
    detail: folder === undefined ? "the working directory" : `the working directory, ${folder}`,
    span,
  };
  if (folder === undefined || folder === "/") return [here];
  const whole = folder.endsWith("/") ? folder : `${folder}/`;
  return [here, { label: whole, kind: "folder", detail: "the working directory", span }];
}

/** In another stage only its working directory is known. */
export function stageFolders(place: ArgumentPlace, stageName: string): readonly Completion[] {
  const stage = place.graph.stage(stageName);
  const { workdir } = stage?.state ?? {};
  if (!workdir?.known || workdir.value === "" || workdir.value === "/") return [];
  const label = workdir.value.endsWith("/") ? workdir.value : `${workdir.value}/`;
  return [{ label, kind: "folder", detail: `working directory of ${stageName}`, span: place.span }];
}
