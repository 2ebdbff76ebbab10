/** What a reporter gets: everything that it may print, and nothing that it would have to look up. */
import type { Finding, Severity } from "../apiTypes.ts";

export interface RuleDescription {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly page?: string | undefined;
  readonly severity: Severity;
}

export interface RunReport {
  /** In the order in which they are printed. */
  readonly findings: readonly Finding[];
  /** All files that were checked, those without findings too, as the user calls them. */
  readonly files: readonly string[];
  readonly version: string;
  readonly colour: boolean;
  /** The rules that the findings name. */
  readonly rules: readonly RuleDescription[];
  /** True for a finding that makes the command fail. */
  fails(finding: Finding): boolean;
}

/** One output format: pure, ends with a line break unless there is nothing to print. */
export type Reporter = (report: RunReport) => string;
