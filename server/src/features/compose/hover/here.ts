/** What a value of a Compose file means at its place. */
import type { ComposeFile, ResourceKind } from "../../../semantics/compose/file.ts";
import { composeProject } from "../../../semantics/compose/project.ts";
import type { Visit } from "../../../semantics/compose/walker.ts";
import { follow, scalarOf, type YamlNode } from "../../../syntax/yaml/syntax.ts";
import { list, paragraphs } from "../../../text/markdown.ts";
import { type Span, touches } from "../../../text/span.ts";
import type { Reader } from "../../../workspace/derive.ts";
import { dependencyHere, dependenciesHere } from "./dependencies.ts";
import { deployHere } from "./deploy.ts";
import { durationHere } from "./duration.ts";
import { healthcheckHere } from "./healthcheck.ts";
import { knownImageHere } from "./knownImage.ts";
import { mergedHere } from "./merged.ts";
import { driverHere, networkModeHere } from "./network.ts";
import { precedenceHere } from "./precedence.ts";
import { resourceHere } from "./resource.ts";
import { restartHere } from "./restart.ts";
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
  return paragraphs(ofPlace(place, scene), merged(place, scene));
}

/** The merged value stands on keys only: there the whole value is meant. A variable has its own list of places. */
function merged({ names, path }: Visit, { reader, file, offset }: Scene): string | undefined {
  return offset === undefined && path !== "services.*.environment.*" ? mergedHere(reader, file.uri, names) : undefined;
}

function ofPlace(place: Visit, scene: Scene): string | undefined {
  const { path, node } = place;
  const scalar = scalarOf(node);
  const section = RESOURCES[path];
  if (section !== undefined)
    return scene.offset === undefined
      ? resourceHere(scene.reader, scene.file, section, String(place.names.at(-1)))
      : undefined;
  if (path.startsWith("services.*.depends_on")) return dependencies(place, scene);
  switch (path) {
    case "services.*.ports[]":
      return scalar && portHere(scalar.value, partOffset(node, scene));
    case "services.*.ports":
      return lines(node, (text) => portHere(text, undefined));
    case "services.*.volumes[]":
      return scalar && mountHere(scalar.value, scene.file, partOffset(node, scene));
    case "services.*.volumes":
      return lines(node, (text) => mountHere(text, scene.file, undefined));
    case "services.*.image":
      return scalar && paragraphs(imageHere(scalar.value), knownImageHere(scalar.value, place, scene.file));
    case "services.*.environment.*":
    case "services.*.environment[]":
      return variableSettings(place, scene);
    case "services.*.healthcheck":
      return scene.offset === undefined ? healthcheckHere(healthchecks(place, scene)) : undefined;
    case "services.*.deploy":
      return scene.offset === undefined ? deployHere(node) : undefined;
    case "services.*":
      return scene.offset === undefined ? serviceHere(place, scene.file) : undefined;
    default:
      return scalar && byKind(place.model.kind, scalar.value);
  }
}

const RESOURCES: Readonly<Record<string, ResourceKind>> = {
  "networks.*": "network",
  "volumes.*": "volume",
  "secrets.*": "secret",
  "configs.*": "config",
};

function dependencies(place: Visit, scene: Scene): string | undefined {
  if (place.path === "services.*.depends_on") return dependenciesHere(place.node, scene);
  const isOne = /\.depends_on(?:\[\]|\.\*(?:\.condition)?)$/.test(place.path);
  return isOne ? dependencyHere(place, scene) : undefined;
}

/** What all files of the project say about the health check, the strongest first. */
function healthchecks({ names, node }: Visit, { reader, file }: Scene): readonly YamlNode[] {
  const definitions = reader.derive(composeProject, file.uri).service(String(names[1]));
  const found = definitions.flatMap(({ keys }) => keys.get("healthcheck")?.value ?? []).reverse();
  return found.length === 0 ? [node] : found;
}

function variableSettings(place: Visit, { reader, file }: Scene): string | undefined {
  const [, service] = place.names;
  const name = place.pair?.name ?? scalarOf(place.node)?.value.split("=")[0];
  return name === undefined || name === "" ? undefined : precedenceHere(reader, file.uri, String(service), name);
}

function byKind(kind: string | undefined, text: string): string | undefined {
  return Object.hasOwn(KINDS, kind ?? "") ? KINDS[kind ?? ""]?.(text) : undefined;
}

const KINDS: Readonly<Record<string, (text: string) => string | undefined>> = {
  duration: durationHere,
  bytes: sizeHere,
  "restart-policy": restartHere,
  "network-mode": networkModeHere,
  "network-driver": driverHere,
};

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
