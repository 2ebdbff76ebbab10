/** How long releases of well-known images get fixes, and which images are given up: dated facts. */
import data from "../../knowledge/data/lifecycles.json" with { type: "json" };
import type { ImageReference } from "./reference.ts";

interface Release {
  /** What tags begin with: "16", "3.8", "22.04". */
  readonly cycle: string;
  /** Day of the last fix; true = over, false or undefined = no day is known. */
  readonly eol?: string | boolean;
  readonly codename?: string;
  readonly lts?: boolean;
}

interface Deprecated {
  readonly replacement: readonly string[];
  readonly since?: string;
  readonly scope?: string | readonly string[];
}

const products = data.products as Readonly<Record<string, readonly Release[]>>;
const deprecated = data.deprecated as unknown as Readonly<Record<string, Deprecated>>;

export interface EndedRelease {
  /** The part of the tag that names the release. */
  readonly release: string;
  /** Undefined where only that it is over is known. */
  readonly since: string | undefined;
  /** Tags that take its place, in the same flavour: the nearest that still gets fixes, and the newest. */
  readonly successors: readonly string[];
}

/** The release that a tag names, when it gets no more fixes. "Today" is the day of the facts: the answer stays the same. */
export function endedRelease({ name, tag, official }: ImageReference): EndedRelease | undefined {
  const key = official ? name : /^mcr\.microsoft\.com\/dotnet\//.test(name) ? "mcr.microsoft.com/dotnet" : undefined;
  const releases = key !== undefined && Object.hasOwn(products, key) ? products[key] : undefined;
  const found = releases && tag !== undefined ? releaseOf(tag, releases) : undefined;
  if (!found || !releases || tag === undefined || !isOver(found.release)) return undefined;
  const { eol } = found.release;
  const since = typeof eol === "string" ? eol : undefined;
  return { release: found.text, since, successors: successors(tag, found, releases) };
}

interface Found {
  readonly release: Release;
  readonly text: string;
}

/** `16-alpine`, `16.20.2`, `buster-slim`, `3.8`: the longest cycle that the tag begins with, or its codename. */
function releaseOf(tag: string, releases: readonly Release[]): Found | undefined {
  const matching = releases
    .filter(({ cycle }) => tag === cycle || (tag.startsWith(cycle) && /^[.\-_a-z]/.test(tag.slice(cycle.length))))
    .sort((a, b) => b.cycle.length - a.cycle.length);
  const [release] = matching;
  if (release) return { release, text: release.cycle };
  const codename = /^[a-z]+/.exec(tag)?.[0];
  const named = releases.find((one) => one.codename !== undefined && one.codename === codename);
  return named && { release: named, text: codename ?? "" };
}

function isOver({ eol }: Release): boolean {
  return eol === true || (typeof eol === "string" && eol < data.date);
}

function successors(tag: string, { release, text }: Found, releases: readonly Release[]): readonly string[] {
  const newer = releases.slice(0, releases.indexOf(release)).filter((one) => !isOver(one));
  const [nearest, newest] = [
    newer.findLast(({ lts }) => lts) ?? newer.at(-1),
    newer.find(({ lts }) => lts) ?? newer[0],
  ];
  const flavour = /-(?:slim|alpine|fpm-alpine|apache|fpm|jdk|jre)\b/.exec(tag.slice(text.length))?.[0] ?? "";
  const named = release.codename === text;
  const tags = [nearest, newest].flatMap((one) => {
    const version = named ? one?.codename : one?.cycle;
    return version === undefined ? [] : [`${version}${flavour}`];
  });
  return [...new Set(tags)];
}

export interface DeprecatedImage {
  readonly replacement: readonly string[];
  /** "2023-11"; undefined where it is not known. */
  readonly since: string | undefined;
}

/** What is known of an image that its makers have given up; images given up in part are left out. */
export function deprecatedImage({ name, tag }: ImageReference): DeprecatedImage | undefined {
  const found = Object.hasOwn(deprecated, name) ? deprecated[name] : undefined;
  if (!found || (name === "openjdk" && /-ea|^ea/.test(tag ?? ""))) return undefined;
  return { replacement: found.replacement, since: found.since };
}
