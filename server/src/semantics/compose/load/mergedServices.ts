/** The services of the loaded project, for whatever has to be told of two of them together. */
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";
import { composeFile } from "../file.ts";
import { type HostPort, hostPortsOf } from "../hostPorts.ts";
import { valueOf } from "../lookup.ts";
import { loadedProject } from "./project.ts";
import { child, itemsOf, type MappingValue, printed } from "./value.ts";

/** A service as all files together make it. */
export interface MergedService {
  readonly name: string;
  /** None: it always runs. */
  readonly profiles: readonly string[];
  readonly value: MappingValue;
}

/** The services of the project that a file belongs to, those with profiles included. */
export function mergedServices(reader: Reader, uri: Uri): readonly MergedService[] {
  const { active, inactive } = reader.derive(loadedProject, uri);
  return [...active, ...inactive].flatMap(([name, { value }]) => {
    if (value.kind !== "mapping") return [];
    return [{ name, profiles: itemsOf(child(value, "profiles")).map(printed), value }];
  });
}

/** A port as it is written, with the file that it stands in. */
export interface PublishedPort {
  readonly uri: Uri;
  readonly port: HostPort;
}

/** The ports that a merged service publishes, each item that survives the merge once. */
export function publishedPorts(reader: Reader, { value }: MergedService, cache: PortCache): readonly PublishedPort[] {
  const found = new Map<HostPort, PublishedPort>();
  for (const { origin } of itemsOf(child(value, "ports"))) {
    if (origin === undefined) continue;
    const port = portsIn(reader, origin.uri, cache).get(origin.span.start);
    if (port !== undefined) found.set(port, { uri: origin.uri, port });
  }
  return [...found.values()];
}

/** The ports of each file by where they stand. */
export type PortCache = Map<Uri, ReadonlyMap<number, HostPort>>;

function portsIn(reader: Reader, uri: Uri, cache: PortCache): ReadonlyMap<number, HostPort> {
  const known = cache.get(uri);
  if (known) return known;
  const { services, text } = reader.derive(composeFile, uri);
  const ports = new Map<number, HostPort>();
  for (const service of services)
    for (const port of hostPortsOf(valueOf(service, "ports"), text)) ports.set(port.item.span.start, port);
  cache.set(uri, ports);
  return ports;
}
