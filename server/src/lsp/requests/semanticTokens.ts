import type { SemanticTokens } from "vscode-languageserver";
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from "../../features/shared/semanticTokens.ts";
import type { Span } from "../../text/span.ts";
import { type FileRequest, inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";
import { encodeTokens, tokenEdits } from "../tokenData.ts";

/** textDocument/semanticTokens: full, delta, range */
const family: RequestFamily = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: { delta: true },
      range: true,
    },
  },
  serve(context) {
    const { semanticTokens: requests } = context.connection.languages;
    /** By document: what was sent last, under which id. */
    const sent = new Map<string, SemanticTokens>();
    let lastId = 0;
    const remember = (uri: string, data: number[]): SemanticTokens => {
      const tokens = { resultId: `${++lastId}`, data };
      sent.set(uri, tokens);
      return tokens;
    };
    requests.on(async ({ textDocument: { uri } }, token) => {
      const data = await inFile(context, uri, undefined, token, (request) => tokenData(request));
      return data ? remember(uri, data) : { data: [] };
    });
    requests.onDelta(async ({ textDocument: { uri }, previousResultId }, token) => {
      const data = (await inFile(context, uri, undefined, token, (request) => tokenData(request))) ?? [];
      const before = sent.get(uri);
      const after = remember(uri, data);
      if (before?.resultId !== previousResultId) return after;
      return { resultId: after.resultId ?? "", edits: tokenEdits(before.data, data) };
    });
    requests.onRange(async ({ textDocument: { uri }, range }, token) => {
      const data = await inFile(context, uri, undefined, token, (request) =>
        tokenData(request, request.source.lines.spanOf(range)),
      );
      return { data: data ?? [] };
    });
  },
};
export default family;

function tokenData({ reader, source }: FileRequest, range?: Span): number[] {
  const tokens = semanticTokens(reader, source.uri).filter(
    ({ span }) => !range || (span.end >= range.start && span.start <= range.end),
  );
  const numbers = tokens.map(({ span, type, modifiers }) => ({
    ...span,
    type: TOKEN_TYPES.indexOf(type),
    modifiers: modifiers.reduce((bits, modifier) => bits | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0),
  }));
  return encodeTokens(numbers, source.lines);
}
