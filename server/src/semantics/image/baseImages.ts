/**
 * What we know of official base images without pulling them: dated facts by image and tag. A tag that is not listed
 * gets only what all variants of the image agree on, so that an older or newer release is never described wrongly.
 */
import data from "../../knowledge/data/baseImages.json" with { type: "json" };
import { type Maybe, known, unknown } from "../known.ts";
import type { ImageReference } from "./reference.ts";

export interface BaseImageFacts {
  /** The day the facts were collected. */
  readonly date: string;
  /** True when this very tag was looked at; false when the facts are what all variants of the image share. */
  readonly listed: boolean;
  readonly family: Maybe<string>;
  /** The command of the package manager; null when the image has none. */
  readonly packageManager: Maybe<string | null>;
  readonly shells: Maybe<readonly string[]>;
  /** "" is root by default. */
  readonly user: Maybe<string>;
  readonly workdir: Maybe<string>;
  /** Empty: the image has none. */
  readonly entrypoint: Maybe<readonly string[]>;
  readonly cmd: Maybe<readonly string[]>;
  readonly stopSignal: Maybe<string | undefined>;
  /** False: the image sets no SHELL, so that Docker's default applies. */
  readonly shellSet: Maybe<boolean>;
  /** Names of variables that the image sets; more may exist unless `envComplete`. */
  readonly env: readonly string[];
  readonly envComplete: boolean;
  readonly users: readonly { readonly name: string; readonly uid: number }[];
  /** Ports, volumes and tools that every variant in question has. */
  readonly exposed: readonly string[];
  readonly volumes: readonly string[];
  readonly tools: readonly string[];
  /** What the tag was published for on that day, `os/arch[/variant]`. */
  readonly platforms: Maybe<readonly string[]>;
}

interface Variant {
  readonly tags: readonly string[];
  readonly family?: string;
  readonly packageManager?: string | null;
  readonly shells?: readonly string[];
  readonly user?: string;
  readonly workdir?: string;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly stopsignal?: string;
  readonly shellSet?: boolean;
  readonly env?: readonly string[];
  readonly envComplete?: boolean;
  readonly users?: readonly { readonly name: string; readonly uid: number }[];
  readonly expose?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tools?: readonly string[];
  readonly platforms?: readonly string[];
}

const images = data.images as unknown as Readonly<Record<string, { readonly variants: readonly Variant[] }>>;

/** What is known of the image; undefined for an image that is not Docker's own or not in our list. */
export function baseImageFacts(reference: ImageReference): BaseImageFacts | undefined {
  const variants =
    reference.official && Object.hasOwn(images, reference.name) ? images[reference.name]?.variants : undefined;
  if (!variants) return undefined;
  const tag = reference.tag ?? (reference.digest === undefined ? "latest" : undefined);
  // A digest pins some build of the tag, maybe an old one.
  const exact =
    reference.digest === undefined ? variants.find(({ tags }) => tag !== undefined && tags.includes(tag)) : undefined;
  return describe(exact ? [exact] : variants, exact !== undefined, reference.name);
}

/** Tags that we know of an official image, those of the newest release first. */
export function knownTags(name: string): readonly string[] {
  return Object.hasOwn(images, name) ? (images[name]?.variants.flatMap(({ tags }) => tags) ?? []) : [];
}

/** Names of the official images that we know. */
export function knownImages(): readonly string[] {
  return Object.keys(images);
}

function describe(variants: readonly Variant[], listed: boolean, name: string): BaseImageFacts {
  const agreed = <K extends keyof Variant>(key: K): Maybe<NonNullable<Variant[K]> | Extract<Variant[K], null>> => {
    const first = variants[0]?.[key];
    const text = JSON.stringify(first);
    const same = first !== undefined && variants.every((variant) => JSON.stringify(variant[key]) === text);
    return same ? known(first as NonNullable<Variant[K]>) : unknown(`it depends on the image ${name}`);
  };
  const stopSignal = agreed("stopsignal");
  const [first] = variants;
  const shared = (key: "env" | "expose" | "volumes" | "tools"): readonly string[] =>
    (first?.[key] ?? []).filter((one) => variants.every((variant) => variant[key]?.includes(one)));
  return {
    date: data.date,
    listed,
    family: agreed("family"),
    packageManager: agreed("packageManager"),
    shells: agreed("shells"),
    user: agreed("user"),
    workdir: agreed("workdir"),
    entrypoint: agreed("entrypoint"),
    cmd: agreed("cmd"),
    stopSignal: stopSignal.known ? known(stopSignal.value || undefined) : stopSignal,
    shellSet: agreed("shellSet"),
    env: shared("env"),
    envComplete: listed && first?.envComplete === true,
    users: (first?.users ?? []).filter(({ name: user, uid }) =>
      variants.every(({ users }) => users?.some((other) => other.name === user && other.uid === uid)),
    ),
    exposed: shared("expose"),
    volumes: shared("volumes"),
    tools: shared("tools"),
    platforms: listed ? agreed("platforms") : unknown(`it depends on the tag of ${name}`),
  };
}
