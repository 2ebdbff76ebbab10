/** Links of a Compose file: images, Dockerfiles, included and extended files, env files, secret and config files. */
import { type ComposeFile, composeFile } from "../../semantics/compose/file.ts";
import { isInterpolated } from "../../semantics/compose/interpolation.ts";
import { composePlaces } from "../../semantics/compose/places.ts";
import { dockerfileOf } from "../../semantics/workspace/links.ts";
import { follow, scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import type { Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import type { LinkTarget } from "../shared/links.ts";
import { registryPage } from "../shared/registryPage.ts";

/** Places of the model whose value is the path of a file, relative to the Compose file. */
const FILES = new Set([
  "include[]",
  "include[].path",
  "include[].path[]",
  "include[].env_file",
  "include[].env_file[]",
  "services.*.env_file",
  "services.*.env_file[]",
  "services.*.env_file[].path",
  "services.*.extends.file",
  "services.*.label_file",
  "services.*.label_file[]",
  "configs.*.file",
  "secrets.*.file",
]);

export function composeLinks(reader: Reader, uri: Uri): readonly LinkTarget[] {
  const file = reader.derive(composeFile, uri);
  const { visits } = reader.derive(composePlaces, uri);
  const written = visits.flatMap(({ path, node }) => {
    if (path === "services.*.image") return image(file, node);
    return FILES.has(path) ? fileLink(reader, file, node) : [];
  });
  return [...written, ...buildLinks(reader, file)];
}

function image(file: ComposeFile, node: YamlNode): LinkTarget[] {
  const scalar = scalarOf(node);
  const target = scalar && registryPage(scalar.value);
  if (!scalar || target === undefined) return [];
  return [{ span: whole(file, node), target, tooltip: `${scalar.value} in its registry` }];
}

function fileLink(reader: Reader, file: ComposeFile, node: YamlNode): LinkTarget[] {
  const scalar = scalarOf(node);
  if (!scalar || scalar.value === "" || isInterpolated(scalar.value)) return [];
  const target = resolvePath(dirname(file.uri), scalar.value);
  return reader.kind(target) === "file" ? [{ span: whole(file, node), target, tooltip: "Open the file" }] : [];
}

/** `build`, or its `dockerfile` where that is written, opens the Dockerfile. */
function buildLinks(reader: Reader, file: ComposeFile): readonly LinkTarget[] {
  return file.services.flatMap((service) => {
    const build = dockerfileOf(service, file.uri);
    if (!build || reader.kind(build.dockerfile) !== "file") return [];
    const node = follow(service.keys.get("build")?.value);
    const keys = node?.type === "mapping" ? node.byName : undefined;
    const named = keys?.get("dockerfile")?.value ?? keys?.get("context")?.value ?? service.keys.get("build")?.value;
    if (!named || named.type === "mapping" || named.type === "sequence") return [];
    return [{ span: whole(file, named), target: build.dockerfile, tooltip: "Open the Dockerfile" }];
  });
}

/** Without quotes; an alias as it stands. */
function whole(file: ComposeFile, node: YamlNode): LinkTarget["span"] {
  return node.type === "scalar" ? spanInside(node, 0, node.value.length, file.text) : node.span;
}
