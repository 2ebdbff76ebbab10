/** Where a Dockerfile is built from: the folders that its COPY lines see, and the ignore file in force in each. */
import type { Query, Reader } from "../../workspace/derive.ts";
import { basename, dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { OVERRIDE_FILES } from "../compose/project.ts";
import { ignoreMatcher, type IgnoreMatcher } from "../dockerignore/matcher.ts";
import { type BuildingService, servicesBuilding } from "./links.ts";

export interface BuildContext {
  readonly folder: Uri;
  /** The services that build from it; none for a guess. */
  readonly services: readonly BuildingService[];
  readonly ignore: IgnoreFile | undefined;
}

export interface IgnoreFile {
  readonly uri: Uri;
  readonly matcher: IgnoreMatcher;
}

export interface BuildContexts {
  /** Compose files say it. Otherwise nobody does, and the Dockerfile's own folder is only the most likely one. */
  readonly known: boolean;
  /** At least one. */
  readonly all: readonly BuildContext[];
}

/** The contexts of the Dockerfile that the key names. */
export const buildContexts: Query<BuildContexts> = {
  name: "buildContexts",
  compute(reader, dockerfile) {
    const services = servicesBuilding(reader, dockerfile).filter(says);
    const folders = new Map<Uri, BuildingService[]>();
    for (const service of services) {
      const { context } = service.build;
      folders.set(context, [...(folders.get(context) ?? []), service]);
    }
    const known = folders.size > 0;
    if (!known) folders.set(dirname(dockerfile), []);
    return {
      known,
      all: [...folders].map(([folder, users]) => ({
        folder,
        services: users,
        ignore: ignoreFile(reader, dockerfile, folder),
      })),
    };
  },
};

/** An override file that leaves the context out means the one of the file below it. */
function says({ file, build }: BuildingService): boolean {
  return build.contextGiven || !(OVERRIDE_FILES as readonly string[]).includes(basename(file));
}

/**
 * `NAME.dockerignore` beside the Dockerfile takes the place of the context's `.dockerignore` (BuildKit:
 * frontend/dockerui/config.go). Podman, whose files are called Containerfile, looks for `.containerignore` first.
 */
function ignoreFile(reader: Reader, dockerfile: Uri, folder: Uri): IgnoreFile | undefined {
  const name = basename(dockerfile);
  const podman = name.toLowerCase().startsWith("containerfile") ? [resolvePath(folder, ".containerignore")] : [];
  const own = resolvePath(dirname(dockerfile), `${name}.dockerignore`);
  const uri = [own, ...podman, resolvePath(folder, ".dockerignore")].find((one) => reader.kind(one) === "file");
  return uri === undefined ? undefined : { uri, matcher: reader.derive(ignoreMatcher, uri) };
}
