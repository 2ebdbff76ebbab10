/** `--format checkstyle`: the XML that Jenkins, reviewdog and many others read. */
import type { Finding } from "../apiTypes.ts";
import type { Reporter } from "./report.ts";
import { element, XML_HEAD } from "./xml.ts";

const SEVERITIES = { error: "error", warning: "warning", information: "info", hint: "info" } as const;

export const checkstyle: Reporter = ({ findings, files, version }) => {
  const paths = [...new Set([...files, ...findings.map((finding) => finding.path)])];
  const children = paths.map((path) =>
    element("file", { name: path }, findings.filter((finding) => finding.path === path).map(errorElement)),
  );
  return XML_HEAD + element("checkstyle", { version }, children);
};

function errorElement({ rule, severity, message, range }: Finding): string {
  return element("error", {
    line: range.start.line + 1,
    column: range.start.character + 1,
    severity: SEVERITIES[severity],
    message,
    source: `dockwright.${rule}`,
  });
}
