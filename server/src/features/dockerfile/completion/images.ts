/** Image names and tags, from the dated facts about official images: nothing is asked of a registry. */
import { knownImages, knownTags } from "../../../semantics/image/baseImages.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";

/** For the part of an image reference that stands before the cursor. */
export function imageCompletions(typed: string, offset: number): readonly Completion[] {
  const colon = typed.lastIndexOf(":");
  const span = (length: number): Span => ({ start: offset - length, end: offset });
  if (/[$@]/.test(typed)) return [];
  if (colon >= 0 && !typed.includes("/", colon)) {
    const name = typed.slice(0, colon).replace(/^(?:docker\.io\/)?(?:library\/)?/, "");
    return knownTags(name).map((tag) => ({
      label: tag,
      kind: "constant",
      detail: `${name}:${tag}`,
      span: span(typed.length - colon - 1),
    }));
  }
  return knownImages().map((name) => ({
    label: name,
    kind: "module",
    detail: name.includes("/") ? "image" : "official image",
    span: span(typed.length),
  }));
}
