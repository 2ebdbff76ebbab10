import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { chooseFix, mergeFixes } from "../../linter/fixes.ts";
import type { LintFinding } from "../../linter/lint.ts";
import type { FileEdit, Fix } from "../../linter/rule.ts";
import { touches } from "../../text/span.ts";
import { type FileLint, lintFile, type ServerContext } from "../context.ts";
import { createsFile, toDiagnostic, toQuickFix, toWorkspaceEdit } from "../convert.ts";
import { ignoreActions } from "../ignoreActions.ts";
import { REFACTOR_KINDS, refactorActions, resolveRefactoring } from "../refactorActions.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** Fixes every finding that has a safe fix, on save or on request. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.dockwright`;

/** textDocument/codeAction */
function serve(context: ServerContext): void {
  context.connection.onCodeAction(async (params, token) => {
    const wanted = (kind: string) =>
      params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ??
      kind === CodeActionKind.QuickFix;
    const refactorings = await refactorActions(context, params, token);
    if (!wanted(CodeActionKind.QuickFix) && !wanted(FIX_ALL)) return refactorings;
    const result = await lintFile(context, params.textDocument.uri, token);
    if (!result) return refactorings;
    const actions = wanted(CodeActionKind.QuickFix) ? quickFixes(result, params, context) : [];
    const all = wanted(FIX_ALL) ? fixAll(result) : undefined;
    return [...actions, ...(all ? [all] : []), ...refactorings];
  });
  context.connection.onCodeActionResolve((action, token) => resolveRefactoring(context, action, token));
}

/** Fixes of what is near, then mass fixes of the same kinds, then the ways to silence it. */
function quickFixes(result: FileLint, params: CodeActionParams, context: ServerContext): CodeAction[] {
  const { source, findings, reader } = result;
  const range = source.lines.spanOf(params.range);
  const near = findings.filter(
    ({ span }) =>
      touches(span, range.start) || touches(span, range.end) || (range.start <= span.start && span.end <= range.end),
  );
  const fixes: CodeAction[] = [];
  const kinds = new Map<string, CodeAction>();
  const silencing = new Map<string, CodeAction>();
  for (const finding of near) {
    const diagnostic = toDiagnostic(finding, source, reader, context.rulePageUrl);
    for (const fix of finding.fixes()) {
      const edit = editOf(fix, result, context);
      if (edit) fixes.push(toQuickFix(fix, diagnostic, edit));
    }
    const ofKind = kinds.has(finding.rule.id) ? undefined : fixAllOfKind(result, finding);
    if (ofKind) kinds.set(finding.rule.id, { ...ofKind, diagnostics: [diagnostic] });
    for (const action of ignoreActions(result, finding, context.client)) {
      const key = `${action.title} ${diagnostic.range.start.line}`;
      if (!silencing.has(key)) silencing.set(key, { ...action, diagnostics: [diagnostic] });
    }
  }
  return [...fixes, ...kinds.values(), ...silencing.values()];
}

/** Undefined where a file that it changes is not known, or where the editor cannot make the file that it needs. */
function editOf({ edits, newFile }: Fix, { source, reader }: FileLint, { client }: ServerContext) {
  if (!newFile) return toWorkspaceEdit(edits, source, reader);
  return client.createsFiles ? createsFile(newFile) : undefined;
}

/** Undefined where there is only one to fix. A fix that needs a choice is never made in bulk. */
function fixAllOfKind({ source, findings, reader }: FileLint, like: LintFinding): CodeAction | undefined {
  const same = findings.filter(({ rule }) => rule.id === like.rule.id);
  const chosen = homeFixes(same, "unsafe", source.uri);
  const edits = mergeFixes(chosen, source.uri).get(source.uri) ?? [];
  const edit = chosen.length > 1 ? toWorkspaceEdit(edits, source, reader) : undefined;
  return edit && { title: `Fix all in this file: ${like.rule.title}`, kind: CodeActionKind.QuickFix, edit };
}

/** Mass fixes stay in their own file: an edit of another one is for a person to see. */
function homeFixes(findings: readonly LintFinding[], safety: "safe" | "unsafe", home: Uri): (readonly FileEdit[])[] {
  return findings.flatMap((finding) => {
    const fix = chooseFix(finding.fixes(), safety);
    return fix?.edits.every((edit) => (edit.uri ?? home) === home) ? [fix.edits] : [];
  });
}

function fixAll({ source, findings, reader }: FileLint): CodeAction | undefined {
  const chosen = homeFixes(findings, "safe", source.uri);
  const edits = mergeFixes(chosen, source.uri).get(source.uri) ?? [];
  const edit = edits.length > 0 ? toWorkspaceEdit(edits, source, reader) : undefined;
  return edit && { title: "Fix all that is safe to fix", kind: FIX_ALL, edit };
}

const family: RequestFamily = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...REFACTOR_KINDS],
      resolveProvider: true,
    },
  },
  serve,
};
export default family;
