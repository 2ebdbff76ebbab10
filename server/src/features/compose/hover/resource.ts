/** A network, volume, secret or config by its name: who uses it. */
import type { ComposeFile, ResourceKind } from "../../../semantics/compose/file.ts";
import { composeProject } from "../../../semantics/compose/project.ts";
import { code, list } from "../../../text/markdown.ts";
import type { Reader } from "../../../workspace/derive.ts";

export function resourceHere(reader: Reader, file: ComposeFile, kind: ResourceKind, name: string): string {
  const { files, included } = reader.derive(composeProject, file.uri);
  const references = [...included, ...files].flatMap((one) => one.references);
  const users = new Set(
    references.filter((one) => one.kind === kind && one.name === name).map(({ from }) => from.name),
  );
  return list([users.size === 0 ? "no service uses it" : `used by ${[...users].map((user) => code(user)).join(", ")}`]);
}
