/** The pairs of a mapping with its merge keys (`<<`) taken in: own keys win, then earlier merges. */
import { follow, type YamlMapping, type YamlNode, type YamlPair } from "./syntax.ts";

/** Far beyond what a file needs; a chain of merges that is longer is cut. */
const MAX_MERGES = 1000;

/** By name, each with the pair that counts. */
export function mergedPairs(mapping: YamlMapping): ReadonlyMap<string, YamlPair> {
  if (!mapping.byName.has("<<")) return mapping.byName;
  const merged = new Map<string, YamlPair>();
  const seen = new Set<YamlMapping>();
  const pending: YamlMapping[] = [mapping];
  for (let next = pending.pop(); next !== undefined && seen.size < MAX_MERGES; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const sources: YamlMapping[] = [];
    for (const pair of next.pairs) {
      if (isMerge(pair)) sources.push(...mappingsIn(pair.value));
      else if (pair.name !== undefined && !merged.has(pair.name)) merged.set(pair.name, pair);
    }
    pending.push(...sources.reverse());
  }
  return merged;
}

/** True for a key that merges another mapping in; a quoted `"<<"` is a plain name. */
export function isMerge(pair: YamlPair): boolean {
  return pair.name === "<<" && pair.key.type === "scalar" && pair.key.style === "plain";
}

/** The mappings that a merge key's value names. */
export function mappingsIn(value: YamlNode): readonly YamlMapping[] {
  const content = follow(value);
  if (content?.type === "mapping") return [content];
  if (content?.type !== "sequence") return [];
  return content.items.flatMap((item) => {
    const inner = follow(item);
    return inner?.type === "mapping" ? [inner] : [];
  });
}
