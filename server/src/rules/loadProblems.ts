/** What loading the project has found in a file, as reports. */
import type { Report } from "../linter/rule.ts";
import type { Problem, ProblemCode } from "../semantics/compose/load/problem.ts";
import { loadedProject } from "../semantics/compose/load/project.ts";
import type { ComposeContext } from "./composeRule.ts";

/** Reports the problems of one kind that stand in this file; `more` adds to each report. */
export function reportProblems(
  { reader, uri, report }: ComposeContext,
  code: ProblemCode,
  related: string,
  more: (problem: Problem) => Partial<Report> = () => ({}),
): void {
  for (const problem of reader.derive(loadedProject, uri).problems) {
    if (problem.code !== code || problem.at?.uri !== uri) continue;
    const other = problem.related;
    report({
      span: problem.at.span,
      message: problem.message,
      ...(problem.severity === "error" ? { fails: "load" as const } : {}),
      ...(other === undefined ? {} : { related: [{ uri: other.uri, span: other.span, message: related }] }),
      ...more(problem),
    });
  }
}
