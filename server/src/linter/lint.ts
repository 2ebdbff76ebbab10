/** Runs the rules over one file of a snapshot. */
import type { Span } from "../text/span.ts";
import type { Reader } from "../workspace/derive.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";
import type { Uri } from "../workspace/uri.ts";
import type { Fix, Preset, Report, Rule, Severity } from "./rule.ts";
import { mayBeOn, type Overrides, overriddenSeverity, presetSeverity } from "./severity.ts";
import { silences, suppressionsIn } from "./suppressions.ts";

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly preset: Preset;
  /** Weakest first. */
  readonly overrides?: Overrides;
  readonly ruleOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly hadolintCompatible?: boolean;
  /** False: comments silence nothing. */
  readonly allowInlineIgnores?: boolean;
}

/** A report that survived severities and suppressions. */
export interface LintFinding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly aliases: readonly string[];
  readonly fails: "build" | "load" | undefined;
  /** The instruction (or service) that it belongs to. */
  readonly owner: Span | undefined;
  readonly report: Report;
  /** Computed when asked, once. Never throws: a fix that cannot be computed is left out. */
  fixes(): readonly Fix[];
}

/** A rule that threw: costs this rule for this file. */
export interface RuleFailure {
  readonly rule: string;
  readonly uri: Uri;
  readonly error: unknown;
}

export interface LintResult {
  readonly findings: readonly LintFinding[];
  readonly failures: readonly RuleFailure[];
}

/** All findings of a file, in order of place; nothing for a file of none of our languages. */
export function lint(reader: Reader, uri: Uri, options: LintOptions): LintResult {
  const steps = lintSteps(reader, uri, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As `lint`, one rule a step: a server lets other messages in between. */
export function* lintSteps(reader: Reader, uri: Uri, options: LintOptions): Generator<void, LintResult> {
  const source = reader.file(uri);
  if (source?.language === undefined) return { findings: [], failures: [] };
  const findings: LintFinding[] = [];
  const failures: RuleFailure[] = [];
  for (const rule of options.rules) {
    if (rule.subject.language !== source.language) continue;
    try {
      findings.push(...runRule(rule, reader, source, options, failures));
    } catch (error) {
      failures.push({ rule: rule.id, uri, error });
    }
    yield;
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule.id < b.rule.id ? -1 : 1));
  return { findings, failures };
}

function runRule(
  rule: Rule,
  reader: Reader,
  source: SourceFile,
  options: LintOptions,
  failures: RuleFailure[],
): LintFinding[] {
  const overrides = options.overrides ?? [];
  const usual = presetSeverity(rule, options.preset);
  if (usual === "off" && !mayBeOn(rule, overrides)) return [];
  const subject = rule.subject.load(reader, source.uri);
  const reports: Report[] = [];
  rule.check({
    subject,
    reader,
    uri: source.uri,
    source,
    options: { ...defaults(rule), ...options.ruleOptions?.[rule.id] },
    hadolintCompatible: options.hadolintCompatible ?? options.preset === "all",
    report: (report) => reports.push(report),
  });
  if (reports.length === 0) return [];
  const lineOf = (span: Span) => source.lines.lineSpan(source.lines.lineAt(span.start));
  const suppressions =
    options.allowInlineIgnores === false ? [] : suppressionsIn(rule.subject.comments(subject), lineOf);
  const found: LintFinding[] = [];
  for (const report of reports) {
    const aliases = report.aliases ?? rule.aliases;
    const owner = rule.subject.ownerOf(subject, report.span.start);
    if (silences(suppressions, { id: rule.id, aliases }, report.span, owner)) continue;
    // Somebody who overrides a foreign code means the reports that have this code, not all that the rule has to say.
    const override = overriddenSeverity({ id: rule.id, aliases }, overrides);
    const own = override ?? (usual === "off" ? "off" : milder(usual, report.severity));
    if (own === "off") continue;
    if (options.preset === "quiet" && override === undefined && (own === "information" || own === "hint")) continue;
    found.push({
      rule,
      severity: own,
      span: report.span,
      message: report.message,
      aliases,
      fails: report.fails,
      owner,
      report,
      fixes: lazyFixes(rule, source.uri, report, failures),
    });
  }
  return found;
}

function defaults(rule: Rule): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]));
}

/** A report may be milder than its rule, never harsher. */
function milder(severity: Severity, wanted: Severity | undefined): Severity {
  const order: readonly Severity[] = ["error", "warning", "information", "hint"];
  return wanted !== undefined && order.indexOf(wanted) > order.indexOf(severity) ? wanted : severity;
}

function lazyFixes(rule: Rule, uri: Uri, report: Report, failures: RuleFailure[]): () => readonly Fix[] {
  let fixes: readonly Fix[] | undefined;
  return () => {
    try {
      fixes ??= report.fixes?.() ?? [];
    } catch (error) {
      failures.push({ rule: rule.id, uri, error });
      fixes = [];
    }
    return fixes;
  };
}
