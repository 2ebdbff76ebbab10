import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { chooseFix, mergeFixes } from "../../linter/fixes.ts";
import { touches } from "../../text/span.ts";
import { type FileLint, lintFile, type ServerContext } from "../context.ts";
import { toDiagnostic, toQuickFix, toWorkspaceEdit } from "../convert.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** Fixes every finding that has a safe fix, on save or on request. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.dockwright`;

/** textDocument/codeAction */
function serve(context: ServerContext): void {
  context.connection.onCodeAction(async (params, token) => {
    const wanted = (kind: string) =>
      params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ??
      kind === CodeActionKind.QuickFix;
    if (!wanted(CodeActionKind.QuickFix) && !wanted(FIX_ALL)) return [];
    const result = await lintFile(context, params.textDocument.uri, token);
    if (!result) return [];
    const actions = wanted(CodeActionKind.QuickFix) ? quickFixes(result, params, context.rulePageUrl) : [];
    const all = wanted(FIX_ALL) ? fixAll(result) : undefined;
    return all ? [...actions, all] : actions;
  });
}

function quickFixes(
  { source, findings, reader }: FileLint,
  params: CodeActionParams,
  rulePageUrl: string | undefined,
): CodeAction[] {
  const range = source.lines.spanOf(params.range);
  const near = findings.filter(
    ({ span }) =>
      touches(span, range.start) || touches(span, range.end) || (range.start <= span.start && span.end <= range.end),
  );
  return near.flatMap((finding) => {
    const diagnostic = toDiagnostic(finding, source, reader, rulePageUrl);
    return finding.fixes().flatMap((fix) => {
      const edit = toWorkspaceEdit(fix.edits, source, reader);
      return edit ? [toQuickFix(fix, diagnostic, edit)] : [];
    });
  });
}

function fixAll({ source, findings, reader }: FileLint): CodeAction | undefined {
  const chosen = findings.flatMap((finding) => {
    const fix = chooseFix(finding.fixes(), "safe");
    return fix?.edits.every((edit) => (edit.uri ?? source.uri) === source.uri) ? [fix.edits] : [];
  });
  const edits = mergeFixes(chosen, source.uri).get(source.uri) ?? [];
  const edit = edits.length > 0 ? toWorkspaceEdit(edits, source, reader) : undefined;
  return edit && { title: "Fix all that is safe to fix", kind: FIX_ALL, edit };
}

const family: RequestFamily = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
  serve,
};
export default family;
