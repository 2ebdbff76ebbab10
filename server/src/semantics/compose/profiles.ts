/** Which services can run at the same time, as far as their profiles say. */

/** True where one profile (or none at all) starts both. Two profiles can be asked for together, but rarely are. */
export function together(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((profile) => b.includes(profile));
}
