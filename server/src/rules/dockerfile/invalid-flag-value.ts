/** Values of flags that Docker cannot use. */
import type { Fix } from "../../linter/rule.ts";
import { flagsOf } from "../../semantics/dockerfile/flags.ts";
import { parseDuration } from "../../semantics/dockerfile/health.ts";
import type { Flag, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { eachInstruction, reportFailure, reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-flag-value",
  title: "Flag value that Docker cannot use",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    const kinds = flagsOf(instruction) ?? {};
    for (const flag of instruction.flags) {
      const kind = kinds[flag.name];
      if (!kind) continue;
      const text = flag.value?.literal ?? flag.value?.raw;
      if (text === undefined || (kind === "boolean" && text === "")) checkMissing(flag, kind, instruction, context);
      else if (kind === "boolean") checkChoice(flag, text.toLowerCase(), ["true", "false"], instruction, context);
      else checkText(flag, text, instruction, context);
    }
  }
}

function checkMissing(flag: Flag, kind: string, instruction: Instruction, context: DockerfileContext): void {
  if (kind === "boolean" && !flag.value) return;
  const message = `--${flag.name} needs a value behind "=". ${stopsHere(instruction)}`;
  reportFailure(context, instruction, { span: flag.span, message });
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  network: ["default", "none", "host"],
  security: ["sandbox", "insecure"],
};

function checkText(flag: Flag, text: string, instruction: Instruction, context: DockerfileContext): void {
  const choices = CHOICES[flag.name];
  if (choices) checkChoice(flag, text, choices, instruction, context);
  else if (flag.name === "chmod") checkMode(flag, instruction, context);
  else if (instruction.keyword === "HEALTHCHECK" && text !== "") {
    const why = flag.name === "retries" ? retriesFault(text) : durationFault(text);
    if (why) refuse(flag, why, instruction, context);
  }
}

function retriesFault(text: string): string | undefined {
  const whole = /^[+]?[0-9]+$/.test(text) && Number(text) < 2 ** 31;
  return whole ? undefined : "is not a whole number from 0 on";
}

function durationFault(text: string): string | undefined {
  const duration = parseDuration(text);
  if (duration === undefined) return "is not a duration such as 30s or 1m30s";
  return duration !== 0 && duration < 1e6 ? "is less than one millisecond" : undefined;
}

function refuse(flag: Flag, why: string, instruction: Instruction, context: DockerfileContext): void {
  const { span, raw } = flag.value ?? { span: flag.span, raw: "" };
  const seconds = instruction.keyword === "HEALTHCHECK" && flag.name !== "retries" && /^[1-9][0-9]*$/.test(raw);
  reportFailure(context, instruction, {
    span: raw === "" ? flag.span : span,
    message: `${quote(raw, 20)} ${why}. ${stopsHere(instruction)}`,
    fixes: () => (seconds ? [fix(span, `${raw}s`)] : []),
  });
}

function checkChoice(
  flag: Flag,
  text: string,
  choices: readonly string[],
  instruction: Instruction,
  context: DockerfileContext,
): void {
  const { value } = flag;
  if (choices.includes(text) || !value) return;
  const truth: Readonly<Record<string, string>> = {
    1: "true",
    yes: "true",
    on: "true",
    0: "false",
    no: "false",
    off: "false",
  };
  const meant = didYouMean(text, choices) ?? (choices.includes("true") ? truth[text] : undefined);
  reportFailure(context, instruction, {
    span: text === "" ? flag.span : value.span,
    message: `--${flag.name} takes ${choices.join(", ")}, not ${quote(value.raw, 20)}. ${stopsHere(instruction)}`,
    fixes: () => (meant && text !== "" ? [fix(value.span, meant)] : []),
  });
}

/** Octal, or changes as `chmod` of coreutils takes them. */
const MODE =
  /^(?:[0-7]{1,10}|[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]|[0-7]+))+(?:,[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]|[0-7]+))+)*)$/;

function checkMode(flag: Flag, instruction: Instruction, context: DockerfileContext): void {
  const mode = flag.value?.literal;
  if (!flag.value || !mode || (MODE.test(mode) && !(/^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) > 0o7777)))
    return;
  reportStageFailure(context, instruction, {
    span: flag.value.span,
    message: `${quote(mode, 20)} is no file mode: Docker takes 755, 0644 or u=rwX,go=rX. ${stopsHere(instruction)}`,
  });
}

function fix(span: Flag["span"], value: string): Fix {
  return { title: `Write ${value}`, safety: "unsafe", preferred: true, edits: [replace(span, value)] };
}
