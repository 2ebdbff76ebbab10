/** What a well-known image needs, and what of it this service does not give. */
import type { ComposeFile } from "../../../semantics/compose/file.ts";
import { environmentEntries } from "../../../semantics/compose/environmentEntries.ts";
import { valueOf } from "../../../semantics/compose/lookup.ts";
import { mountsOf } from "../../../semantics/compose/mounts.ts";
import type { Visit } from "../../../semantics/compose/walker.ts";
import { type ServiceImage, serviceImage } from "../../../semantics/image/serviceImages.ts";
import { code, list } from "../../../text/markdown.ts";

export function knownImageHere(reference: string, place: Visit, file: ComposeFile): string | undefined {
  const image = serviceImage(reference);
  if (image === undefined) return undefined;
  const service = file.services.find(({ keys }) => keys.get("image") === place.pair);
  const environment = service && valueOf(service, "environment");
  const given = new Set(environmentEntries(environment, file.text).map(({ name }) => name));
  const fromFile = service?.keys.has("env_file") === true || service?.extends !== undefined;
  const mounted = new Set(
    mountsOf(service && valueOf(service, "volumes"), file.text).map(({ target }) => target?.replace(/\/$/, "")),
  );
  return list([
    ...(image.port === undefined ? [] : [`listens on port ${code(String(image.port))}${otherPorts(image)}`]),
    ...(image.data ?? []).map(
      (folder) => `keeps its data in ${code(folder)}${mounted.has(folder) ? ", which is mounted here" : ""}`,
    ),
    ...variables(image, given, fromFile),
    ...(image.health === undefined ? [] : [`can be checked with ${code(`test: ${JSON.stringify(image.health)}`)}`]),
  ]);
}

function otherPorts({ port, ports = [] }: ServiceImage): string {
  const others = ports.filter((one) => one !== port);
  return others.length === 0 ? "" : ` (also ${others.map((one) => code(String(one))).join(", ")})`;
}

function variables({ env = {} }: ServiceImage, given: ReadonlySet<string>, fromFile: boolean): string[] {
  const has = (name: string) => given.has(name) || given.has(`${name}_FILE`);
  const open = fromFile ? "" : ", **missing here**";
  const required = Object.entries(env)
    .filter(([, { required: needed }]) => needed === true)
    .map(
      ([name, { unless }]) => `needs ${code(name)}${unless ? ` (unless ${code(unless)})` : ""}${has(name) ? "" : open}`,
    );
  const groups = new Map<string, string[]>();
  for (const [name, { requiredOneOf }] of Object.entries(env))
    if (requiredOneOf !== undefined) groups.set(requiredOneOf, [...(groups.get(requiredOneOf) ?? []), name]);
  const oneOf = [...groups.values()].map(
    (names) => `needs one of ${names.map((name) => code(name)).join(", ")}${names.some(has) ? "" : open}`,
  );
  return [...required, ...oneOf];
}
