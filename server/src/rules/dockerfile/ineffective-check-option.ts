/** `# check=` that says less than it seems to: BuildKit takes unknown names and misplaced options without a word. */
import type { Fix } from "../../linter/rule.ts";
import { BUILD_CHECKS, buildCheck, type CheckComment, checkComments } from "../../semantics/dockerfile/checks.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import type { CheckName, CheckOption } from "../../syntax/dockerfile/checkOptions.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/ineffective-check-option",
  title: "Check option without effect",
  category: "correctness",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check({ syntax }: BuildGraph, context: DockerfileContext): void {
  for (const comment of checkComments(syntax)) {
    const { fault, options } = comment.value;
    // At the top a fault is an error, and reported as such.
    if (fault && comment.instruction) {
      const span = fault.span.start < fault.span.end ? fault.span : comment.value.span;
      context.report({ span, message: "Docker cannot read this option, and ignores the whole comment." });
    }
    if (fault) continue;
    for (const option of options) checkOption(option, comment, context);
  }
}

function checkOption(option: CheckOption, comment: CheckComment, context: DockerfileContext): void {
  if (option.key === "error" && comment.instruction) {
    const message = "Above an instruction error= has no effect; it counts only at the top of the file.";
    context.report({ span: option.keySpan, message });
  }
  for (const name of option.names) {
    if (name.name === "all" && option.names.length === 1) continue;
    const message = faultOf(name, option, comment);
    if (!message || name.span.start === name.span.end) continue;
    const meant = buildCheck(name.name) ? undefined : nearest(name.name);
    context.report({
      span: name.span,
      message: meant ? `${message} Did you mean ${meant}?` : message,
      fixes: () => (meant ? [use(name, meant)] : []),
    });
  }
}

/** Names in another letter case first, then slips of the finger. */
function nearest(name: string): string | undefined {
  const known = [...BUILD_CHECKS, "all"];
  return known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? didYouMean(name, known);
}

function faultOf({ name }: CheckName, { key }: CheckOption, { instruction }: CheckComment): string | undefined {
  const known = buildCheck(name);
  const shown = quote(name, 35);
  if (name === "all") return '"all" counts only where it is the whole list; here it is the name of no check.';
  if (!known) return `BuildKit has no check ${shown}, so this changes nothing.`;
  if (key === "skip" && known.experimental)
    return `${shown} is off unless experimental= names it; skip changes nothing.`;
  if (key === "experimental" && !known.experimental) return `${shown} is always on; experimental= changes nothing.`;
  if (instruction && known.wholeFile) return `${shown} looks at the whole file: skip it at the top.`;
  return undefined;
}

function use({ span }: CheckName, meant: string): Fix {
  return { title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] };
}
