/** A run with everything in it that a format could stumble over. */
import type { Finding } from "../../../server/src/main/apiTypes.ts";
import type { RunReport } from "../../../server/src/main/reporters/report.ts";

const range = (line: number, from: number, to: number, endLine = line) => ({
  start: { line, character: from },
  end: { line: endLine, character: to },
});

export const FINDINGS: readonly Finding[] = [
  {
    path: "a b/Dockerfile",
    rule: "dockerfile/latest-tag",
    aliases: ["DL3006"],
    severity: "information",
    message: "\"<node>\" & 100 % 'real'\nsecond: line, \u001b[31mred\u0000",
    range: range(2, 5, 9),
    instructionLine: 2,
    fixes: [],
  },
  {
    path: "a b/Dockerfile",
    rule: "dockerfile/unknown-instruction",
    aliases: [],
    severity: "error",
    message: "Bad \ud800 half",
    range: range(3, 0, 2, 4),
    fails: "build",
    fixes: [{ title: "Use COPY", safety: "safe" }],
  },
  {
    path: "x:y,z/compose.yaml",
    rule: "compose/obsolete-version",
    aliases: [],
    severity: "hint",
    message: "old",
    range: range(0, 0, 7),
    fixes: [],
  },
];

export const REPORT: RunReport = {
  findings: FINDINGS,
  files: ["a b/Dockerfile", "clean/Dockerfile", "x:y,z/compose.yaml"],
  version: "1.2.3",
  colour: false,
  rules: [
    { id: "compose/obsolete-version", title: "Old version", severity: "hint" },
    { id: "dockerfile/latest-tag", title: "Latest", page: "# Latest\n", severity: "information" },
    { id: "dockerfile/unknown-instruction", title: "Unknown", severity: "error" },
  ],
  fails: ({ severity }) => severity === "error" || severity === "warning",
};

export const EMPTY: RunReport = { ...REPORT, findings: [], rules: [] };
