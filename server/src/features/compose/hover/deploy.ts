/** Which parts of `deploy` plain Compose honours. */
import { mappingOf, type YamlNode } from "../../../syntax/yaml/syntax.ts";
import { code, list } from "../../../text/markdown.ts";

const HONOURED: Readonly<Record<string, string>> = {
  replicas: "that many containers are started",
  resources: "limits hold, reserved devices are given to the container",
  restart_policy: "used where the service has no `restart` of its own",
  labels: "put on the service in a Swarm only, not on containers",
};

export function deployHere(node: YamlNode): string | undefined {
  const mapping = mappingOf(node);
  if (mapping === undefined) return undefined;
  const names = mapping.pairs.flatMap(({ name }) => (name === undefined || name.startsWith("x-") ? [] : [name]));
  const lines = names.map((name) =>
    Object.hasOwn(HONOURED, name) && name !== "labels"
      ? `${code(name)}: honoured; ${HONOURED[name]}`
      : `${code(name)}: only for ${code("docker stack deploy")}; plain Compose ignores it`,
  );
  return lines.length === 0 ? undefined : list(lines);
}
