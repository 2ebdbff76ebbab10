/** The parts of short forms: ports and volumes. */
import { serviceImage, type ServiceImage } from "../../../semantics/image/serviceImages.ts";
import { textOf } from "../../../semantics/compose/lookup.ts";
import type { Completion } from "../../shared/completion.ts";
import { wordCompletions } from "../../dockerfile/completion/words.ts";
import { targetStage } from "./builds.ts";
import { nameCompletions } from "./names.ts";
import { entryCompletions } from "./paths.ts";
import type { TypingPlace } from "./place.ts";

/** What is known of the service's image. */
export function imageHere({ service }: TypingPlace): ServiceImage | undefined {
  const reference = textOf(service?.keys.get("image")?.value);
  return reference === undefined ? undefined : serviceImage(reference);
}

/** Container ports that the image or the Dockerfile names. */
export function containerPorts(place: TypingPlace): readonly string[] {
  const image = imageHere(place);
  const exposed = targetStage(place)?.state.exposed.map(({ port }) => port.replace(/\/tcp$/, "")) ?? [];
  return [...new Set([...exposed.filter((port) => /^\d/.test(port)), ...(image?.ports ?? []).map(String)])];
}

/** `HOST:CONTAINER`, quoted: YAML 1.1 reads some pairs of numbers as one number. */
export function portCompletions(place: TypingPlace): readonly Completion[] {
  const { typed, offset, span, quote } = place;
  if (typed.includes("/")) {
    const start = typed.lastIndexOf("/") + 1;
    return wordCompletions([["tcp", "the default"], "udp", "sctp"], { start: span.start + start, end: offset });
  }
  const known = containerPorts(place);
  const pairs = known.map((port) => `${port.split("/")[0]}:${port}`);
  const usual = known.length > 0 ? [] : ["80:80", "8080:80", "3000:3000", "8080:8080", "443:443", "8000:8000"];
  const own = [...pairs, ...known.map((port) => `127.0.0.1:${port.split("/")[0]}:${port}`), ...usual];
  const items = own.map((label): Completion => {
    const detail = label.startsWith("127.") ? "from this machine only" : "host:container";
    return { label, kind: "value", detail, span, newText: quote === "" ? `"${label}"` : label };
  });
  const colon = typed.lastIndexOf(":") + 1;
  if (colon === 0) return items;
  // Behind a host port only the container's is missing.
  const ports = known.length > 0 ? known : ["80", "443", "3000", "8000", "8080"];
  return wordCompletions(ports, { start: span.start + colon, end: offset }, "constant");
}

const OPTIONS: readonly (readonly [string, string])[] = [
  ["ro", "the container cannot write"],
  ["rw", "the default"],
  ["z", "SELinux: shared label"],
  ["Z", "SELinux: label of this container alone"],
  ["nocopy", "a new volume stays empty"],
];

/** `SOURCE:TARGET:OPTIONS`. */
export function volumeCompletions(place: TypingPlace): readonly Completion[] {
  const { typed, offset, span } = place;
  if (/[${]/.test(typed)) return [];
  const parts = typed.split(":");
  const last = parts.at(-1) ?? "";
  const part = { start: span.end - last.length, end: offset };
  if (parts.length === 1) return sources(place);
  if (parts.length === 2) return wordCompletions(targets(place), part, "folder");
  const option = last.slice(last.lastIndexOf(",") + 1);
  const taken = new Set(last.split(",").slice(0, -1));
  return wordCompletions(
    OPTIONS.filter(([name]) => !taken.has(name)),
    { start: offset - option.length, end: offset },
    "enumMember",
  );
}

function sources(place: TypingPlace): readonly Completion[] {
  const { typed, span } = place;
  if (typed.startsWith(".")) {
    const here: Completion[] = typed.includes("/") ? [] : [{ label: "./", kind: "folder", span, more: true }];
    return [...here, ...(typed.includes("/") ? entryCompletions(place, typed, {}) : [])];
  }
  if (typed.includes("/") || typed.startsWith("~")) return [];
  const named = nameCompletions(place, "volume", { suffix: ":", more: true });
  return [...named, { label: "./", kind: "folder", detail: "a file or folder beside this file", span, more: true }];
}

function targets(place: TypingPlace): readonly string[] {
  const workdir = targetStage(place)?.state.workdir;
  const own = workdir?.known && workdir.value !== "" && workdir.value !== "/" ? [workdir.value] : [];
  const data = imageHere(place)?.data ?? [];
  const init = imageHere(place)?.init;
  return [...new Set([...data, ...(init === undefined ? [] : [init]), ...own, ...(data.length === 0 ? ["/app"] : [])])];
}
