/** Releases that get no more fixes, and the tags that take their place. */
import data from "../../knowledge/data/lifecycles.json" with { type: "json" };
import { type Lifecycle, lifecycleDate, lifecyclesOf } from "./lifecycles.ts";
import type { ImageReference } from "./reference.ts";

const products: Readonly<Record<string, Readonly<Record<string, string>>>> = data.products;
/** Where fixes go on for everybody after the makers have stopped: Debian's long-term support. */
const longTerm: Readonly<Record<string, Readonly<Record<string, string>>>> = data.longTerm;
const versions: Readonly<Record<string, { readonly version: string }>> = data.codenames;

export interface EndedRelease {
  readonly product: string;
  /** As the tag names it: "16", "buster". */
  readonly cycle: string;
  /** Undefined where only that it is over is known. */
  readonly since: string | undefined;
  /** Tags in the same flavour, the newest release first; empty where there is no plain one. */
  readonly successors: readonly string[];
}

/** The first release that the tag names and that is over. "Today" is the day of the facts: the answer stays the same. */
export function endedRelease(reference: ImageReference): EndedRelease | undefined {
  const known = reference.official || reference.name.startsWith("mcr.microsoft.com/dotnet/");
  const found = known ? lifecyclesOf(reference).find((lifecycle) => isOver(endOf(lifecycle))) : undefined;
  if (!found) return undefined;
  const end = endOf(found);
  return {
    product: found.product,
    cycle: found.cycle,
    since: end === "ended" ? undefined : end,
    successors: successors(found, reference.tag ?? ""),
  };
}

function endOf({ product, cycle, ends }: Lifecycle): string | undefined {
  const version = (Object.hasOwn(versions, cycle) ? versions[cycle]?.version : undefined) ?? cycle;
  const longer = Object.hasOwn(longTerm, product) ? longTerm[product]?.[version] : undefined;
  return longer ?? ends;
}

function isOver(end: string | undefined): boolean {
  return end === "ended" || (end !== undefined && end < lifecycleDate);
}

/** The newest release and the oldest that still gets fixes, where the tag begins with the version that is over. */
function successors({ product, cycle }: Lifecycle, tag: string): readonly string[] {
  const cycles = Object.hasOwn(products, product) ? products[product] : undefined;
  if (!cycles || !tag.startsWith(cycle) || !/^\d/.test(cycle)) return [];
  const flavour = /-(?:slim|fpm-alpine|alpine|apache|fpm|jdk|jre)\b/.exec(tag.slice(cycle.length))?.[0] ?? "";
  const alive = Object.entries(cycles)
    .filter(([name, ends]) => !isOver(endOf({ product, cycle: name, ends })) && isLongLived(product, name))
    .map(([name]) => name)
    .sort(newestFirst);
  return [...new Set([alive[0], alive.at(-1)])].flatMap((name) => (name === undefined ? [] : [`${name}${flavour}`]));
}

/** Odd releases of Node, and those of Ubuntu between the long ones, end soon. */
function isLongLived(product: string, cycle: string): boolean {
  if (product === "node") return Number(cycle) % 2 === 0;
  return product !== "ubuntu" || /^\d*[02468]\.04$/.test(cycle);
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, "en", { numeric: true });
}
