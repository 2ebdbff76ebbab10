/** Stages and variables of a Dockerfile. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { BuildGraph, Variable } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { SemanticToken } from "../shared/semanticTokens.ts";

export function dockerfileTokens(reader: Reader, uri: Uri): readonly SemanticToken[] {
  const graph = reader.derive(buildGraph, uri);
  return [...stages(graph), ...graph.syntax.instructions.flatMap(declarations), ...uses(graph)];
}

function stages({ stages: all, syntax }: BuildGraph): readonly SemanticToken[] {
  return all.flatMap(({ from, usedBy, name }) => {
    const named = usedBy.filter(
      ({ span }) => syntax.text.slice(span.start, span.end).toLowerCase() === name?.toLowerCase(),
    );
    const found: SemanticToken[] = named.map(({ span }) => ({ span, type: "class", modifiers: [] }));
    if (from.stageName) found.push({ span: from.stageName.span, type: "class", modifiers: ["declaration"] });
    return found;
  });
}

function declarations(instruction: Instruction): readonly SemanticToken[] {
  if (instruction.keyword !== "ARG" && instruction.keyword !== "ENV") return [];
  const kind = instruction.keyword === "ARG" ? (["declaration", "readonly"] as const) : (["declaration"] as const);
  return instruction.pairs.map(({ name }) => ({ span: name.span, type: "variable", modifiers: kind }));
}

/** Only those that stand for something: a name that nothing declares keeps the grammar's colour. */
function uses(graph: BuildGraph): readonly SemanticToken[] {
  return graph.uses.flatMap(({ part, variable }) =>
    variable ? [{ span: part.nameSpan, type: "variable", modifiers: modifiers(variable) } as const] : [],
  );
}

function modifiers({ kind }: Variable): SemanticToken["modifiers"] {
  if (kind === "arg") return ["readonly"];
  return kind === "env" ? [] : ["readonly", "defaultLibrary"];
}
