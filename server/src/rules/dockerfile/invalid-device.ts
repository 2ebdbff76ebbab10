/** `RUN --device` that BuildKit cannot read (`commands_rundevice.go`). */
import { LIST_FAULT } from "../../semantics/dockerfile/mountFaults.ts";
import type { CommandInstruction, Flag, FlagOption } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-device",
  title: "Device that Docker cannot read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { RUN: check },
});

const BOOLEAN = /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/;

function check(instruction: CommandInstruction, context: DockerfileContext): void {
  for (const flag of instruction.flags.filter(({ name, value }) => name === "device" && value)) {
    for (const { span, message, meant } of faults(flag)) {
      const hint = meant ? ` Did you mean ${meant}?` : "";
      reportFailure(context, instruction, {
        span,
        message: `${message} ${stopsHere(instruction)}${hint}`,
        fixes: () =>
          meant ? [{ title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] }] : [],
      });
    }
  }
}

interface Fault {
  readonly span: Span;
  readonly message: string;
  readonly meant?: string | undefined;
}

/** The first part that has no known key is the device's name, and only one may be. */
function faults(flag: Flag): readonly Fault[] {
  if (flag.listFault) return [{ span: flag.listFault, message: LIST_FAULT }];
  if (flag.value?.raw === "") return [{ span: flag.span, message: '--device needs a device behind "=".' }];
  let name = "";
  const found: Fault[] = [];
  for (const option of flag.options) {
    const fault = faultOf(option, name);
    if (fault) found.push(fault);
    else if (option.key.toLowerCase() !== "required") name ||= nameOf(option);
  }
  return found;
}

function nameOf({ key, value }: FlagOption): string {
  if (key.toLowerCase() === "name" && value) return value.raw;
  return value ? `${key}=${value.raw}` : key;
}

function faultOf({ key, keySpan, span, value }: FlagOption, name: string): Fault | undefined {
  const lower = key.toLowerCase();
  if (lower === "required") {
    if (!value || BOOLEAN.test(value.raw)) return undefined;
    return { span: value.span, message: `required takes true or false, not ${quote(value.raw, 15)}.` };
  }
  if (name === "") return undefined;
  if (!value || lower === "name") return { span, message: `This flag names ${quote(name, 25)} already.` };
  return {
    span: keySpan,
    message: `--device has no option ${quote(key, 15)}.`,
    meant: didYouMean(lower, ["name", "required"]),
  };
}
