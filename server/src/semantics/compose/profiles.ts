/** Which services can run at the same time, as far as their profiles say. */
import type { ComposeService } from "./file.ts";
import { isInterpolated } from "./interpolation.ts";
import { scalarsOf, valueOf } from "./lookup.ts";

/** The profiles of a service; none: it always runs. */
export function profilesOf(service: ComposeService): readonly string[] {
  return service.hasProfiles ? scalarsOf(valueOf(service, "profiles")).map(({ value }) => value) : [];
}

/** True where one profile (or none at all) starts both. Two profiles can be asked for together, but rarely are. */
export function together(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((profile) => b.includes(profile) || isInterpolated(profile));
}
