/** What loading the project has found in a file, as reports. */
import type { ProblemCode } from "../semantics/compose/load/problem.ts";
import { loadedProject } from "../semantics/compose/load/project.ts";
import type { ComposeContext } from "./composeRule.ts";

/** Reports the problems of one kind that stand in this file; `related` says what the other party is. */
export function reportProblems({ reader, uri, report }: ComposeContext, code: ProblemCode, related: string): void {
  for (const problem of reader.derive(loadedProject, uri).problems) {
    // What Compose only warns of has rules of its own.
    if (problem.code !== code || problem.at?.uri !== uri || problem.severity !== "error") continue;
    const other = problem.related;
    report({
      span: problem.at.span,
      message: problem.message,
      fails: "load",
      ...(other === undefined ? {} : { related: [{ uri: other.uri, span: other.span, message: related }] }),
    });
  }
}
