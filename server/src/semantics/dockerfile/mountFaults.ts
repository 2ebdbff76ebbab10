/**
 * What BuildKit refuses in `RUN --mount`, option by option as its parser goes through them (`commands_runmount.go`,
 * `convert_runmount.go`). Values with a variable are only known later and raise nothing.
 */
import type { Flag, FlagOption } from "../../syntax/dockerfile/syntax.ts";
import { insert, remove, type TextEdit } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { type Maybe, valueOf } from "../known.ts";

export interface MountFault {
  readonly span: Span;
  readonly message: string;
  /** What to write in its place. */
  readonly meant?: string | undefined;
  /** How to mend it otherwise. */
  readonly mend?: { readonly title: string; readonly edits: readonly TextEdit[] } | undefined;
  /** True for what BuildKit sees while it reads the file; all else it sees when it builds the stage. */
  readonly whileReading?: boolean;
}

const KEYS = [
  ..."type from source target readonly id sharing required size mode uid gid".split(" "),
  ..."src dst destination ro rw readwrite env".split(" "),
];
const BARE = ["readonly", "ro", "readwrite", "rw", "required"];
const TYPES = ["bind", "cache", "tmpfs", "secret", "ssh"];
const SHARING = ["shared", "private", "locked"];
const BOOLEAN = /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/;
/** As go-units' RAMInBytes. */
const SIZE = /^\+?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)? ?(?:b|[kmgtp](?:i?b)?)?$/i;

/** In the order of the text; then what the options together get wrong. `workdir` is where relative targets begin. */
export function mountFaults(flag: Flag, workdir: Maybe<string>): readonly MountFault[] {
  if (flag.listFault) return [{ span: flag.listFault, message: LIST_FAULT, whileReading: true }];
  const faults = flag.options.map((option) => optionFault(option)).filter((fault) => fault !== undefined);
  const type = typeBefore(flag, flag.options.length);
  if (faults.length > 0 || type === undefined) return faults;
  return [
    ...flag.options.map((option, i) => misplaced(option, i, type, flag)).filter((fault) => fault !== undefined),
    ...secretFaults(flag, type),
    ...sshFaults(flag, type),
    ...targetFaults(flag, type, workdir),
  ];
}

/** Of any flag that takes such a list. */
export const LIST_FAULT = "A double quote may stand only around a whole part of the list, and needs its partner.";

/** The type that the options before the one at `end` make; undefined while it is not known. */
function typeBefore({ options }: Flag, end: number): string | undefined {
  const option = options.slice(0, end).findLast(({ key }) => key.toLowerCase() === "type");
  if (!option) return "bind";
  const type = option.value?.literal?.toLowerCase();
  return type !== undefined && TYPES.includes(type) ? type : undefined;
}

function optionFault({ key, keySpan, span, value }: FlagOption): MountFault | undefined {
  const name = key.toLowerCase();
  if (key === "" && !value) return { span: beforeEmpty(span), message: "Between the commas an option is missing." };
  if (!KEYS.includes(name)) {
    return { span: keySpan, message: `--mount has no option ${quote(key, 20)}.`, meant: didYouMean(name, KEYS) };
  }
  if (!value) return BARE.includes(name) ? undefined : { span, message: `${key} needs a value behind "=".` };
  if (name === "from" && value.raw.slice(0, -1).includes("$")) {
    const message = "from cannot hold a variable: name a stage or an image.";
    return { span: value.span, message, whileReading: true };
  }
  return value.literal === undefined ? undefined : valueFault(name, value.literal, value.span, span);
}

/** An empty part stands behind a comma (or the equals sign of the flag). */
function beforeEmpty({ start, end }: Span): Span {
  return { start: start === end ? start - 1 : start, end };
}

function valueFault(name: string, text: string, span: Span, whole: Span): MountFault | undefined {
  const place = span.start < span.end ? span : whole;
  if (name === "type") return choice("type", text, TYPES, place);
  if (name === "sharing") return choice("sharing", text, SHARING, place);
  if (BARE.includes(name) && !BOOLEAN.test(text))
    return { span: place, message: `${name} takes true or false, not ${quote(text, 20)}.` };
  if (name === "size" && !SIZE.test(text))
    return { span: place, message: `size takes bytes or a size such as 64m, not ${quote(text, 20)}.` };
  if (name === "mode" && !(/^[0-7]+$/.test(text) && Number.parseInt(text, 8) < 2 ** 32))
    return { span: place, message: `mode takes an octal number, not ${quote(text, 20)}.` };
  if ((name === "uid" || name === "gid") && !(/^[0-9]+$/.test(text) && Number(text) < 2 ** 32)) {
    return { span: place, message: `${name} takes a number, not ${quote(text, 20)}.` };
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

/** These two BuildKit judges by the type so far, all others by the type of the whole list. */
const NEEDS_TYPE_BEFORE = ["required", "size"];

function misplaced({ key, span }: FlagOption, i: number, type: string, flag: Flag): MountFault | undefined {
  const name = key.toLowerCase();
  const types = ONLY[name];
  if (!types) return undefined;
  if (!types.includes(type))
    return { span, message: `${key} is only for mounts of type ${types.join(", ")}, and this one is ${type}.` };
  const soFar = typeBefore(flag, i);
  if (!NEEDS_TYPE_BEFORE.includes(name) || soFar === undefined || types.includes(soFar)) return undefined;
  const message = `${key} must stand behind type=${type}: up to here this is a ${soFar} mount.`;
  return { span, message, mend: { title: "Move it to the end", edits: moveToEnd(flag, i) } };
}

function moveToEnd({ options, value }: Flag, i: number): readonly TextEdit[] {
  const [option, next, last] = [options[i], options[i + 1], options.at(-1)];
  if (!option || !next || !last || !value || /["'\\`\r\n]/.test(value.raw)) return [];
  const text = value.raw.slice(option.span.start - value.span.start, option.span.end - value.span.start);
  return [remove({ start: option.span.start, end: next.span.start }), insert(last.span.end, `,${text}`)];
}

function find({ options }: Flag, ...keys: string[]): FlagOption | undefined {
  return options.findLast(({ key }) => keys.includes(key.toLowerCase()));
}

function secretFaults(flag: Flag, type: string): readonly MountFault[] {
  if (type !== "secret") return [];
  const from = find(flag, "from");
  const source = find(flag, "source", "src");
  const id = find(flag, "id");
  if (from) return [{ span: from.span, message: "A secret comes from the caller, so it cannot have from." }];
  if (source && id)
    return [{ span: source.span, message: "source and id of a secret mean the same: only one may stand here." }];
  if (source || id || find(flag, "target", "dst", "destination")) return [];
  return [{ span: flag.span, message: "A secret mount needs id (or source, or target)." }];
}

function sshFaults(flag: Flag, type: string): readonly MountFault[] {
  const source = type === "ssh" ? find(flag, "source", "src") : undefined;
  if (!source || source.value?.literal === "") return [];
  return [{ span: source.span, message: "An SSH mount has no source: id says which agent it is." }];
}

/** The root of the file system itself cannot be a mount. */
function targetFaults(flag: Flag, type: string, workdir: Maybe<string>): readonly MountFault[] {
  if (type === "secret" || type === "ssh") return [];
  const target = find(flag, "target", "dst", "destination");
  const path = target ? target.value?.literal : "";
  if (path === "/") return [{ span: target?.span ?? flag.span, message: 'A mount cannot cover "/" itself.' }];
  const isHere = path !== undefined && /^(?:\.\/*)*$/.test(path);
  if (!isHere || valueOf(workdir)?.replace(/\/+$/, "") !== "") return [];
  const message = target ? `Here ${quote(path)} is "/", which a mount cannot cover.` : NO_TARGET;
  return [{ span: target?.span ?? flag.span, message }];
}

const NO_TARGET = 'Without target= the mount would cover "/", where this RUN works.';
