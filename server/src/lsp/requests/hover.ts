import { MarkupKind } from "vscode-languageserver";
import { hover } from "../../features/shared/hover.ts";
import { enabled, type ServerContext } from "../context.ts";
import { throwIfCancelled } from "../scheduler.ts";

/** textDocument/hover */
export function serveHovers(context: ServerContext): void {
  context.connection.onHover(async ({ textDocument: { uri }, position }, token) => {
    const settings = await context.configuration.for(uri);
    throwIfCancelled(token);
    return context.session.settle((reader) => {
      const source = reader.file(uri);
      if (!source || !settings["hover.enable"] || !enabled(settings, source.language)) return null;
      const found = hover(reader, uri, source.lines.offsetAt(position), { preset: settings["lint.preset"] });
      if (!found) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: found.markdown },
        range: source.lines.rangeOf(found.span),
      };
    });
  });
}
