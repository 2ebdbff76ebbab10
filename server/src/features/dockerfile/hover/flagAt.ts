/** Values of flags and the options of --mount. */
import { parseDuration } from "../../../semantics/dockerfile/health.ts";
import type { Flag, FlagOption, HealthcheckInstruction, Instruction, Word } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { timeLineHere } from "./healthcheck.ts";
import { mountOptionText } from "./mountOption.ts";
import { modeWords, ownerWords } from "./permissions.ts";
import { listed, type Place, short, type Text } from "./place.ts";

/** The part of the flag under the cursor, behind its name; the name itself is explained in general. */
export function flagValueAt(instruction: Instruction, flag: Flag, offset: number, place: Place): Text | undefined {
  const option = flag.options.find(({ span }) => touches(span, offset));
  if (option && flag.name === "mount") return optionAt(option, flag, instruction, offset, place);
  const { value } = flag;
  if (!value || value.span.start > offset || !touches(value.span, offset)) return undefined;
  return { span: value.span, markdown: valueText(flag, value, instruction, place) };
}

function optionAt(option: FlagOption, flag: Flag, instruction: Instruction, offset: number, place: Place): Text {
  const { value, keySpan } = option;
  const onValue = value !== undefined && value.span.start <= offset && touches(value.span, offset);
  return { span: onValue ? value.span : keySpan, markdown: mountOptionText(option, flag, instruction, place, onValue) };
}

function valueText({ name }: Flag, value: Word, instruction: Instruction, place: Place): string {
  const text = instruction.onbuild ? undefined : expanded(value, instruction, place);
  const shown = text ?? value.literal ?? value.raw;
  switch (name) {
    case "platform":
      return platformText(shown, value);
    case "chown":
      return `Owner: ${ownerWords(shown)}${shown.includes(":") || /^\d/.test(shown) ? "" : "; the group is the user's own"}`;
    case "chmod":
      return `Mode ${code(shown)}: ${modeWords(shown) ?? "not known here"}`;
    case "interval":
    case "timeout":
    case "start-period":
    case "start-interval":
    case "retries":
      return paragraphs(timing(name, shown), timeLineHere(instruction as HealthcheckInstruction));
    case "network":
      return `${code(shown)}: ${NETWORKS[shown] ?? "not a network that `RUN` knows"}`;
    case "security":
      return `${code(shown)}: ${shown === "insecure" ? "with all rights of the builder's machine; the build must be allowed to (`--allow security.insecure`)" : "in the usual sandbox"}`;
    case "checksum":
      return `The build stops when the content is not ${short(shown)}.`;
    case "exclude":
      return `Left out: what matches ${short(shown)}, counted from the source.`;
    default:
      return `${code(`--${name}`)} is ${short(shown)}`;
  }
}

function expanded(value: Word, instruction: Instruction, place: Place): string | undefined {
  const found = place.graph.expand(value, listed(instruction, place));
  return found.known ? found.value : undefined;
}

const NETWORKS: Readonly<Record<string, string>> = {
  default: "the builder's usual network",
  none: "no network; a step that needs none is the same everywhere",
  host: "the network of the builder's machine; the build must be allowed to (`--allow network.host`)",
};

function timing(name: string, text: string): string {
  if (name === "retries") return `${code(text)} failures in a row make the container unhealthy`;
  const nanoseconds = parseDuration(text);
  const seconds = nanoseconds === undefined ? undefined : nanoseconds / 1e9;
  const length = seconds === undefined ? "no duration that Docker reads" : `${seconds} seconds`;
  const what: Readonly<Record<string, string>> = {
    interval: "between the end of a check and the next one",
    timeout: "at most for one check",
    "start-period": "after the start, in which failures do not count",
    "start-interval": "between checks in the start period",
  };
  return `${code(text)}: ${length} ${what[name] ?? ""}`;
}

function platformText(text: string, { raw, literal }: Word): string {
  const [os = "", arch, variant] = text.split("/");
  const processors: Readonly<Record<string, string>> = {
    amd64: "Intel and AMD, 64 bits",
    arm64: "ARM, 64 bits: Apple silicon, Graviton",
    arm: "ARM, 32 bits",
    "386": "Intel and AMD, 32 bits",
    riscv64: "RISC-V, 64 bits",
    s390x: "IBM Z",
    ppc64le: "IBM POWER",
  };
  if (literal === undefined && text === raw)
    return `${code(raw)}: the platform that the variable names${raw.includes("BUILDPLATFORM") ? ", that of the builder's machine: the stage runs natively and compiles for others" : ""}.`;
  return paragraphs(
    `Platform ${code(text)}`,
    list([
      `System ${code(os)}${arch === undefined ? "" : `, processor ${code(arch)}${processors[arch] ? ` (${processors[arch]})` : ""}`}${variant ? `, variant ${code(variant)}` : ""}`,
      ...(literal === undefined ? [] : ["Fixed here: on machines of another kind this stage is emulated."]),
    ]),
  );
}
