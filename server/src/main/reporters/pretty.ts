/** `--format pretty`: for people at a terminal. */
import { styleText } from "node:util";
import type { Finding, Severity } from "../apiTypes.ts";
import type { Reporter } from "./report.ts";

const ORDER: readonly Severity[] = ["error", "warning", "information", "hint"];
const COLOURS = { error: "red", warning: "yellow", information: "blue", hint: "gray" } as const;
const PLURALS: Readonly<Record<Severity, string>> = {
  error: "errors",
  warning: "warnings",
  information: "information",
  hint: "hints",
};

type Paint = (style: "red" | "yellow" | "blue" | "gray" | "green" | "bold" | "underline", text: string) => string;

export const pretty: Reporter = ({ findings, files, colour }) => {
  // The caller has decided about colours; styleText shall not look at the environment again.
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const paths = [...new Set(findings.map((finding) => finding.path))];
  const blocks = paths.map((path) => {
    const own = findings.filter((finding) => finding.path === path);
    return `${paint("underline", printable(path))}\n${table(own, paint)}\n`;
  });
  return `${blocks.join("")}${summary(findings, files.length, paint)}\n`;
};

function table(findings: readonly Finding[], paint: Paint): string {
  const places = findings.map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`);
  const width = Math.max(...places.map((place) => place.length));
  const names = Math.max(...findings.map(({ severity }) => severity.length));
  const rows = findings.map(({ severity, message, rule, aliases, fixes }, i) => {
    const place = paint("gray", (places[i] ?? "").padStart(width));
    const name = paint(COLOURS[severity], severity.padEnd(names));
    const also = aliases.length > 0 ? ` (${aliases.join(", ")})` : "";
    const fixable = fixes.some((fix) => fix.safety === "safe") ? paint("green", " [--fix]") : "";
    return `  ${place}  ${name}  ${printable(message)}  ${paint("gray", `${rule}${also}`)}${fixable}\n`;
  });
  return rows.join("");
}

function summary(findings: readonly Finding[], files: number, paint: Paint): string {
  const where = `${files} ${files === 1 ? "file" : "files"} checked`;
  if (findings.length === 0) return `${where}, ${paint("green", "nothing found")}.`;
  const counts = ORDER.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [paint(COLOURS[severity], `${count} ${count === 1 ? severity : PLURALS[severity]}`)];
  });
  const fixable = findings.filter(({ fixes }) => fixes.some((fix) => fix.safety === "safe")).length;
  const hint = fixable > 0 ? ` ${fixable} can be fixed with --fix.` : "";
  return `${where}: ${counts.join(", ")}.${hint}`;
}

/** Words from the user's file must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\u0000-\u001f\u007f-\u009f]/g, (found) => {
    return `\\x${found.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
}
