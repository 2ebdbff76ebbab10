/** `--format junit`: one suite for each file, one test case for each finding; a file without any is one that passed. */
import type { Finding } from "../apiTypes.ts";
import type { Reporter, RunReport } from "./report.ts";
import { element, escapeXml, XML_HEAD } from "./xml.ts";

export const junit: Reporter = (report) => {
  const { findings, files } = report;
  const paths = [...new Set([...files, ...findings.map((finding) => finding.path)])];
  const failures = findings.filter((finding) => report.fails(finding)).length;
  const empty = paths.filter((path) => !findings.some((finding) => finding.path === path)).length;
  const suites = paths.map((path) => suite(path, report));
  const counts = { tests: findings.length + empty, failures, errors: 0 };
  return XML_HEAD + element("testsuites", { name: "dockwright", ...counts }, suites);
};

function suite(path: string, report: RunReport): string {
  const findings = report.findings.filter((finding) => finding.path === path);
  const cases =
    findings.length === 0
      ? [element("testcase", { name: "no findings", classname: path })]
      : findings.map((finding) => testCase(finding, report.fails(finding)));
  const failures = findings.filter((finding) => report.fails(finding)).length;
  return element("testsuite", { name: path, tests: cases.length, failures, errors: 0, skipped: 0 }, cases);
}

/** A finding below the threshold is told, but is no failure: the report agrees with the exit code. */
function testCase({ path, rule, severity, message, range }: Finding, fails: boolean): string {
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  const attributes = { name: `${rule} at ${range.start.line + 1}:${range.start.character + 1}`, classname: path };
  const text = `${escapeXml(`${place}: ${severity}: ${message}`)}\n`;
  const outcome = fails ? element("failure", { type: severity, message }, [text]) : element("system-out", {}, [text]);
  return element("testcase", attributes, [outcome]);
}
