/** Lines above a stage or a service that say who uses it. */
import { composeFile } from "../../semantics/compose/file.ts";
import { composeSymbolAt } from "../../semantics/compose/symbols.ts";
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import { stageSymbol } from "../../semantics/dockerfile/stageSymbol.ts";
import type { Occurrence } from "../../semantics/symbol.ts";
import { buildUsesOf } from "../../semantics/workspace/buildUses.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import { basename, type Uri } from "../../workspace/uri.ts";

export interface Lens {
  readonly span: Span;
  readonly title: string;
  /** What a click shows. */
  readonly places: readonly Occurrence[];
}

export function lenses(reader: Reader, uri: Uri): readonly Lens[] {
  const language = reader.file(uri)?.language;
  if (language === "dockerfile") return dockerfileLenses(reader, uri);
  return language === "compose" ? composeLenses(reader, uri) : [];
}

function dockerfileLenses(reader: Reader, uri: Uri): readonly Lens[] {
  const graph = reader.derive(buildGraph, uri);
  const builders = buildUsesOf(reader, uri);
  return graph.stages.flatMap((stage) => {
    const found: Lens[] = [];
    const places = (stageSymbol(reader, uri, stage)?.occurrences ?? []).filter(({ role }) => role === "reference");
    if (places.length > 0) found.push({ span: stage.from.span, title: counted(places.length), places });
    const own = builders.filter(({ target }) =>
      target === undefined ? stage.isFinal : graph.stage(target.name) === stage,
    );
    if (own.length > 0) {
      found.push({
        span: stage.from.span,
        title: `built by ${own.map(({ service, file }) => `${service} (${basename(file)})`).join(", ")}`,
        places: own.map(({ file, serviceSpan }) => ({ uri: file, span: serviceSpan, role: "reference", isName: true })),
      });
    }
    return found;
  });
}

function composeLenses(reader: Reader, uri: Uri): readonly Lens[] {
  return reader.derive(composeFile, uri).services.flatMap(({ nameSpan }) => {
    const symbol = composeSymbolAt(reader, uri, nameSpan.start);
    const places = symbol?.occurrences.filter(({ role }) => role === "reference") ?? [];
    return places.length > 0 ? [{ span: nameSpan, title: counted(places.length), places }] : [];
  });
}

function counted(count: number): string {
  return count === 1 ? "1 reference" : `${count} references`;
}
