/** Whether the text of a scalar is what its place in the model wants. Sources: compose-go's types, transform, validation. */
import { didYouMean } from "../../../text/names.ts";
import { parseImageReference } from "../../image/reference.ts";
import type { ModelNode } from "../model.ts";
import { portRange } from "../ports.ts";
import { shellWords } from "../load/shellWords.ts";
import { parseVolumeShort } from "../volumes.ts";
import { durationFault } from "./durationFault.ts";
import { quoted, type ValueFault, wholeFault } from "./fault.ts";
import { booleanFault, floatFault, integerFault, modeFault } from "./numbers.ts";
import { isAddress, isIpv4, isIpv6, portFault } from "./ports.ts";
import { sizeFault } from "./sizes.ts";

type Check = (text: string) => ValueFault | undefined;

/** By the kind that the model gives a place. Texts with variables in them never come here. */
const CHECKS: Readonly<Record<string, Check>> = {
  duration: durationFault,
  bytes: sizeFault,
  float: floatFault,
  cpus: floatFault,
  int: (text) => integerFault(text),
  uint: (text) => integerFault(text, 0),
  bool: booleanFault,
  mode: modeFault,
  "port-short": portFault,
  port: (text) =>
    integerFault(text) ?? engine(portRange(text) === undefined, text, `${quoted(text)} is no port number.`),
  "port-or-range": (text) =>
    engine(portRange(text) === undefined, text, `${quoted(text)} is no port and no range of ports.`),
  "volume-short": volumeFault,
  "device-short": (text) =>
    text.split(":").length > 3
      ? wholeFault(text, `${quoted(text)} has more than three parts. Compose reads HOST:CONTAINER:PERMISSIONS.`)
      : undefined,
  "device-count": (text) =>
    /^(?:all|[-+]?\d+)$/i.test(text) ? undefined : wholeFault(text, `${quoted(text)} is neither a number nor "all".`),
  "host:NAME=IP": hostFault,
  command: (text) =>
    shellWords(text) === undefined
      ? wholeFault(text, "A quote or a bracket has no counterpart, so Compose cannot split this into words.")
      : undefined,
  "context:NAME=VALUE": (text) =>
    text.includes("=")
      ? undefined
      : wholeFault(text, `${quoted(text)} has no value. An additional context is written NAME=CONTEXT.`),
  "env:NAME[=VALUE]": trailingSpace,
  "build-arg:NAME[=VALUE]": trailingSpace,
  "container-name": (text) =>
    engine(
      !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(text),
      text,
      `${quoted(text)} is no container name. Letters, digits, "_", "." and "-" are allowed.`,
    ),
  "restart-policy": restartFault,
  image: imageFault,
  ip: (text) => engine(!isAddress(text), text, `${quoted(text)} is no IP address.`),
  ipv4: (text) => engine(!isIpv4(text), text, `${quoted(text)} is no IPv4 address.`),
  ipv6: (text) => engine(!isIpv6(text), text, `${quoted(text)} is no IPv6 address.`),
  cidr: (text) => engine(!isSubnet(text), text, `${quoted(text)} is no subnet, such as "172.28.0.0/16".`),
};

/** Kinds of which compose-go checks nothing while it loads, but that have a place where it does. */
const ADDRESS_CHECKED = "services.*.ports[].host_ip";

export function valueFault(path: string, model: ModelNode, text: string): ValueFault | undefined {
  if (model.enum !== undefined && !model.enum.includes(text)) return enumFault(text, model.enum);
  if (model.pattern !== undefined && !new RegExp(model.pattern).test(text)) return patternFault(text, model);
  if (path === "services.*.build.ssh[]" && text !== "default" && !text.includes("="))
    return wholeFault(text, `${quoted(text)} has no key; it is "default", or ID=PATH.`);
  if (COUNTS.has(path) && Number(text) < 0) return wholeFault(text, `${quoted(text)} is less than 0.`);
  if (path === "services.*.develop.watch[].path" && text.trim() === "")
    return wholeFault(text, "A path to watch cannot be empty.");
  const fault = Object.hasOwn(CHECKS, model.kind ?? "") ? CHECKS[model.kind ?? ""]?.(text) : undefined;
  if (fault !== undefined) return path === ADDRESS_CHECKED ? { ...fault, fails: true } : fault;
  return rangeFault(text, model);
}

/** Kinds whose text Compose would have to read; of a number YAML has said already what it is. */
const READ_FROM_TEXT: ReadonlySet<string> = new Set(["mode", "int", "float", "cpus", "bytes", "device-count"]);

/** How often a service runs. */
const COUNTS: ReadonlySet<string> = new Set(["services.*.scale", "services.*.deploy.replicas"]);

/** As `valueFault`, for a value that YAML reads as a number. */
export function numberFault(path: string, model: ModelNode, text: string): ValueFault | undefined {
  if (model.kind === "uint" || COUNTS.has(path))
    return Number(text) < 0 ? wholeFault(text, `${quoted(text)} is less than 0.`) : rangeFault(text, model);
  return READ_FROM_TEXT.has(model.kind ?? "") ? rangeFault(text, model) : valueFault(path, model, text);
}

function engine(bad: boolean, text: string, message: string): ValueFault | undefined {
  return bad ? wholeFault(text, message, false) : undefined;
}

function enumFault(text: string, known: readonly string[]): ValueFault {
  const meant = known.find((one) => one.endsWith(`_${text}`)) ?? didYouMean(text, known);
  return wholeFault(text, `Compose does not know ${quoted(text)} here. It knows ${listed(known)}.`, true, meant);
}

function patternFault(text: string, { values, kind }: ModelNode): ValueFault {
  const named = Object.hasOwn(CHECKS, kind ?? "") ? CHECKS[kind ?? ""]?.(text) : undefined;
  if (named !== undefined) return { ...named, fails: true };
  const known = Array.isArray(values) ? (values as readonly string[]) : [];
  const words = known.length === 0 ? "" : `. It knows ${listed(known)}`;
  return wholeFault(text, `Compose does not know ${quoted(text)} here${words}.`, true, didYouMean(text, known));
}

function listed(known: readonly string[]): string {
  return known
    .map((one) => `"${one}"`)
    .join(", ")
    .replace(/, ([^,]*)$/, " and $1");
}

function rangeFault(text: string, { min, max }: ModelNode): ValueFault | undefined {
  const value = Number(text);
  if (text.trim() === "" || Number.isNaN(value)) return undefined;
  if (min !== undefined && value < min) return wholeFault(text, `${quoted(text)} is less than ${min}.`);
  return max !== undefined && value > max ? wholeFault(text, `${quoted(text)} is more than ${max}.`) : undefined;
}

function volumeFault(text: string): ValueFault | undefined {
  const { error } = parseVolumeShort(text);
  if (error === "empty") return wholeFault(text, "A mount cannot be empty.");
  if (error === "too-many-colons")
    return wholeFault(text, `${quoted(text)} has too many colons. A mount is SOURCE:TARGET:OPTIONS.`);
  if (error !== "empty-section") return undefined;
  const at = text.startsWith(":") ? 0 : text.endsWith(":") ? text.length - 1 : text.indexOf("::");
  return { start: at, end: at + 1, message: `One side of a colon is empty in ${quoted(text)}.`, fails: true };
}

function hostFault(text: string): ValueFault | undefined {
  const name = /^[^=:]*(?=[=:])/.exec(text)?.[0];
  if (name === undefined)
    return wholeFault(text, `${quoted(text)} has no address. An extra host is written NAME=ADDRESS.`);
  return name === ""
    ? wholeFault(text, `${quoted(text)} has no name. An extra host is written NAME=ADDRESS.`)
    : undefined;
}

function trailingSpace(text: string): ValueFault | undefined {
  const equals = text.indexOf("=");
  if (equals < 1 || !/\s/.test(text[equals - 1] ?? "")) return undefined;
  const name = text.slice(0, equals).trimEnd();
  const suggestion = `${name}=${text.slice(equals + 1).trimStart()}`;
  return {
    start: name.length,
    end: equals,
    message: `The name ${quoted(name)} ends with a space.`,
    fails: true,
    suggestion,
  };
}

const RESTARTS = ["no", "always", "unless-stopped", "on-failure"];

function restartFault(text: string): ValueFault | undefined {
  if (text === "" || RESTARTS.includes(text) || /^on-failure:\d+$/.test(text)) return undefined;
  const meant = text === "never" ? "no" : didYouMean(text, RESTARTS);
  return wholeFault(
    text,
    `Docker knows no restart policy ${quoted(text)}. It knows ${listed(RESTARTS)}.`,
    false,
    meant,
  );
}

function imageFault(text: string): ValueFault | undefined {
  if (text === "" || parseImageReference(text) !== undefined) return undefined;
  const lower = parseImageReference(text.toLowerCase()) === undefined ? undefined : text.toLowerCase();
  if (lower !== undefined && /^[^@]*[A-Z]/.test(text.replace(/:[^:/]*$/, ""))) {
    const tag = /:[^:/]*$/.exec(text)?.[0] ?? "";
    const suggestion = text.slice(0, text.length - tag.length).toLowerCase() + tag;
    return wholeFault(
      text,
      `Docker refuses ${quoted(text)}; an image's name has no capital letters.`,
      false,
      suggestion,
    );
  }
  return wholeFault(text, `Docker refuses ${quoted(text)} as the name of an image.`, false);
}

function isSubnet(text: string): boolean {
  const [address = "", bits = "", more] = text.split("/");
  const most = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
  return more === undefined && /^\d+$/.test(bits) && Number(bits) <= most;
}
