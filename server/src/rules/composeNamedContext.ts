/** Handing a folder outside the build context to the builds of a Dockerfile, in the Compose files that build it. */
import type { FileEdit } from "../linter/rule.ts";
import { appendEdit } from "../semantics/compose/declare.ts";
import { composeFile } from "../semantics/compose/file.ts";
import { servicesBuilding } from "../semantics/workspace/links.ts";
import { stringSource } from "../syntax/yaml/edits.ts";
import { mappingOf } from "../syntax/yaml/syntax.ts";
import type { Reader } from "../workspace/derive.ts";
import { dirname, relativePath, type Uri } from "../workspace/uri.ts";

/**
 * The folder under `build.additional_contexts` of every service that builds the Dockerfile. Undefined where one of them
 * leaves no place for it: its builds would not find the context.
 */
export function namedContextEdits(
  reader: Reader,
  dockerfile: Uri,
  name: string,
  folder: Uri,
): readonly FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  for (const { file: uri, service } of servicesBuilding(reader, dockerfile)) {
    const file = reader.derive(composeFile, uri);
    const keys = file.services.find((one) => one.name === service)?.keys;
    const build = mappingOf(keys?.get("build")?.value);
    const path = relativePath(dirname(uri), folder);
    if (!build || path === undefined || path === "" || build.byName.has("additional_contexts")) return undefined;
    const edit = appendEdit(file.text, build, ["additional_contexts:", `  ${name}: ${stringSource(`./${path}`)}`]);
    if (!edit) return undefined;
    edits.push({ ...edit, uri });
  }
  return edits.length === 0 ? undefined : edits;
}
