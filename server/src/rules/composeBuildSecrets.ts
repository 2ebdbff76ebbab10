/** Handing a secret to the builds of a Dockerfile in the Compose files that build it. */
import type { FileEdit } from "../linter/rule.ts";
import { appendEdit, appendItem, declareEdit } from "../semantics/compose/declare.ts";
import { type ComposeFile, composeFile, type ComposeService } from "../semantics/compose/file.ts";
import { servicesBuilding } from "../semantics/workspace/links.ts";
import { mappingOf } from "../syntax/yaml/syntax.ts";
import type { Reader } from "../workspace/derive.ts";
import type { Uri } from "../workspace/uri.ts";

/**
 * The secret under `build.secrets` of each service that builds the Dockerfile, and declared from the environment. Files
 * whose form leaves no place for it are left alone.
 */
export function buildSecretEdits(reader: Reader, dockerfile: Uri, name: string): readonly FileEdit[] {
  const services = servicesBuilding(reader, dockerfile);
  return [...new Set(services.map(({ file }) => file))].flatMap((uri) => {
    const file = reader.derive(composeFile, uri);
    const names = new Set(services.filter((one) => one.file === uri).map(({ service }) => service));
    const edits = file.services
      .filter((service) => names.has(service.name))
      .flatMap((service) => inBuild(service, file, name) ?? []);
    const declared = file.roots.some((root) => mappingOf(root.byName.get("secrets")?.value)?.byName.has(name));
    const declaration = declared ? undefined : declareEdit(file, "secrets", name, `environment: ${name}`);
    // Half of it would be refused.
    if (edits.length === 0 || (!declared && !declaration)) return [];
    return [...edits, ...(declaration ? [declaration] : [])].map((edit) => ({ ...edit, uri }));
  });
}

function inBuild(service: ComposeService, { text }: ComposeFile, name: string): Omit<FileEdit, "uri"> | undefined {
  const build = mappingOf(service.keys.get("build")?.value);
  if (!build) return undefined;
  const secrets = build.byName.get("secrets");
  return secrets ? appendItem(secrets.value, name, text) : appendEdit(text, build, ["secrets:", `  - ${name}`]);
}
