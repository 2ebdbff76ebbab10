/** An image's name: taken apart, what its tag promises, until when it is mended, what it brings. */
import { type BaseImageFacts, baseImageFacts } from "../../../semantics/image/baseImages.ts";
import { lifecycleDate, lifecyclesOf, replacementsOf } from "../../../semantics/image/lifecycles.ts";
import type { ImageReference } from "../../../semantics/image/reference.ts";
import type { Maybe } from "../../../semantics/known.ts";
import { code } from "../../../text/markdown.ts";
import { argv, enumerate, short } from "./place.ts";

/** Registry, repository, tag and digest of an image reference, one line each. */
export function referenceParts(reference: ImageReference): readonly string[] {
  const { registry, explicitRegistry, repository, official, digest } = reference;
  const note = explicitRegistry ? "" : ", Docker Hub, because the name says nothing else";
  return [
    `Registry: ${code(registry)}${note}`,
    `Repository: ${code(repository)}${official ? ", one of Docker's official images" : ""}`,
    ...tagLine(reference),
    ...(digest === undefined ? [] : [`Digest: ${short(digest, 30)}; it decides, and never changes`]),
  ];
}

function tagLine({ tag, digest }: ImageReference): readonly string[] {
  if (tag === undefined)
    return digest === undefined ? [`Tag: none, so ${code("latest")}, which moves with every release`] : [];
  const notes = [...version(tag), ...tag.split(/[-_]/).flatMap((part) => family(part))];
  return [`Tag: ${code(tag)}${notes.length > 0 ? `: ${notes.join("; ")}` : ""}`];
}

/** How firmly the tag names a version. */
function version(tag: string): readonly string[] {
  const [first = ""] = tag.split("-");
  if (/^v?\d+$/.test(first)) return ["moves to every newer release of this major version"];
  if (/^v?\d+\.\d+$/.test(first)) return ["moves to every newer patch of this version"];
  if (/^v?\d+(?:\.\d+){2,}/.test(first)) return ["one exact version, rebuilt now and then"];
  const moving: Readonly<Record<string, string>> = {
    latest: "whatever its makers released last",
    stable: "the newest stable release",
    edge: "the newest development state",
    lts: "the newest release with long support",
    current: "the newest release",
    mainline: "the newest release, features included",
    rolling: "the newest release",
  };
  return Object.hasOwn(moving, first) ? [moving[first] ?? ""] : [];
}

const FAMILIES: Readonly<Record<string, string>> = {
  slim: "Debian with little more than the program needs",
  trixie: "Debian 13",
  bookworm: "Debian 12",
  bullseye: "Debian 11",
  buster: "Debian 10",
  stretch: "Debian 9",
  jessie: "Debian 8",
  resolute: "Ubuntu 26.04",
  noble: "Ubuntu 24.04",
  jammy: "Ubuntu 22.04",
  focal: "Ubuntu 20.04",
  bionic: "Ubuntu 18.04",
  xenial: "Ubuntu 16.04",
  fpm: "PHP-FPM, which needs a web server in front of it",
  apache: "with the web server Apache httpd",
  cli: "for the command line",
  jdk: "with the Java compiler",
  jre: "runs Java only, without a compiler",
  windowsservercore: "Windows with most of its interfaces",
  nanoserver: "the smallest Windows, without PowerShell",
  distroless: "without shell and package manager",
  chiseled: "cut-down Ubuntu without shell and package manager",
  nonroot: "starts as a user without rights",
  onbuild: "runs instructions of its own behind your FROM",
  devel: "with compilers and headers",
  runtime: "without compilers",
};

function family(part: string): readonly string[] {
  const alpine = /^alpine(\d+\.\d+)?$/.exec(part);
  if (alpine) return [`Alpine Linux${alpine[1] ? ` ${alpine[1]}` : ""}, small, with musl instead of glibc`];
  return Object.hasOwn(FAMILIES, part) ? [FAMILIES[part] ?? ""] : [];
}

/** The last days with fixes, and what replaced an image that is not kept up. */
export function supportOf(reference: ImageReference): readonly string[] {
  const ends = lifecyclesOf(reference).flatMap(({ product, cycle, ends }) => {
    const name = code(`${product.split("/").at(-1) ?? product} ${cycle}`);
    if (ends === undefined) return [];
    if (ends === "ended") return [`Regular support of ${name} has ended.`];
    return [`Regular support of ${name} ${ends <= lifecycleDate ? "ended" : "ends"} on ${ends}.`];
  });
  const replaced = replacementsOf(reference);
  const instead = replaced && replaced.length > 0 ? `; use ${enumerate(replaced.map((name) => code(name)))}` : "";
  return [...ends, ...(replaced ? [`This image is no longer kept up${instead} (as of ${lifecycleDate}).`] : [])];
}

/** What a stage made from the image begins with, as far as it is known. */
export function broughtBy(reference: ImageReference): readonly string[] {
  const facts = baseImageFacts(reference);
  if (!facts) return [];
  const parts = [...commands(facts), ...surroundings(facts)];
  if (parts.length === 0) return [];
  const which = facts.listed ? "It brings" : "All its tags known to us bring";
  return [`${which} (as of ${facts.date}): ${parts.join("; ")}.`];
}

function commands({ entrypoint, cmd, user, workdir, stopSignal }: BaseImageFacts): readonly string[] {
  return [
    ...show(entrypoint, (words) => (words.length > 0 ? `\`ENTRYPOINT\` ${argv(words)}` : "no `ENTRYPOINT`")),
    ...show(cmd, (words) => (words.length > 0 ? `\`CMD\` ${argv(words)}` : "no `CMD`")),
    ...show(user, (name) => `user ${code(name === "" ? "root" : name)}`),
    ...show(workdir, (path) => `folder ${code(path)}`),
    ...show(stopSignal, (signal) => (signal ? `stop signal ${code(signal)}` : undefined)),
  ];
}

function surroundings({
  exposed,
  volumes,
  env,
  users,
  packageManager,
  shells,
  tools,
}: BaseImageFacts): readonly string[] {
  const names = (words: readonly string[]) => enumerate(words.slice(0, 6).map((word) => code(word)));
  return [
    ...(exposed.length > 0 ? [`port ${names(exposed)}`] : []),
    ...(volumes.length > 0 ? [`volume ${names(volumes)}`] : []),
    ...(env.length > 0 ? [`variables ${names(env)}`] : []),
    ...(users.length > 0 ? [`user ${enumerate(users.map(({ name, uid }) => account(name, uid)))} ready to use`] : []),
    ...show(packageManager, (name) => (name === null ? "no package manager" : `package manager ${code(name)}`)),
    ...show(shells, (words) => (words.length > 0 ? `shell ${names(words)}` : "no shell")),
    ...(tools.length > 0 ? [`also ${names(tools)}`] : []),
  ];
}

function account(name: string, uid: number | undefined): string {
  return uid === undefined ? code(name) : `${code(name)} (${uid})`;
}

function show<T>(value: Maybe<T>, words: (value: T) => string | undefined): readonly string[] {
  const text = value.known ? words(value.value) : undefined;
  return text === undefined ? [] : [text];
}
