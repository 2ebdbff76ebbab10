import { MarkupKind } from "vscode-languageserver";
import { hover } from "../../features/shared/hover.ts";
import { featureEnvironment, inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** textDocument/hover */
const family: RequestFamily = {
  capabilities: { hoverProvider: true },
  serve(context) {
    context.connection.onHover(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, "hover.enable", token, ({ reader, source, settings }) => {
        const found = hover(reader, uri, source.lines.offsetAt(position), featureEnvironment(context, settings));
        if (!found) return null;
        return {
          contents: { kind: MarkupKind.Markdown, value: found.markdown },
          range: source.lines.rangeOf(found.span),
        };
      }),
    );
  },
};
export default family;
