/** Signature help in Compose files: the parts of the short forms of ports and volumes. */
import { parseVolumeShort } from "../../semantics/compose/volumes.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { Signature, SignatureHelpText } from "../shared/signatureHelp.ts";
import { typingPlace } from "./completion/place.ts";

type Part = readonly [label: string, about: string];

const CONTAINER: Part = ["CONTAINER", "The port, or the range of ports, that the program in the container listens on."];
const HOST: Part = ["HOST", "The port, or the range of ports, of this machine."];
const ADDRESS: Part = ["ADDRESS", "The address of this machine to listen on. Without it: all of them."];
const PROTOCOL: Part = ["PROTOCOL", "`tcp` (the default), `udp` or `sctp`."];

const PORTS: readonly Signature[] = [
  form([CONTAINER, PROTOCOL], "/", "Docker picks a free port of this machine."),
  form([HOST, CONTAINER, PROTOCOL], "/", "Published on every address of this machine."),
  form([ADDRESS, HOST, CONTAINER, PROTOCOL], "/", "Published on one address only, such as `127.0.0.1`."),
];

const SOURCE: Part = ["SOURCE", "The name of a volume, or a path of this machine that begins with `.`, `/` or `~`."];
const TARGET: Part = ["TARGET", "The absolute path in the container."];
const OPTIONS: Part = ["OPTIONS", "`ro`, `rw`, `z`, `Z`, `nocopy`, with commas between them."];

const VOLUMES: readonly Signature[] = [
  form([SOURCE, TARGET, OPTIONS], ":", "A volume or a bind mount."),
  form([TARGET], ":", "A volume without a name: new for each container."),
];

/** Undefined where no short form is being typed. */
export function composeSignature(reader: Reader, uri: Uri, offset: number): SignatureHelpText | undefined {
  const place = typingPlace(reader, uri, offset);
  if (place?.role !== "item" || place.node.type !== "scalar" || /\s/.test(place.typed)) return undefined;
  if (place.node.style === "literal" || place.node.style === "folded") return undefined;
  if (place.path === "services.*.ports[]") return portHelp(place.typed, place.rest);
  return place.path === "services.*.volumes[]" ? volumeHelp(place.typed) : undefined;
}

function portHelp(typed: string, rest: string): SignatureHelpText {
  const colons = colonsIn(typed + rest);
  const activeSignature = Math.min(typed + rest === "" ? 1 : colons, PORTS.length - 1);
  const parts = PORTS[activeSignature]?.parts.length ?? 1;
  const activePart = typed.includes("/") ? parts - 1 : Math.min(colonsIn(typed), parts - 2);
  return { signatures: PORTS, activeSignature, activePart };
}

/** Without those in `[…]` addresses and in `${…}`. */
function colonsIn(text: string): number {
  return text.replace(/\[[^\]]*\]?|\$\{[^}]*\}?/g, "").split(":").length - 1;
}

function volumeHelp(typed: string): SignatureHelpText {
  const { source, options } = parseVolumeShort(typed);
  const anonymous = typed.startsWith("/") && source === undefined;
  const activePart = options !== undefined ? 2 : source !== undefined ? 1 : 0;
  return { signatures: VOLUMES, activeSignature: anonymous ? 1 : 0, activePart };
}

/** `last` stands before the optional last part. */
function form(parts: readonly Part[], last: string, documentation: string): Signature {
  let label = "";
  const placed = parts.map(([text, about], index) => {
    const optional = index > 0 && index === parts.length - 1 && (text === "PROTOCOL" || text === "OPTIONS");
    label += index === 0 ? "" : optional ? `[${last}` : ":";
    const start = label.length;
    label += text;
    const end = label.length;
    if (optional) label += "]";
    return { start, end, documentation: about };
  });
  return { label, documentation, parts: placed };
}
