/** A Dockerfile's graph for a test, made the way the engine makes it. */
import { buildGraph } from "../../../../server/src/semantics/dockerfile/graph.ts";
import type { BuildGraph, State } from "../../../../server/src/semantics/dockerfile/model.ts";
import { MEMORY_ROOT } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";

export function graphOf(text: string, buildArgs: Readonly<Record<string, string>> = {}): BuildGraph {
  const uri = resolvePath(MEMORY_ROOT, "Dockerfile");
  return Snapshot.empty([], { buildArgs })
    .withFiles([[uri, new SourceFile(uri, text)]])
    .derive(buildGraph, uri);
}

/** The configuration at the end of the last stage. */
export function finalState(text: string, buildArgs: Readonly<Record<string, string>> = {}): State {
  const stage = graphOf(text, buildArgs).stages.at(-1);
  if (!stage) throw new Error("the file has no stage");
  return stage.state;
}

/** Values of the image's variables by name; a reason in brackets where unknown. */
export function envOf(state: State): Record<string, string> {
  const shown = [...state.env].map(([name, { value }]) => [name, value.known ? value.value : `(${value.reason})`]);
  return Object.fromEntries(shown);
}
