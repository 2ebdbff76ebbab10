/** What loading the project has found in a file, as reports. */
import type { Report } from "../linter/rule.ts";
import type { Problem, ProblemCode } from "../semantics/compose/load/problem.ts";
import { loadedProject } from "../semantics/compose/load/project.ts";
import type { Span } from "../text/span.ts";
import type { ComposeContext } from "./composeRule.ts";

/** What is wrong with loading the project, in this file and of these kinds. */
export function problemsOf({ reader, uri }: ComposeContext, ...codes: readonly ProblemCode[]): readonly Located[] {
  return reader.derive(loadedProject, uri).problems.flatMap((problem) => {
    const { code, at, severity } = problem;
    // What Compose only warns of has rules of its own.
    const isOurs = codes.includes(code) && at?.uri === uri && severity === "error";
    return isOurs ? [{ ...problem, at }] : [];
  });
}

interface Located extends Problem {
  readonly at: NonNullable<Problem["at"]>;
}

/** Reports the problems of one kind that stand in this file; `related` says what the other party is. */
export function reportProblems(context: ComposeContext, code: ProblemCode, related: string): void {
  for (const problem of problemsOf(context, code)) context.report(asReport(problem, related));
}

/** A problem as a report; `span` where only a part of its place is to be marked. */
export function asReport({ at, message, related: other }: Located, related: string, span: Span = at.span): Report {
  return {
    span,
    message,
    fails: "load",
    ...(other === undefined ? {} : { related: [{ uri: other.uri, span: other.span, message: related }] }),
  };
}
