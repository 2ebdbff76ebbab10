/** Services, resources, profiles and variables of a Compose file. */
import { composeNames } from "../../semantics/compose/symbols.ts";
import { interpolatedNames } from "../../semantics/compose/variableSymbol.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { SemanticToken } from "../shared/semanticTokens.ts";

export function composeTokens(reader: Reader, uri: Uri): readonly SemanticToken[] {
  const names = composeNames(reader, uri).map(({ kind, span, role }): SemanticToken => {
    const type = kind === "service" ? "class" : kind === "profile" ? "enumMember" : "type";
    return { span, type, modifiers: role === "declaration" ? ["declaration"] : [] };
  });
  const variables = reader
    .derive(interpolatedNames, uri)
    .map(({ span }): SemanticToken => ({ span, type: "variable", modifiers: [] }));
  return [...names, ...variables];
}
