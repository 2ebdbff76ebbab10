import * as vscode from "vscode";
import { type Sample, SAMPLES } from "../samples.ts";

/** `dockwright.openSample`: an untitled document to try things on. */
export function registerOpenSample(context: vscode.ExtensionContext): void {
  const open = async (name?: string): Promise<void> => {
    const samples: Readonly<Record<string, Sample>> = SAMPLES;
    const chosen = name ?? (await vscode.window.showQuickPick(Object.keys(samples), { placeHolder: "Which sample?" }));
    const sample = chosen === undefined ? undefined : samples[chosen];
    if (!sample) return;
    const document = await vscode.workspace.openTextDocument({ language: sample.language, content: sample.text });
    await vscode.window.showTextDocument(document, { preview: false });
  };
  context.subscriptions.push(vscode.commands.registerCommand("dockwright.openSample", open));
}
