/** `dockwright.showReferences`: what a click on a code lens opens; VS Code's own command wants its own types. */
import * as vscode from "vscode";
import { SHOW_REFERENCES, type ShowReferencesArguments } from "../../../server/src/protocol.ts";

export function registerShowReferences(context: vscode.ExtensionContext): void {
  const show = (...[uri, { line, character }, locations]: ShowReferencesArguments): Thenable<unknown> =>
    vscode.commands.executeCommand(
      "editor.action.showReferences",
      vscode.Uri.parse(uri),
      new vscode.Position(line, character),
      locations.map(
        ({ uri: target, range: { start, end } }) =>
          new vscode.Location(
            vscode.Uri.parse(target),
            new vscode.Range(start.line, start.character, end.line, end.character),
          ),
      ),
    );
  context.subscriptions.push(vscode.commands.registerCommand(SHOW_REFERENCES, show));
}
