/** Links of a Dockerfile: images of FROM, COPY --from and mounts, the frontend of `# syntax`, files that are copied. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import { sourceUses } from "../../semantics/dockerfile/stageUses.ts";
import { buildContexts } from "../../semantics/workspace/contexts.ts";
import { contextSources } from "../../semantics/workspace/copySources.ts";
import type { Reader } from "../../workspace/derive.ts";
import { resolvePath, type Uri } from "../../workspace/uri.ts";
import { registryPage } from "../shared/registryPage.ts";
import type { LinkTarget } from "../shared/links.ts";

export function dockerfileLinks(reader: Reader, uri: Uri): readonly LinkTarget[] {
  const graph = reader.derive(buildGraph, uri);
  return [...imageLinks(graph), ...fileLinks(reader, uri, graph)];
}

function imageLinks(graph: BuildGraph): readonly LinkTarget[] {
  const images = graph.stages.flatMap(({ from, base }) =>
    base.kind === "image" && from.image ? [{ span: from.image.span, image: base.text }] : [],
  );
  for (const { name, valueSpan, value } of graph.syntax.directives)
    if (name === "syntax") images.push({ span: valueSpan, image: value });
  for (const instruction of graph.syntax.instructions) {
    for (const { name, span } of sourceUses(instruction)) {
      if (graph.stage(name) === undefined && !name.includes("$")) images.push({ span, image: name });
    }
  }
  return images.flatMap(({ span, image }) => {
    const target = registryPage(image);
    return target === undefined ? [] : [{ span, target, tooltip: `${image} in its registry` }];
  });
}

/** Of several contexts the first one that has the file counts. */
function fileLinks(reader: Reader, uri: Uri, graph: BuildGraph): readonly LinkTarget[] {
  const { all } = reader.derive(buildContexts, uri);
  return graph.syntax.instructions.flatMap((instruction) => {
    if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD") return [];
    return contextSources(instruction, graph).flatMap(({ word, path, wildcard }) => {
      if (wildcard || path === "") return [];
      const target = all.map(({ folder }) => resolvePath(folder, path)).find((one) => reader.kind(one) === "file");
      return target === undefined ? [] : [{ span: word.span, target, tooltip: "Open the file that is copied" }];
    });
  });
}
