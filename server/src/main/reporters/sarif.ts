/** `--format sarif`: SARIF 2.1.0, which code scanning services and editors read. */
import type { Finding } from "../apiTypes.ts";
import type { Reporter, RuleDescription, RunReport } from "./report.ts";

const LEVELS = { error: "error", warning: "warning", information: "note", hint: "note" } as const;
/** Folder against which all paths are relative, named so that services put their checkout there. */
const BASE = "%SRCROOT%";

export const sarif: Reporter = (report) =>
  `${JSON.stringify({ version: "2.1.0", runs: [run(report)] }, undefined, 2)}\n`;

function run({ findings, rules, version, files }: RunReport): unknown {
  const ids = rules.map((rule) => rule.id);
  return {
    tool: { driver: { name: "Dockwright", version, semanticVersion: version, rules: rules.map(descriptor) } },
    columnKind: "utf16CodeUnits",
    artifacts: files.map((path) => ({ location: location(path) })),
    results: findings.map((finding) => result(finding, ids.indexOf(finding.rule))),
  };
}

function descriptor({ id, title, page, severity }: RuleDescription): unknown {
  return {
    id,
    shortDescription: { text: title },
    ...(page === undefined ? {} : { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result({ rule, severity, message, path, range, aliases }: Finding, ruleIndex: number): unknown {
  const { start, end } = range;
  const region = {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: location(path), region } }],
    ...(aliases.length > 0 ? { properties: { aliases } } : {}),
  };
}

/** A relative URI reference; a colon in the first segment would be read as a scheme. */
function location(path: string): { uri: string; uriBaseId?: string } {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  return { uri, uriBaseId: BASE };
}
