/** Instructions with fewer or more arguments than they take. */
import type { CopyInstruction, FromInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../text/span.ts";
import { eachInstruction, problemsOf, reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/wrong-argument-count",
  title: "Too few or too many arguments",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

/** RUN, CMD and ENTRYPOINT may be empty. */
const NEED: Readonly<Record<string, string>> = {
  ARG: "a name",
  ENV: "NAME=value",
  LABEL: "NAME=value",
  EXPOSE: "a port",
  VOLUME: "a path",
  WORKDIR: "a path",
  USER: "a user",
  STOPSIGNAL: "a signal",
  MAINTAINER: "a name",
  ONBUILD: "an instruction",
  HEALTHCHECK: "NONE or CMD",
  SHELL: "a JSON list of strings",
  FROM: "an image",
  COPY: "a source and a target",
  ADD: "a source and a target",
};

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    const fault = faultOf(instruction);
    if (!fault) continue;
    const message = `${fault.message} ${stopsHere(instruction)}`;
    reportFailure(context, instruction, { span: fault.span, message });
  }
  for (const { span } of problemsOf(context, ["line-too-long"])) {
    const message = "This line has more than 65535 bytes. Docker refuses the file.";
    reportFailure(context, "file", { span: { start: span.start, end: span.start + 1 }, message });
  }
}

interface Fault {
  readonly span: Span;
  readonly message: string;
}

function faultOf(instruction: Instruction): Fault | undefined {
  const { keyword, keywordSpan, argumentText } = instruction;
  const need = NEED[keyword ?? ""];
  if (need && argumentText.trim() === "") return { span: keywordSpan, message: `${keyword} needs ${need}.` };
  if (instruction.keyword === "VOLUME" && instruction.json?.items.length === 0)
    return { span: instruction.argumentSpan, message: "VOLUME needs a path in its list." };
  if (instruction.keyword === "FROM") return fromFault(instruction);
  if (instruction.keyword === "COPY" || instruction.keyword === "ADD") return copyFault(instruction);
  return undefined;
}

function fromFault({ image, as, stageName, extra, keywordSpan }: FromInstruction): Fault | undefined {
  if (!image) return { span: keywordSpan, message: "FROM needs an image." };
  if (as && !stageName) return { span: as, message: "FROM needs a stage name behind AS." };
  const [more] = extra;
  return more && { span: more.span, message: 'FROM takes an image, or an image, "AS" and a stage name.' };
}

function copyFault({ keyword, sources, destination, heredocs, argumentSpan }: CopyInstruction): Fault | undefined {
  if (destination) return undefined;
  const missing = sources.length + heredocs.length === 0 ? "a source and a target" : "a target behind the source";
  return { span: argumentSpan, message: `${keyword} needs ${missing}.` };
}
