/** A package manager that asks before it works: nobody is there to answer. */
import type { Fix } from "../../linter/rule.ts";
import { asksQuestion } from "../../semantics/shell/nonInteractive.ts";
import type { PackageCall } from "../../semantics/shell/packageCall.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import type { Query } from "../../workspace/derive.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/unanswered-question",
  title: "Package manager that asks",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { command: check },
});

function check(command: ShellCommand, program: ShellProgram, context: ShellContext): void {
  const { instruction } = program;
  if (instruction.keyword !== "RUN" || !asksQuestion(command) || isConfigured(program, context)) return;
  const { subcommand, manager, programSpan, facts } = command.packages;
  if (manager === "conda" && !isCondaImage(program, context)) return;
  const flag = facts.yes?.[0];
  if (!subcommand || flag === undefined) return;
  const words = quote(`${manager} ${subcommand.text}`, 22);
  context.report({
    span: { start: programSpan.start, end: Math.max(programSpan.end, subcommand.span.end) },
    message: `${words} may ask before it works, and a build has nobody to answer.`,
    fixes: () => (isWritten(command, program) ? fixes(command.packages, flag) : []),
  });
}

/** Images with conda often come with a yes in their settings; these do not. */
function isCondaImage({ instruction }: ShellProgram, { subject }: ShellContext): boolean {
  const base = subject.stageOf(instruction)?.root.base;
  return base?.kind === "image" && /^(?:continuumio|condaforge)\//.test(base.reference?.repository ?? "");
}

/** The words stand in the file as the shell gets them. */
function isWritten({ context }: ShellCommand, { form }: ShellProgram): boolean {
  return form !== "exec" && context.nested !== "argument";
}

function fixes(call: PackageCall, flag: string): readonly Fix[] {
  return [{ title: `Add ${flag}`, safety: "safe", preferred: true, edits: [insert(endOf(call), ` ${flag}`)] }];
}

function endOf({ subcommand, programSpan }: PackageCall): number {
  return subcommand?.span.end ?? programSpan.end;
}

/** An answer that stands in a variable or a file of settings that this stage makes. */
function isConfigured({ instruction, commands }: ShellProgram, { subject, reader, uri }: ShellContext): boolean {
  const { env } = subject.stateAt(instruction, "before");
  if (env.has("CONDA_ALWAYS_YES") || env.has("MAMBA_ALWAYS_YES") || env.has("ALWAYS_YES")) return true;
  if (commands.some(({ name }) => name === "yes")) return true;
  return reader.derive(answersAreSet, uri);
}

/** The file mentions a setting that answers. */
const answersAreSet: Query<boolean> = {
  name: "answersAreSet",
  compute: (reader, uri) => /assume-yes|assumeyes|always_yes/i.test(reader.file(uri)?.text ?? ""),
};
