/** Parser directives that BuildKit refuses: a second one of the same name, an escape character that is none, options of `check` that it does not know. */
import type { Fix } from "../../linter/rule.ts";
import {
  CHECK_OPTIONS,
  type CheckFault,
  type CheckValue,
  parseCheckValue,
} from "../../syntax/dockerfile/checkOptions.ts";
import type { Directive } from "../../syntax/dockerfile/syntax.ts";
import { remove, replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-directive",
  title: "Parser directive that Docker refuses",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const directive of context.subject.syntax.directives) {
    const { name, value, first, valueSpan, nameSpan } = directive;
    if (first && name === "check") checkOptions(parseCheckValue(value, valueSpan.start), context);
    if (!first) {
      const message = `The directive ${quote(name)} is given twice. Docker refuses the file.`;
      reportFailure(context, "file", { span: nameSpan, message, fixes: () => [drop(directive, context)] });
    } else if (name === "escape" && value !== "\\" && value !== "`") {
      const message = `The escape character cannot be ${quote(value, 10)}, only \\ or \`. Docker refuses the file.`;
      reportFailure(context, "file", { span: valueSpan, message });
    }
  }
}

/** The options of `# check=`: BuildKit reads them before anything else and stops at the first that it cannot use. */
function checkOptions({ fault }: CheckValue, context: DockerfileContext): void {
  // With the build argument Docker does not look at the directive.
  if (!fault || Object.hasOwn(context.subject.options.buildArgs, "BUILDKIT_DOCKERFILE_CHECK")) return;
  const { span } = fault;
  const written = textAt(context.source.text, span);
  const key = /^[^=]*/.exec(written)?.[0].trim() ?? "";
  const meant = fault.kind === "not-boolean" ? booleanMeant(written) : didYouMean(key, CHECK_OPTIONS);
  const hint = meant && meant !== key ? ` Did you mean ${meant}?` : "";
  reportFailure(context, "file", {
    span: span.start < span.end ? span : { start: span.start - 1, end: span.end },
    message: `${messageOf(fault, written)} Docker refuses the file.${hint}`,
    fixes: () => fixesOf(fault, meant, context),
  });
}

function messageOf({ kind }: CheckFault, written: string): string {
  if (kind === "not-boolean") return `error= takes true or false, not ${quote(written, 15)}.`;
  if (kind === "unknown-option") return `check has no option ${quote(written, 15)}, only skip, experimental and error.`;
  return written.trim() === ""
    ? "Behind the semicolon an option is missing."
    : `The option ${quote(written.trim(), 20)} needs a value behind "=".`;
}

function fixesOf({ kind, span }: CheckFault, meant: string | undefined, { source }: DockerfileContext): readonly Fix[] {
  const written = textAt(source.text, span);
  if (kind === "no-equals" && written.trim() === "") {
    const semicolon = { start: span.start - 1, end: span.end };
    return [{ title: "Remove the semicolon", safety: "safe", preferred: true, edits: [remove(semicolon)] }];
  }
  if (meant === undefined || kind === "no-equals") return [];
  return [{ title: `Write ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] }];
}

function booleanMeant(written: string): "true" | "false" | undefined {
  if (/^(?:yes|on|y|enabled?)$/i.test(written)) return "true";
  if (/^(?:no|off|n|disabled?)$/i.test(written)) return "false";
  return /^true$/i.test(written) ? "true" : /^false$/i.test(written) ? "false" : undefined;
}

/** Unsafe: perhaps the other one was meant. */
function drop({ span }: Directive, { source }: DockerfileContext): Fix {
  const rest = /^[^\n]*\n?/.exec(source.text.slice(span.end))?.[0].length ?? 0;
  return {
    title: "Remove the second directive",
    safety: "unsafe",
    preferred: true,
    edits: [remove({ start: span.start, end: span.end + rest })],
  };
}
