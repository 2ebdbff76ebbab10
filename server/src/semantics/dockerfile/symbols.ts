/** The name under the cursor in a Dockerfile: a stage, a variable, the delimiter of a heredoc. */
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type NamedSymbol, namedSymbol, type Occurrence } from "../symbol.ts";
import { buildGraph } from "./graph.ts";
import { stageAt } from "./stageSymbol.ts";
import { variableAt } from "./variableSymbol.ts";

/** The symbol at an offset of a Dockerfile. */
export function dockerfileSymbolAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  return stageAt(reader, uri, offset) ?? variableAt(reader, uri, offset) ?? heredocAt(reader, uri, offset);
}

function heredocAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const { syntax } = reader.derive(buildGraph, uri);
  for (const { heredocs } of syntax.instructions) {
    for (const { name, nameSpan, terminator } of heredocs) {
      const spans = [nameSpan, ...(terminator ? [terminator] : [])];
      if (!spans.some(({ start, end }) => start <= offset && offset <= end)) continue;
      const occurrences = spans.map((span, i): Occurrence => {
        return { uri, span, role: i === 0 ? "declaration" : "reference", isName: true };
      });
      return namedSymbol("heredoc", name, occurrences);
    }
  }
  return undefined;
}
