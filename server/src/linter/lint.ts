/** Runs the rules over one file of a snapshot. */
import { type Span, touches } from "../text/span.ts";
import type { Reader } from "../workspace/derive.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";
import type { Uri } from "../workspace/uri.ts";
import { movedOut } from "./embedded.ts";
import type { EmbeddedFile, Fix, Preset, Report, Rule, Severity } from "./rule.ts";
import { mayBeOn, names, type Overrides, overriddenSeverity, presetSeverity } from "./severity.ts";
import { faultsOf, mayMean, SuppressionUse, suppressionsIn, unusedSuppressions } from "./suppressions.ts";
import type { IgnoreFaults } from "./suppressions/comment.ts";

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly preset: Preset;
  /** Weakest first. */
  readonly overrides?: Overrides;
  readonly ruleOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly hadolintCompatible?: boolean;
  /** False: comments silence nothing. */
  readonly allowInlineIgnores?: boolean;
  /** False: comments in hadolint's forms silence nothing. */
  readonly hadolintForms?: boolean;
  /** Places about which a rule, by one of its names, says nothing. */
  readonly exempt?: readonly { readonly rule: string; readonly span: Span }[];
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
  const run: Run = { reader, source, options, failures: [], comments: undefined };
  const rules = options.rules.filter(({ subject }) => subject.language === source.language);
  const findings: LintFinding[] = [];
  for (const rule of rules) {
    findings.push(...attempt(run, rule, () => runRule(rule, run)));
    yield;
  }
  // Which comments silence nothing is known only now.
  for (const rule of rules) {
    if (rule.checkComments) findings.push(...attempt(run, rule, () => runRule(rule, run, ignoreFaults(rules, run))));
  }
  for (const inner of embeddedIn(rules, run)) {
    const result: LintResult = yield* lintSteps(inner.reader, inner.source.uri, options);
    findings.push(...result.findings.flatMap((finding) => movedOut(finding, inner)));
    run.failures.push(...result.failures);
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule.id < b.rule.id ? -1 : 1));
  return { findings, failures: run.failures };
}

function embeddedIn(rules: readonly Rule[], run: Run): readonly EmbeddedFile[] {
  const subject = rules.find((rule) => rule.subject.embedded)?.subject;
  return subject?.embedded?.(subject.load(run.reader, run.source.uri), run.reader) ?? [];
}

/** One file being linted. */
interface Run {
  readonly reader: Reader;
  readonly source: SourceFile;
  readonly options: LintOptions;
  readonly failures: RuleFailure[];
  /** The comments that silence, once a rule has reported something. */
  comments: SuppressionUse | undefined;
}

function attempt<T>(run: Run, rule: Rule, work: () => readonly T[]): readonly T[] {
  try {
    return work();
  } catch (error) {
    run.failures.push({ rule: rule.id, uri: run.source.uri, error });
    return [];
  }
}

function runRule(rule: Rule, run: Run, faults?: IgnoreFaults): readonly LintFinding[] {
  const { options } = run;
  const overrides = options.overrides ?? [];
  const usual = presetSeverity(rule, options.preset);
  if (usual === "off" && !mayBeOn(rule, overrides)) return [];
  const compatible = options.hadolintCompatible ?? options.preset === "all";
  return reportsOf(rule, run, compatible, faults).flatMap((written) => {
    const owner = rule.subject.ownerOf(rule.subject.load(run.reader, run.source.uri), written.span.start);
    const silenceable = { id: rule.id, aliases: written.aliases ?? rule.aliases, span: written.span, owner };
    if (commentsOf(rule, run).silences(silenceable) || isExempt(silenceable, options)) return [];
    const report = asBuilderDoes(rule, run, written);
    if (!report) return [];
    const aliases = report.aliases ?? rule.aliases;
    // Somebody who overrides a foreign code means the reports that have this code, not all that the rule has to say.
    const override = overriddenSeverity({ id: rule.id, aliases }, overrides);
    const severity = override ?? usual;
    if (severity === "off") return [];
    const told = report.fails === written.fails ? milder(severity, report.severity) : "error";
    const own = override === undefined ? told : severity;
    if (options.preset === "quiet" && override === undefined && isQuiet(own)) return [];
    const { span, message, fails } = report;
    const fixes = lazyFixes(rule, run.source.uri, report, run.failures);
    return [{ rule, severity: own, span, message, aliases, fails, owner, report, fixes }];
  });
}

function isExempt(
  found: { readonly id: string; readonly aliases: readonly string[]; readonly span: Span },
  { exempt = [] }: LintOptions,
): boolean {
  return exempt.some(({ rule, span }) => touches(span, found.span.start) && names(found, rule));
}

function reportsOf(rule: Rule, run: Run, hadolintCompatible: boolean, faults?: IgnoreFaults): readonly Report[] {
  const { reader, source, options } = run;
  const reports: Report[] = [];
  const context = {
    subject: rule.subject.load(reader, source.uri),
    reader,
    uri: source.uri,
    source,
    options: { ...defaults(rule), ...options.ruleOptions?.[rule.id] },
    hadolintCompatible,
    report: (report: Report) => void reports.push(report),
  };
  if (faults) rule.checkComments?.(context, faults);
  else rule.check(context);
  return reports;
}

/**
 * What is left of a report after the file had its say about the builder's own checks: a check that is off no longer
 * gives its name, and nothing is reported when no name is left; one that stops the build makes the report fail.
 */
function asBuilderDoes(rule: Rule, { reader, source, options }: Run, report: Report): Report | undefined {
  const { subject } = rule;
  if (!subject.verdict) return report;
  const names = report.aliases ?? rule.aliases;
  const graph = subject.load(reader, source.uri);
  const verdicts = names.map((name) => subject.verdict?.(graph, reader, source.uri, name, report.span.start));
  if (verdicts.includes("stops")) return { ...report, fails: "build" };
  if (options.allowInlineIgnores === false || !verdicts.includes("off")) return report;
  const aliases = names.filter((_, i) => verdicts[i] !== "off");
  // What stops the build by itself is more than a check, and cannot be switched off.
  const kept = report.fails !== undefined || verdicts.includes("warns");
  return kept ? { ...report, aliases } : undefined;
}

function commentsOf(rule: Rule, run: Run): SuppressionUse {
  const { source, reader, options } = run;
  run.comments ??= new SuppressionUse(
    suppressionsIn(
      rule.subject.comments(rule.subject.load(reader, source.uri)),
      (span) => source.lines.lineSpan(source.lines.lineAt(span.start)),
      { allowed: options.allowInlineIgnores !== false, hadolintForms: options.hadolintForms !== false },
    ),
  );
  return run.comments;
}

/**
 * What is wrong with the comments themselves. Before one counts as useless the rules that it names run once more with
 * the conditions of the other tools, those too that are off here: it may be meant for them, or for another preset.
 */
function ignoreFaults(rules: readonly Rule[], run: Run): IgnoreFaults {
  const [first] = rules;
  if (!first) return { unused: [], unknown: [] };
  const use = commentsOf(first, run);
  const unused = unusedSuppressions(use);
  if (unused.length > 0) {
    for (const rule of rules.filter((one) => unused.some((suppression) => mayMean(suppression, one)))) {
      for (const { aliases = rule.aliases, span } of attempt(run, rule, () => reportsOf(rule, run, true))) {
        const owner = rule.subject.ownerOf(rule.subject.load(run.reader, run.source.uri), span.start);
        use.silences({ id: rule.id, aliases, span, owner });
      }
    }
  }
  return faultsOf(use, run.options.rules);
}

function isQuiet(severity: Severity): boolean {
  return severity === "information" || severity === "hint";
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
