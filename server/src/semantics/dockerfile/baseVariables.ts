/** Environment variables that well-known base images bring, so that nobody is told they were unset. */
import type { Stage } from "./model.ts";

/** Images that set nothing but PATH: a name that is used there comes from nowhere else. */
const BARE = new Set([
  "alpine",
  "debian",
  "ubuntu",
  "busybox",
  "fedora",
  "rockylinux",
  "almalinux",
  "amazonlinux",
  "archlinux",
  "photon",
]);

/** What language and server images set by convention: NODE_VERSION, JAVA_HOME, PG_MAJOR… */
const CONVENTIONAL =
  /^(?:PATH|HOME|LANG|LC_\w+|HOSTNAME|PWD|USER|SHELL|TERM|GOPATH|GOTOOLCHAIN|GPG_KEYS?|[A-Z0-9_]+_(?:VERSION|HOME|MAJOR|SHA(?:256|512)?|URL|DIR|KEYS?))$/;

/**
 * True when the image at the root of the stage may well define the variable. Only names that images define by
 * convention count, and only where we do not know the image to be bare; else every report would be a maybe.
 */
export function baseMayDefine({ root: { base } }: Stage, name: string): boolean {
  if (base.kind === "scratch" || base.kind === "stage" || !CONVENTIONAL.test(name)) return false;
  return base.kind === "unknown" || !base.reference?.official || !BARE.has(base.reference.name);
}
