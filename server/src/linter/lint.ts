/** Runs the rules over one file of a snapshot. */
import type { Span } from "../text/span.ts";
import type { Reader } from "../workspace/derive.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";
import type { Uri } from "../workspace/uri.ts";
import type { Fix, Preset, Report, Rule, Severity } from "./rule.ts";
import { type Overrides, overriddenSeverity, presetSeverity } from "./severity.ts";
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
  const override = overriddenSeverity(rule, options.overrides ?? []);
  const severity = override ?? presetSeverity(rule, options.preset);
  if (severity === "off") return [];
  const ruleSeverity: Severity = severity;
  const overrideSeverity = override === "off" ? undefined : override;
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
  for (const written of reports) {
    const report = asBuilderDoes(rule, subject, reader, source.uri, written, options.allowInlineIgnores !== false);
    if (!report) continue;
    const aliases = report.aliases ?? rule.aliases;
    const owner = rule.subject.ownerOf(subject, report.span.start);
    if (silences(suppressions, { id: rule.id, aliases }, report.span, owner)) continue;
    const stopped = report.fails !== written.fails;
    const own = overrideSeverity ?? (stopped ? "error" : milder(ruleSeverity, report.severity));
    if (options.preset === "quiet" && overrideSeverity === undefined && (own === "information" || own === "hint"))
      continue;
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

/**
 * What is left of a report after the file had its say about the builder's own checks: a check that is off no longer
 * gives its name, and nothing is reported when no name is left; one that stops the build makes the report fail.
 */
function asBuilderDoes(
  { aliases: all, subject: { verdict } }: Rule,
  subject: unknown,
  reader: Reader,
  uri: Uri,
  report: Report,
  maySilence: boolean,
): Report | undefined {
  const names = report.aliases ?? all;
  const verdicts = names.map((name) => verdict?.(subject, reader, uri, name, report.span.start));
  if (verdicts.includes("stops")) return { ...report, fails: "build" };
  if (!maySilence || !verdicts.includes("off")) return report;
  const aliases = names.filter((_, i) => verdicts[i] !== "off");
  // What stops the build by itself is more than a check, and cannot be switched off.
  const kept = report.fails !== undefined || verdicts.includes("warns");
  return kept ? { ...report, aliases } : undefined;
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
