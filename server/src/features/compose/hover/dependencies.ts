/** What `depends_on` waits for. */
import { composeProject } from "../../../semantics/compose/project.ts";
import type { Visit } from "../../../semantics/compose/walker.ts";
import { mergedPairs } from "../../../syntax/yaml/merge.ts";
import { follow, mappingOf, scalarOf, type YamlNode } from "../../../syntax/yaml/syntax.ts";
import { code, list } from "../../../text/markdown.ts";
import type { Scene } from "./here.ts";

const WAITS: Readonly<Record<string, string>> = {
  service_started: "until its container has started, not until the program answers",
  service_healthy: "until its health check succeeds",
  service_completed_successfully: "until it has ended with exit code 0",
};

/** All dependencies of a service. */
export function dependenciesHere(node: YamlNode, scene: Scene): string | undefined {
  const content = follow(node);
  if (content?.type === "sequence") {
    return list(content.items.flatMap((item) => sentence(scalarOf(item)?.value, "service_started", scene) ?? []));
  }
  if (content?.type !== "mapping") return undefined;
  return list(
    [...mergedPairs(content)].flatMap(([name, { value }]) => sentence(name, conditionOf(value), scene) ?? []),
  );
}

/** The one that is pointed at. */
export function dependencyHere(place: Visit, scene: Scene): string | undefined {
  if (place.path.endsWith("[]")) return sentence(scalarOf(place.node)?.value, "service_started", scene);
  const names = place.names;
  const name = String(place.path.endsWith(".condition") ? names.at(-2) : names.at(-1));
  return sentence(
    name,
    place.path.endsWith(".condition") ? scalarOf(place.node)?.value : conditionOf(place.node),
    scene,
  );
}

function conditionOf(node: YamlNode): string | undefined {
  const mapping = mappingOf(node);
  return scalarOf(mapping && mergedPairs(mapping).get("condition")?.value)?.value;
}

function sentence(name: string | undefined, condition: string | undefined, scene: Scene): string | undefined {
  if (name === undefined || condition === undefined || !Object.hasOwn(WAITS, condition)) return undefined;
  const waits = `Waits for ${code(name)} ${WAITS[condition]}.`;
  if (condition !== "service_started") return waits;
  const definitions = scene.reader.derive(composeProject, scene.file.uri).service(name);
  const checked = definitions.some((service) => service.keys.has("healthcheck"));
  return checked ? `${waits} It has a health check: ${code("condition: service_healthy")} would wait for that.` : waits;
}
