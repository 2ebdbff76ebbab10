/** Where a registry shows an image to people. */
import { parseImageReference } from "../../semantics/image/reference.ts";

/** The address of the page; undefined for a registry whose pages are not known, and for text that is no reference. */
export function registryPage(image: string): string | undefined {
  const reference = parseImageReference(image);
  if (!reference || reference.name === "scratch") return undefined;
  const { registry, repository, official, name } = reference;
  if (official) return `https://hub.docker.com/_/${name}`;
  switch (registry) {
    case "docker.io":
      return `https://hub.docker.com/r/${repository}`;
    case "quay.io":
      return `https://quay.io/repository/${repository}`;
    case "mcr.microsoft.com":
      return `https://mcr.microsoft.com/artifact/mar/${repository}`;
    case "ghcr.io":
      return `https://ghcr.io/${repository}`;
    case "public.ecr.aws":
      return `https://gallery.ecr.aws/${repository}`;
    default:
      return undefined;
  }
}
