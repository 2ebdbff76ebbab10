import { MarkupKind, type SignatureHelp } from "vscode-languageserver";
import { type SignatureHelpText, signatureHelp } from "../../features/shared/signatureHelp.ts";
import { inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** textDocument/signatureHelp */
const family: RequestFamily = {
  capabilities: { signatureHelpProvider: { triggerCharacters: [" ", "=", ",", ":", "/"] } },
  serve(context) {
    context.connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, "completion.enable", token, ({ reader, source }) => {
        const found = signatureHelp(reader, uri, source.lines.offsetAt(position));
        return found ? toSignatureHelp(found) : null;
      }),
    );
  },
};
export default family;

function toSignatureHelp({ signatures, activeSignature, activePart }: SignatureHelpText): SignatureHelp {
  const text = (value: string) => ({ kind: MarkupKind.Markdown, value });
  return {
    signatures: signatures.map(({ label, documentation, parts }) => ({
      label,
      documentation: text(documentation),
      parameters: parts.map((part) => ({ label: [part.start, part.end], documentation: text(part.documentation) })),
      // One past the last: nothing is marked.
      activeParameter: activePart ?? parts.length,
    })),
    activeSignature,
    activeParameter: activePart ?? 0,
  };
}
