/** The outline of a Dockerfile: global ARGs, then each stage with its instructions. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { OutlineNode } from "../shared/outline.ts";

/** Longer arguments are cut: an outline is read at a glance. */
const LONGEST = 60;

export function dockerfileOutline(reader: Reader, uri: Uri): readonly OutlineNode[] {
  const graph = reader.derive(buildGraph, uri);
  const before = graph.syntax.instructions.filter((instruction) => graph.stageOf(instruction) === undefined);
  return [...before.map(instructionNode), ...graph.stages.map(stageNode)];
}

function stageNode(stage: Stage): OutlineNode {
  const { from, name, instructions, span } = stage;
  const image = from.image?.raw ?? "";
  return {
    name: name ?? (image === "" ? "FROM" : image),
    detail: name === undefined ? `stage ${stage.index}` : image,
    kind: "stage",
    span,
    nameSpan: from.stageName?.span ?? from.image?.span ?? from.keywordSpan,
    children: instructions.slice(1).map(instructionNode),
  };
}

function instructionNode(instruction: Instruction): OutlineNode {
  const { keywordText, keywordSpan, span, keyword } = instruction;
  const children = keyword === "ARG" || keyword === "ENV" ? variables(instruction) : [];
  return {
    name: keywordText.toUpperCase(),
    detail: shorten(instruction.argumentText),
    kind: "instruction",
    span,
    nameSpan: keywordSpan,
    children: children.length > 1 ? children : [],
  };
}

function variables(instruction: Extract<Instruction, { pairs: unknown }>): readonly OutlineNode[] {
  return instruction.pairs.map(({ name, value, span }) => ({
    name: name.raw === "" ? "?" : name.raw,
    detail: shorten(value?.raw ?? ""),
    kind: "variable",
    span,
    nameSpan: name.span,
    children: [],
  }));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
