/**
 * How often each rule reports on real files with the default preset. The table is kept in docs/rule-noise.md; after a
 * change `UPDATE_TABLES=1 npm test -- conformance` writes it anew.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SEVERITIES, type Severity } from "../../server/src/linter/rule.ts";
import { check } from "../../server/src/main/api.ts";
import { corpusWorkspaces, type Workspace } from "../harness/corpusWorkspaces.ts";
import { sharedTest } from "../harness/shared.ts";
import { ROOT } from "../harness/sources.ts";

const TABLE = join(ROOT, "docs", "rule-noise.md");
const PARTS = ["dockerfiles", "compose", "projects"] as const;
/** A default warning or error may report on this share of the files, unless what it reports fails. */
const BUDGET = 0.03;

interface Noise {
  severity: Severity;
  fails: boolean;
  findings: number;
  readonly files: Record<Workspace["part"], number>;
}

interface Measured {
  readonly sizes: Readonly<Record<Workspace["part"], number>>;
  readonly rules: ReadonlyMap<string, Noise>;
  /** Findings a workspace, hints aside. */
  readonly counts: readonly number[];
}

async function measure(workspaces: readonly Workspace[]): Promise<Measured> {
  const sizes = { dockerfiles: 0, compose: 0, projects: 0 };
  const rules = new Map<string, Noise>();
  const counts: number[] = [];
  for (const { part, files } of workspaces) {
    sizes[part]++;
    const findings = await check(files);
    counts.push(findings.filter(({ severity }) => severity !== "hint").length);
    const seen = new Set<string>();
    for (const { rule, severity, fails } of findings) {
      const noise = rules.get(rule) ?? {
        severity,
        fails: false,
        findings: 0,
        files: { dockerfiles: 0, compose: 0, projects: 0 },
      };
      rules.set(rule, noise);
      if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(noise.severity)) noise.severity = severity;
      noise.fails ||= fails !== undefined;
      noise.findings++;
      if (!seen.has(rule)) noise.files[part]++;
      seen.add(rule);
    }
  }
  return { sizes, rules, counts };
}

function share(noise: Noise, part: Workspace["part"], { sizes }: Measured): number {
  return sizes[part] === 0 ? 0 : noise.files[part] / sizes[part];
}

function pageOf(measured: Measured): string {
  const { sizes, rules } = measured;
  const rows = [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, noise]) => {
      const shares = PARTS.map((part) => `${(100 * share(noise, part, measured)).toFixed(1)} %`);
      return `| ${id} | ${noise.severity}${noise.fails ? ", fails" : ""} | ${shares.join(" | ")} | ${noise.findings} |`;
    });
  return `# How often the rules report

Share of real, published files with at least one finding, with the default preset: ${sizes.dockerfiles} Dockerfiles and ${sizes.compose} Compose files that stand alone (what they refer to is not there), and ${sizes.projects} projects with all their files. \`fails\`: at least one of the findings stops the build, or keeps Compose from loading. Rules without a finding are left out.

A rule that is a warning or an error by default may report on at most ${100 * BUDGET} % of a part, unless what it reports fails. A test recomputes the table and holds the rules to that.

| Rule | Severity | Dockerfiles | Compose files | Projects | Findings |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

sharedTest(
  "the rules report as often as docs/rule-noise.md says, and default warnings stay rare",
  ["corpus"],
  async (folder) => {
    const measured = await measure(corpusWorkspaces(folder));
    const loud = [...measured.rules].filter(
      ([, noise]) =>
        !noise.fails &&
        (noise.severity === "error" || noise.severity === "warning") &&
        PARTS.some((part) => share(noise, part, measured) > BUDGET),
    );
    assert.deepEqual(
      loud.map(([id]) => id),
      [],
      "default warnings and errors over the budget",
    );
    const sorted = [...measured.counts].sort((a, b) => a - b);
    assert.equal(sorted[Math.floor(sorted.length / 2)], 0, "findings of the median workspace, hints aside");
    const page = pageOf(measured);
    if (process.env["UPDATE_TABLES"]) writeFileSync(TABLE, page);
    else assert.equal(readFileSync(TABLE, "utf8"), page, "write it anew with UPDATE_TABLES=1 npm test -- conformance");
  },
);
