/** A service in a few lines: where its image comes from, how it is reached, what it waits for. */
import type { ComposeFile } from "../../../semantics/compose/file.ts";
import type { Visit } from "../../../semantics/compose/walker.ts";
import { scalarOf } from "../../../syntax/yaml/syntax.ts";
import { code, list } from "../../../text/markdown.ts";

export function serviceHere(place: Visit, file: ComposeFile): string | undefined {
  const service = file.services.find(({ pair }) => pair === place.pair);
  if (service === undefined) return undefined;
  const image = scalarOf(service.keys.get("image")?.value)?.value;
  const built = service.keys.has("build");
  const references = file.references.filter(({ from }) => from === service);
  const depends = references.filter(({ via }) => via === "depends_on").map(({ name }) => code(name));
  const users = file.references.filter(
    ({ kind, name, via }) => kind === "service" && name === service.name && via === "depends_on",
  );
  return list([
    ...(image === undefined ? [] : [built ? `builds the image ${code(image)}` : `runs the image ${code(image)}`]),
    ...(built && image === undefined ? ["builds its own image"] : []),
    ...(service.keys.has("network_mode") ? [] : [`other services on its networks reach it as ${code(service.name)}`]),
    ...(depends.length === 0 ? [] : [`starts after ${depends.join(", ")}`]),
    ...(users.length === 0
      ? []
      : [`starts before ${[...new Set(users.map(({ from }) => code(from.name)))].join(", ")}`]),
    ...(service.hasProfiles ? ["has profiles: it starts only when one of them is asked for"] : []),
  ]);
}
