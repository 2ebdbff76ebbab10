/** What BuildKit refuses in `RUN --mount`. Values with a variable are only known later and raise nothing. */
import type { Flag, FlagOption } from "../../syntax/dockerfile/syntax.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";

export interface MountFault {
  readonly span: Span;
  readonly message: string;
  /** What to write in its place. */
  readonly meant?: string | undefined;
}

const KEYS = [
  "type",
  "from",
  "source",
  "target",
  "readonly",
  "id",
  "sharing",
  "required",
  "size",
  "mode",
  "uid",
  "gid",
  "src",
  "dst",
  "destination",
  "ro",
  "rw",
  "readwrite",
  "env",
];
const BARE = ["readonly", "ro", "readwrite", "rw", "required"];
const TYPES = ["bind", "cache", "tmpfs", "secret", "ssh"];
const SHARING = ["shared", "private", "locked"];
const BOOLEAN = /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/;

/** In the order of the text; then what the options together get wrong. */
export function mountFaults(flag: Flag): readonly MountFault[] {
  const type = typeOf(flag);
  const faults = flag.options.map((option) => optionFault(option)).filter((fault) => fault !== undefined);
  if (faults.length > 0 || type === undefined) return faults;
  return [
    ...flag.options.map((option) => misplaced(option, type)).filter((fault) => fault !== undefined),
    ...secretFaults(flag, type),
  ];
}

/** Undefined while it is not known. */
function typeOf({ options }: Flag): string | undefined {
  const option = options.findLast(({ key }) => key.toLowerCase() === "type");
  if (!option) return "bind";
  const type = option.value?.literal?.toLowerCase();
  return type !== undefined && TYPES.includes(type) ? type : undefined;
}

function optionFault({ key, keySpan, span, value }: FlagOption): MountFault | undefined {
  const name = key.toLowerCase();
  if (key === "" && !value) return undefined;
  if (!KEYS.includes(name)) {
    return { span: keySpan, message: `--mount has no option ${quote(key, 20)}.`, meant: didYouMean(name, KEYS) };
  }
  if (!value) return BARE.includes(name) ? undefined : { span, message: `${key} needs a value behind "=".` };
  if (name === "from" && value.raw.slice(0, -1).includes("$")) {
    return { span: value.span, message: "from cannot hold a variable: name a stage or an image." };
  }
  return value.literal === undefined ? undefined : valueFault(name, value.literal, value.span);
}

function valueFault(name: string, text: string, span: Span): MountFault | undefined {
  const place = span.start < span.end ? span : undefined;
  if (!place) return undefined;
  if (name === "type") return choice("type", text, TYPES, place);
  if (name === "sharing") return choice("sharing", text, SHARING, place);
  if (BARE.includes(name) && !BOOLEAN.test(text))
    return { span, message: `${name} takes true or false, not ${quote(text, 20)}.` };
  if (name === "mode" && !/^[0-7]+$/.test(text))
    return { span, message: `mode takes an octal number, not ${quote(text, 20)}.` };
  if ((name === "uid" || name === "gid") && !/^[0-9]+$/.test(text)) {
    return { span, message: `${name} takes a number, not ${quote(text, 20)}.` };
  }
  return undefined;
}

function choice(name: string, text: string, choices: readonly string[], span: Span): MountFault | undefined {
  if (choices.includes(text.toLowerCase())) return undefined;
  return {
    span,
    message: `${name} takes ${choices.join(", ")}, not ${quote(text, 15)}.`,
    meant: didYouMean(text, choices),
  };
}

/** Which types an option is for; options for all types are not named. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  required: ["secret", "ssh"],
  size: ["tmpfs"],
  sharing: ["cache"],
  mode: ["cache", "secret", "ssh"],
  uid: ["cache", "secret", "ssh"],
  gid: ["cache", "secret", "ssh"],
};

function misplaced({ key, span }: FlagOption, type: string): MountFault | undefined {
  const types = ONLY[key.toLowerCase()];
  if (!types || types.includes(type)) return undefined;
  return { span, message: `${key} is only for mounts of type ${types.join(", ")}, and this one is ${type}.` };
}

function secretFaults({ options, span }: Flag, type: string): readonly MountFault[] {
  if (type !== "secret") return [];
  const find = (...keys: string[]) => options.find(({ key }) => keys.includes(key.toLowerCase()));
  const from = find("from");
  const source = find("source", "src");
  const id = find("id");
  if (from) return [{ span: from.span, message: "A secret comes from the caller, so it cannot have from." }];
  if (source && id)
    return [{ span: source.span, message: "source and id of a secret mean the same: only one may stand here." }];
  if (source || id || find("target", "dst", "destination")) return [];
  return [{ span, message: "A secret mount needs id (or source, or target)." }];
}
