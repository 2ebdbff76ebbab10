/** What the command line and the API share: check and fix files of a session, and tell it in the contract's shape. */
import { applyFixes, chooseFix } from "../linter/fixes.ts";
import { type LintFinding, type LintResult, lint, type RuleFailure } from "../linter/lint.ts";
import { fileLintOptions, type OptionSources } from "../linter/options.ts";
import type { FileEdit, Preset } from "../linter/rule.ts";
import { RULES } from "../linter/rules.generated.ts";
import type { Overrides } from "../linter/severity.ts";
import { loadedProject } from "../semantics/compose/load/project.ts";
import type { Session } from "../workspace/session.ts";
import { SourceFile } from "../workspace/sourceFile.ts";
import type { Uri } from "../workspace/uri.ts";
import type { Finding } from "./apiTypes.ts";

export interface EngineOptions {
  /** Set by the caller (command line, API); stronger than any file. */
  readonly preset?: Preset;
  readonly overrides?: Overrides;
  /** Instead of the nearest configuration file. */
  readonly configFile?: Uri;
  /** Called for each rule that threw. */
  readonly onFailure?: (failure: RuleFailure) => void;
}

export interface FileFinding {
  readonly uri: Uri;
  readonly source: SourceFile;
  readonly finding: LintFinding;
}

/** All findings of the files, file by file in the given order, each file's in order of place. */
export async function checkUris(
  session: Session,
  uris: readonly Uri[],
  options: EngineOptions,
): Promise<readonly FileFinding[]> {
  const found: FileFinding[] = [];
  const sources: OptionSources = {
    rules: RULES,
    preset: "learn",
    ...(options.preset ? { callerPreset: options.preset } : {}),
    callerRules: options.overrides ?? [],
    ...(options.configFile ? { configFile: options.configFile } : {}),
  };
  for (const uri of uris) {
    // What nearly every check asks for is fetched first, so that the rules need not run again for it.
    await session.settle((reader) => {
      fileLintOptions(reader, uri, sources);
      if (reader.file(uri)?.language === "compose") reader.derive(loadedProject, uri);
    });
    const { findings, failures, source } = await session.settle((reader) => {
      const lintOptions = fileLintOptions(reader, uri, sources);
      const result: LintResult = lintOptions ? lint(reader, uri, lintOptions) : { findings: [], failures: [] };
      for (const finding of result.findings) finding.fixes();
      return { ...result, source: reader.file(uri) };
    });
    for (const failure of failures) options.onFailure?.(failure);
    if (source) found.push(...findings.map((finding) => ({ uri, source, finding })));
  }
  return found;
}

/** The contract's shape of a finding. `path` is how the caller calls the file. */
export function toFinding(path: string, { source, finding }: FileFinding): Finding {
  const { lines } = source;
  return {
    path,
    rule: finding.rule.id,
    aliases: finding.aliases,
    severity: finding.severity,
    message: finding.message,
    range: lines.rangeOf(finding.span),
    ...(source.language === "dockerfile" && finding.owner
      ? { instructionLine: lines.lineAt(finding.owner.start) }
      : {}),
    ...(finding.fails ? { fails: finding.fails } : {}),
    fixes: finding.fixes().map(({ title, safety }) => ({ title, safety })),
  };
}

/** How often fixes are applied again after fixes: each round may make room for those that overlapped. */
const FIX_ROUNDS = 10;

/** The texts of the files that fixes of the given safety change. The session's snapshot has them applied afterwards. */
export async function fixUris(
  session: Session,
  uris: readonly Uri[],
  options: EngineOptions & { readonly safety: "safe" | "unsafe" },
): Promise<ReadonlyMap<Uri, string>> {
  const changed = new Map<Uri, string>();
  for (let round = 0; round < FIX_ROUNDS; round++) {
    let again = false;
    for (const uri of uris) {
      const findings = await checkUris(session, [uri], options);
      const source = findings[0]?.source;
      if (!source) continue;
      const text = applyFixes(source.text, edits(findings, options.safety, uri), uri);
      if (text === source.text) continue;
      again = true;
      changed.set(uri, text);
      session.snapshot = session.snapshot.withFiles([[uri, new SourceFile(uri, text)]]);
    }
    if (!again) break;
  }
  return changed;
}

/** Mass fixes stay in their own file: an edit of another file is for a person to see. */
function edits(findings: readonly FileFinding[], safety: "safe" | "unsafe", home: Uri): (readonly FileEdit[])[] {
  return findings.flatMap(({ finding }) => {
    const fix = chooseFix(finding.fixes(), safety);
    return fix?.edits.every((edit) => (edit.uri ?? home) === home) ? [fix.edits] : [];
  });
}
