/** An image reference taken apart. */
import { isInterpolated } from "../../../semantics/compose/interpolation.ts";
import { parseImageReference } from "../../../semantics/image/reference.ts";
import { code, list } from "../../../text/markdown.ts";

export function imageHere(text: string): string | undefined {
  if (isInterpolated(text)) return undefined;
  const reference = parseImageReference(text);
  if (reference === undefined) return undefined;
  const { registry, repository, tag, digest } = reference;
  const tagWords = digest === undefined ? `${code("latest")} (none is written)` : "none; the digest decides";
  return list([
    `registry: ${code(registry)}${reference.explicitRegistry ? "" : " (none is written)"}`,
    `repository: ${code(repository)}${reference.official ? ", a Docker Official Image" : ""}`,
    `tag: ${tag === undefined ? tagWords : code(tag)}`,
    ...(digest === undefined ? [] : [`digest: ${code(digest)}; always this very image`]),
  ]);
}
