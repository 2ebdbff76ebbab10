/** Between the engine's values and LSP's. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { LintFinding } from "../linter/lint.ts";
import { CONFIGURATION, type ConfigProblem } from "../linter/projectConfig.ts";
import type { FileEdit, Fix, NewFile, Severity } from "../linter/rule.ts";
import type { Reader } from "../workspace/derive.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAG = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

/** `rulePageUrl`: template with `{id}`, or undefined for no link. */
export function toDiagnostic(
  finding: LintFinding,
  source: SourceFile,
  reader: Reader,
  rulePageUrl: string | undefined,
): Diagnostic {
  const { report, rule } = finding;
  const diagnostic: Diagnostic = {
    range: source.lines.rangeOf(finding.span),
    severity: SEVERITY[finding.severity],
    source: "dockwright",
    code: rule.id,
    message: finding.message,
  };
  if (rulePageUrl) diagnostic.codeDescription = { href: rulePageUrl.replace("{id}", rule.id) };
  if (report.tags) diagnostic.tags = report.tags.map((tag) => TAG[tag]);
  if (report.related) {
    diagnostic.relatedInformation = report.related.flatMap(({ uri = source.uri, span, message }) => {
      const file = uri === source.uri ? source : reader.file(uri);
      return file ? [{ location: { uri, range: file.lines.rangeOf(span) }, message }] : [];
    });
  }
  return diagnostic;
}

/** A mistake in a configuration file. */
export function problemDiagnostic({ span, severity, message }: ConfigProblem, source: SourceFile): Diagnostic {
  const range = source.lines.rangeOf(span);
  return { range, severity: SEVERITY[severity], source: "dockwright", code: CONFIGURATION, message };
}

/** The edit of a fix; undefined when a file that it changes is not known. */
export function toWorkspaceEdit(
  edits: readonly FileEdit[],
  home: SourceFile,
  reader: Reader,
): WorkspaceEdit | undefined {
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const uri = edit.uri ?? home.uri;
    byFile.set(uri, [...(byFile.get(uri) ?? []), edit]);
  }
  const documentChanges: TextDocumentEdit[] = [];
  for (const [uri, changes] of byFile) {
    const file = uri === home.uri ? home : reader.file(uri);
    if (!file) return undefined;
    documentChanges.push({
      textDocument: { uri, version: file.version ?? null },
      edits: changes.map(({ span, newText }) => ({ range: file.lines.rangeOf(span), newText })),
    });
  }
  return { documentChanges };
}

/** The edit of a fix that makes a file; a file that is there after all is left alone, and then nothing is changed. */
export function createsFile({ uri, text }: NewFile): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: "create", uri },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

export function toQuickFix(fix: Fix, diagnostic: Diagnostic, edit: WorkspaceEdit): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit,
    ...(fix.preferred ? { isPreferred: true } : {}),
  };
}
