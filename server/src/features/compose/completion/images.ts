/** Image names and tags for services: what people run first, then what they build on. */
import { knownImages } from "../../../semantics/image/baseImages.ts";
import { serviceImageNames } from "../../../semantics/image/serviceImages.ts";
import { imageCompletions } from "../../dockerfile/completion/images.ts";
import { withoutRepeats } from "../../dockerfile/completion/words.ts";
import type { Completion } from "../../shared/completion.ts";
import type { TypingPlace } from "./place.ts";

export function imageNames({ typed, offset, span }: TypingPlace): readonly Completion[] {
  const found = imageCompletions(typed, offset);
  if (typed.includes(":") || /[$@]/.test(typed)) return found;
  const services = serviceImageNames().map(
    (name): Completion => ({
      label: name,
      kind: "module",
      detail: knownImages().includes(name) ? "official image" : "image",
      span,
    }),
  );
  return withoutRepeats([...services, ...found]);
}
