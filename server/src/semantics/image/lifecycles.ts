/** Until when the makers of an image's software mend it: dated facts (knowledge/data/lifecycles.json). */
import data from "../../knowledge/data/lifecycles.json" with { type: "json" };
import type { ImageReference } from "./reference.ts";

export interface Lifecycle {
  /** "node", "debian": the name that the facts go by. */
  readonly product: string;
  /** "22", "3.13", "bookworm". */
  readonly cycle: string;
  /** The last day with fixes, as `2027-04-30`; "ended" where only that is known; undefined: no day is set. */
  readonly ends: string | undefined;
}

const products: Readonly<Record<string, Readonly<Record<string, string>>>> = data.products;
const codenames: Readonly<
  Record<string, { readonly product: string; readonly version: string; readonly ends: string }>
> = data.codenames;
const replaced: Readonly<Record<string, readonly string[]>> = data.replaced;

/** The day on which the facts were collected. */
export const lifecycleDate: string = data.date;

/** What the tag pins, the image's own software first, then the distribution that the tag names. */
export function lifecyclesOf({ name, tag }: ImageReference): readonly Lifecycle[] {
  if (tag === undefined) return [];
  const own = ownCycle(name.startsWith("mcr.microsoft.com/dotnet/") ? "mcr.microsoft.com/dotnet" : name, tag);
  const found = [...(own ? [own] : []), ...tag.split("-").flatMap((part) => distribution(part))];
  return found.filter(({ product }, at) => found.findIndex((other) => other.product === product) === at);
}

/** What took the place of an image that is no longer kept up; undefined for others. */
export function replacementsOf({ name }: ImageReference): readonly string[] | undefined {
  return Object.hasOwn(replaced, name) ? replaced[name] : undefined;
}

/** `22` for 22-alpine and 22.4.1: the longest known release that the tag begins with. */
function ownCycle(product: string, tag: string): Lifecycle | undefined {
  const cycles = Object.hasOwn(products, product) ? products[product] : undefined;
  if (!cycles) return undefined;
  const [version = ""] = tag.split("-");
  const cycle = Object.keys(cycles)
    .filter((one) => version === one || version.startsWith(`${one}.`))
    .sort((a, b) => b.length - a.length)[0];
  return cycle === undefined ? undefined : { product, cycle, ends: cycles[cycle] || undefined };
}

function distribution(part: string): readonly Lifecycle[] {
  const known = Object.hasOwn(codenames, part) ? codenames[part] : undefined;
  if (known) return [{ product: known.product, cycle: part, ends: known.ends || undefined }];
  const alpine = /^alpine(\d+\.\d+)$/.exec(part)?.[1];
  const cycle = alpine === undefined ? undefined : ownCycle("alpine", alpine);
  return cycle ? [cycle] : [];
}
