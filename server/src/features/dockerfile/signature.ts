/** Signature help in Dockerfiles: the parts of the instruction, flag or mount that is being typed. */
import { flagsOf } from "../../semantics/dockerfile/flags.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import {
  type ArgumentPlace,
  argumentPlace,
  commentHere,
  inHeredoc,
  instructionHere,
  typingPlace,
} from "./completion/place.ts";
import type { Signature, SignatureHelpText } from "../shared/signatureHelp.ts";
import { type Form, INSTRUCTION_FORMS, type Part } from "./signature/forms.ts";
import { MOUNT_FORMS } from "./signature/mounts.ts";

/** Undefined where nothing with parts is being typed. */
export function dockerfileSignature(reader: Reader, uri: Uri, offset: number): SignatureHelpText | undefined {
  const place = typingPlace(reader, uri, offset);
  if (commentHere(place)) return undefined;
  const instruction = instructionHere(place);
  if (!instruction || inHeredoc(instruction, offset)) return undefined;
  const argument = argumentPlace(place, instruction);
  if (!argument) return undefined;
  const mount = /^--mount=(.*)$/.exec(argument.word);
  if (mount && flagsOf(argument.instruction)?.["mount"] !== undefined) return mountSignature(mount[1] ?? "");
  return instructionSignature(argument);
}

function instructionSignature(place: ArgumentPlace): SignatureHelpText | undefined {
  const { keyword } = place.instruction;
  const forms = keyword === undefined ? undefined : INSTRUCTION_FORMS[keyword];
  const [first] = forms ?? [];
  if (keyword === undefined || !forms || !first) return undefined;
  const json = place.values[0]?.startsWith("[") === true;
  const active = Math.max(
    0,
    forms.findIndex((form) => (form.json === true) === json),
  );
  const form = forms[active] ?? first;
  if (form.scripted === true && place.values.length > 1) return undefined;
  const signatures = forms.map((one) => signatureOf(`${place.instruction.keywordText} `, one.parts, " ", one.about));
  return { signatures, activeSignature: active, activePart: activePart(place, form) };
}

/** Flags belong to the first part where it stands for them; the words behind them follow in order. */
function activePart({ values, word }: ArgumentPlace, { parts, last }: Form): number | undefined {
  const flags = parts[0]?.[0].startsWith("[--") === true ? 1 : 0;
  if (word.startsWith("--") && values.length === 0) return flags === 1 ? 0 : undefined;
  const index = Math.max(0, values.length - 1);
  if (last === "destination") return flags + (index === 0 ? 0 : 1);
  return Math.min(flags + index, parts.length - 1);
}

function mountSignature(value: string): SignatureHelpText {
  const types = Object.keys(MOUNT_FORMS);
  const type = /(?:^|,)type=(\w+)(?:,|$)/i.exec(value)?.[1]?.toLowerCase() ?? "bind";
  const activeSignature = Math.max(0, types.indexOf(type));
  const signatures = Object.values(MOUNT_FORMS).map(({ parts, about }) => signatureOf("--mount=", parts, ",", about));
  const key = (value.split(",").at(-1) ?? "").split("=")[0]?.toLowerCase() ?? "";
  const parts = MOUNT_FORMS[types[activeSignature] ?? "bind"]?.parts ?? [];
  const active = parts.findIndex(([label]) => label.replace(/^\[/, "").split(/[=\]]/)[0] === (SAME[key] ?? key));
  return { signatures, activeSignature, activePart: active < 0 ? undefined : active };
}

const SAME: Readonly<Record<string, string>> = {
  dst: "target",
  destination: "target",
  src: "source",
  readonly: "ro",
  readwrite: "rw",
};

function signatureOf(head: string, parts: readonly Part[], separator: string, documentation: string): Signature {
  let label = head;
  const placed = parts.map(([text, about], index) => {
    if (index > 0) label += separator;
    const start = label.length;
    label += text;
    return { start, end: label.length, documentation: about };
  });
  return { label, documentation, parts: placed };
}
