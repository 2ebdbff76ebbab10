/** What a value of a Compose file means at its place. */
import type { ComposeFile } from "../../../semantics/compose/file.ts";
import type { Visit } from "../../../semantics/compose/walker.ts";
import { follow, scalarOf, type YamlNode } from "../../../syntax/yaml/syntax.ts";
import { list } from "../../../text/markdown.ts";
import { type Span, touches } from "../../../text/span.ts";
import type { Reader } from "../../../workspace/derive.ts";
import { dependencyHere, dependenciesHere } from "./dependencies.ts";
import { durationHere } from "./duration.ts";
import { imageHere } from "./image.ts";
import { mountHere } from "./mount.ts";
import { portHere } from "./port.ts";
import { serviceHere } from "./service.ts";
import { sizeHere } from "./size.ts";

export interface Scene {
  readonly reader: Reader;
  readonly file: ComposeFile;
  /** From the document down to what is pointed at. */
  readonly places: readonly Visit[];
  /** Undefined when a key is pointed at: then the whole value is described. */
  readonly offset: number | undefined;
}

export interface Said {
  readonly span: Span;
  readonly markdown: string;
}

/** A list of short forms on the key gets one line per item; more than this are left out. */
const MAX_LINES = 12;

export function here(scene: Scene): Said | undefined {
  const place = scene.places.at(-1);
  if (place === undefined) return undefined;
  const markdown = describe(place, scene);
  return markdown === undefined || markdown === "" ? undefined : { span: place.node.span, markdown };
}

function describe(place: Visit, scene: Scene): string | undefined {
  const scalar = scalarOf(place.node);
  switch (place.path) {
    case "services.*.ports[]":
      return scalar && portHere(scalar.value, partOffset(place.node, scene));
    case "services.*.ports":
      return lines(place.node, (text) => portHere(text, undefined));
    case "services.*.volumes[]":
      return scalar && mountHere(scalar.value, scene.file, partOffset(place.node, scene));
    case "services.*.volumes":
      return lines(place.node, (text) => mountHere(text, scene.file, undefined));
    case "services.*.image":
      return scalar && imageHere(scalar.value);
    case "services.*.depends_on":
      return dependenciesHere(place.node, scene);
    case "services.*.depends_on[]":
    case "services.*.depends_on.*":
    case "services.*.depends_on.*.condition":
      return dependencyHere(place, scene);
    case "services.*":
      return scene.offset === undefined ? serviceHere(place, scene.file) : undefined;
    default:
      return scalar && byKind(place.model.kind, scalar.value);
  }
}

function byKind(kind: string | undefined, text: string): string | undefined {
  if (kind === "duration") return durationHere(text);
  return kind === "bytes" ? sizeHere(text) : undefined;
}

/** Where in a one-line scalar the pointer stands; undefined where that cannot be told. */
function partOffset(node: YamlNode, { offset }: Scene): number | undefined {
  const scalar = scalarOf(node);
  if (offset === undefined || node.type !== "scalar" || scalar === undefined || !touches(node.span, offset))
    return undefined;
  return offset - node.span.start - (scalar.style === "plain" ? 0 : 1);
}

function lines(node: YamlNode, say: (text: string) => string | undefined): string | undefined {
  const content = follow(node);
  if (content?.type !== "sequence") return undefined;
  const said = content.items.slice(0, MAX_LINES).flatMap((item) => {
    const scalar = scalarOf(item);
    return (scalar && say(scalar.value)) ?? [];
  });
  return said.length === 0 ? undefined : list(said);
}
