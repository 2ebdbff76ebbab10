/** On which ports a service listens inside its container, as far as the file, its Dockerfile and known images tell. */
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { buildGraph } from "../dockerfile/graph.ts";
import { serviceImage } from "../image/serviceImages.ts";
import { dockerfileOf } from "../workspace/links.ts";
import type { ComposeService } from "./file.ts";
import { hostPortsOf } from "./hostPorts.ts";
import { scalarsOf, textOf, valueOf } from "./lookup.ts";
import { portRange } from "./ports.ts";

/** What the image itself says: known facts, or EXPOSE of the Dockerfile. */
export function imagePorts(reader: Reader, uri: Uri, service: ComposeService): readonly number[] {
  const image = textOf(valueOf(service, "image"));
  const known = service.keys.has("build") || image === undefined ? undefined : serviceImage(image)?.ports;
  if (known !== undefined) return known;
  const build = dockerfileOf(service, uri);
  if (build === undefined || reader.file(build.dockerfile) === undefined) return [];
  const graph = reader.derive(buildGraph, build.dockerfile);
  const stage = build.target === undefined ? graph.stages.at(-1) : graph.stage(build.target);
  return (stage?.state.exposed ?? []).flatMap(({ port }) => portRange(port.replace(/\/.*$/, ""))?.first ?? []);
}

/** All ports that are known, those of the image and those that `ports` and `expose` name. */
export function listeningPorts(reader: Reader, uri: Uri, service: ComposeService, text: string): ReadonlySet<number> {
  const found = new Set(imagePorts(reader, uri, service));
  const ranges = [
    ...hostPortsOf(valueOf(service, "ports"), text).map(({ container }) => container),
    ...scalarsOf(valueOf(service, "expose")).map(({ value }) => portRange(value.replace(/\/.*$/, ""))),
  ];
  for (const range of ranges) {
    if (range === undefined) continue;
    for (let port = range.first; port <= range.last && port - range.first < 100; port++) found.add(port);
  }
  return found;
}
