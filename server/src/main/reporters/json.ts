/** `--format json`: the findings as the programming interface gives them. */
import type { Reporter } from "./report.ts";

export const json: Reporter = ({ findings }) => `${JSON.stringify(findings, undefined, 2)}\n`;
