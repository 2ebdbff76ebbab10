/** Hands a run to the reporter of the wanted format. */
import { resolve } from "node:path";
import { RULE_PAGES } from "../../linter/rulePages.generated.ts";
import { RULES } from "../../linter/rules.generated.ts";
import type { Finding } from "../apiTypes.ts";
import { FORMATS } from "../reporters/formats.ts";
import { pretty } from "../reporters/pretty.ts";
import type { RuleDescription, RunReport } from "../reporters/report.ts";
import { VERSION } from "../version.ts";
import type { CheckCommand } from "./checkOptions.ts";
import type { Host } from "./host.ts";
import { writeReport } from "./textFile.ts";

/** Prints the report, or writes it where --output says. Findings keep the order of their paths. */
export function reportRun(
  run: Pick<RunReport, "findings" | "files" | "fails">,
  command: CheckCommand,
  host: Host,
  print: (text: string) => void,
): void {
  const findings = ordered(command.quiet ? run.findings.filter(run.fails) : run.findings);
  if (command.quiet && findings.length === 0 && command.format === "pretty" && command.output === undefined) return;
  const report: RunReport = { ...run, findings, version: VERSION, colour: command.colour, rules: described(findings) };
  const text = (FORMATS[command.format] ?? pretty)(report);
  if (command.output === undefined) print(text);
  else writeReport(resolve(host.cwd, command.output), command.output, text);
}

/** By path; within a file they are in order already. */
function ordered(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function described(findings: readonly Finding[]): readonly RuleDescription[] {
  const ids = [...new Set(findings.map((finding) => finding.rule))].sort();
  return ids.map((id) => {
    const rule = RULES.find((candidate) => candidate.id === id);
    if (!rule) return { id, title: "Mistakes in configuration files", severity: "error" };
    return { id, title: rule.title, page: RULE_PAGES[id], severity: rule.severity };
  });
}
