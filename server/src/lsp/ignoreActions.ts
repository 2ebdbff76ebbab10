/** The actions that silence a finding: here, in this file, in this workspace. */
import { type CodeAction, CodeActionKind, type TextDocumentEdit, type WorkspaceEdit } from "vscode-languageserver";
import type { LintFinding } from "../linter/lint.ts";
import { projectConfig } from "../linter/projectConfig.ts";
import { switchedOff, switchOff } from "../linter/projectConfig/switchOff.ts";
import { type IgnoreEdit, ignoreHere, ignoreInFile } from "../linter/suppressions/edits.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";
import { dirname, relativePath, resolvePath, type Uri } from "../workspace/uri.ts";
import type { ClientAbilities, FileLint } from "./context.ts";
import { toWorkspaceEdit } from "./convert.ts";

export function ignoreActions(lint: FileLint, finding: LintFinding, client: ClientAbilities): CodeAction[] {
  const { source, reader, settings } = lint;
  const { rule, aliases, span } = finding;
  const actions: CodeAction[] = [];
  const add = (where: string, edit: WorkspaceEdit | undefined): void => {
    if (edit) actions.push({ title: `Ignore ${rule.id} ${where}`, kind: CodeActionKind.QuickFix, edit });
  };
  if (settings["lint.allowInlineIgnores"]) {
    const subject = rule.subject.load(reader, source.uri);
    const comments = rule.subject.comments(subject);
    const anchor = rule.subject.anchorOf?.(subject, span.start) ?? finding.owner;
    const named = { id: rule.id, aliases };
    if (anchor)
      add("here (with a reason)", documentEdit(source, ignoreHere(source.text, comments, anchor, named), client));
    add("in this file", documentEdit(source, ignoreInFile(source.text, comments, named), client));
  }
  add("in this workspace", workspaceEdit(lint, rule.id, client));
  return actions;
}

/** With the reason selected, where the client can. */
function documentEdit(source: SourceFile, edit: IgnoreEdit, { snippetEdits }: ClientAbilities): WorkspaceEdit {
  const { offset, newText, reason } = edit;
  const range = source.lines.rangeOf({ start: offset, end: offset });
  const textDocument = { uri: source.uri, version: source.version ?? null };
  const change: TextDocumentEdit["edits"][number] =
    reason && snippetEdits
      ? { range, snippet: { kind: "snippet", value: withPlaceholder(newText, reason.start, reason.end) } }
      : { range, newText };
  return { documentChanges: [{ textDocument, edits: [change] }] };
}

/** The text as a snippet, with a part of it to type over. */
export function withPlaceholder(text: string, start: number, end: number): string {
  const escaped = (part: string): string => part.replace(/[\\$}]/g, "\\$&");
  return `${escaped(text.slice(0, start))}\${1:${escaped(text.slice(start, end))}}${escaped(text.slice(end))}`;
}

/** In the `.dockwright.yaml` in force; a new one stands at the top of the workspace folder. */
function workspaceEdit({ source, reader }: FileLint, rule: string, client: ClientAbilities): WorkspaceEdit | undefined {
  const { file } = reader.derive(projectConfig, source.uri);
  if (file !== undefined) {
    const edit = switchOff(reader, file, rule);
    return edit && toWorkspaceEdit([{ ...edit, uri: file }], source, reader);
  }
  if (!client.createsFiles) return undefined;
  const uri = newConfig(reader.roots(), source.uri);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    documentChanges: [
      { kind: "create", uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range, newText: switchedOff(rule) }] },
    ],
  };
}

function newConfig(roots: readonly Uri[], uri: Uri): Uri {
  const root = roots.find((folder) => relativePath(folder, uri) !== undefined);
  return resolvePath(root ?? dirname(uri), ".dockwright.yaml");
}
