/**
 * SOURCE_DATE_EPOCH that is neither a number nor the name of a stage, or names a stage that is more than one ADD
 * (BuildKit's `dockerfile2llb/epoch.go`).
 */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { remoteSource } from "../../semantics/dockerfile/remoteSource.ts";
import type { CopyInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-source-date-epoch",
  title: "Unusable SOURCE_DATE_EPOCH",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  const { globalArgs, stages } = context.subject;
  const variable = globalArgs.findLast(({ name, unset }) => name === "SOURCE_DATE_EPOCH" && !unset);
  const { value, instruction, nameSpan } = variable ?? {};
  if (!value?.known || /^[+-]?[0-9]+$/.test(value.value) || value.value === "" || value.value === "context") return;
  const stage = stages.find(({ name }) => name === value.value.toLowerCase());
  if (stage) checkStage(stage, context);
  else if (nameSpan && instruction) {
    const message = `${quote(value.value, 20)} is neither a number of seconds nor a stage.`;
    // The caller may give a context of that name, so that it is not sure to fail.
    context.report({ span: nameSpan, message: `${message} ${CONTEXT}`, severity: "warning" });
  }
}

const CONTEXT = "Docker stops, unless --build-context gives something of that name.";

/** Such a stage is `FROM scratch`, ARGs, and one ADD of one thing from elsewhere. */
function checkStage(stage: Stage, context: DockerfileContext): void {
  const { from, base, instructions } = stage;
  const tell = (instruction: Instruction, span: Span, message: string) =>
    reportFailure(context, instruction, { span, message: `${message} Docker stops at this line.` });
  if (base.kind !== "scratch" && base.kind !== "unknown" && from.image) {
    tell(from, from.image.span, "The stage that SOURCE_DATE_EPOCH names must begin with FROM scratch.");
  }
  const others = instructions.filter(({ keyword }) => keyword && !["FROM", "ARG", "ADD"].includes(keyword));
  for (const instruction of others) {
    const message = `${instruction.keyword} may not stand in the stage that SOURCE_DATE_EPOCH names: only one ADD may.`;
    tell(instruction, instruction.keywordSpan, message);
  }
  const adds = instructions.filter((instruction): instruction is CopyInstruction => instruction.keyword === "ADD");
  if (adds.length === 0 && others.length === 0) {
    tell(from, from.keywordSpan, "The stage that SOURCE_DATE_EPOCH names has no ADD to take the time from.");
  }
  for (const add of adds.slice(1)) {
    tell(add, add.keywordSpan, "Only one ADD may stand in the stage that SOURCE_DATE_EPOCH names.");
  }
  if (adds[0]) checkAdd(adds[0], context, tell);
}

function checkAdd(
  add: CopyInstruction,
  { subject }: DockerfileContext,
  tell: (instruction: Instruction, span: Span, message: string) => void,
): void {
  const [source, ...more] = add.sources;
  if (!source || more.length > 0 || add.heredocs.length > 0) {
    tell(add, add.argumentSpan, "The time is taken from exactly one address or Git repository.");
    return;
  }
  const value = subject.expand(source, add);
  if (value.known && !remoteSource(value.value)) {
    tell(add, source.span, `${quote(source.raw, 20)} is no address, and the time can be taken from no file.`);
  }
}
