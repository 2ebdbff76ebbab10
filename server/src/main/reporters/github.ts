/** `--format github`: workflow commands, which GitHub shows as annotations beside the changed lines. */
import type { Finding } from "../apiTypes.ts";
import type { Reporter } from "./report.ts";

const COMMANDS = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

export const github: Reporter = ({ findings }) => findings.map((finding) => `${annotation(finding)}\n`).join("");

function annotation({ path, rule, severity, message, range }: Finding): string {
  const { start, end } = range;
  const properties = [
    ["file", path],
    ["line", String(start.line + 1)],
    ["endLine", String(end.line + 1)],
    ["col", String(start.character + 1)],
    // GitHub takes columns for one line only.
    ...(start.line === end.line ? [["endColumn", String(end.character + 1)] as const] : []),
    ["title", rule],
  ] as const;
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",");
  return `::${COMMANDS[severity]} ${list}::${escapeData(message)}`;
}

/** The runner reads `%25`, `%0D` and `%0A` back; a bare line break would end the command. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
