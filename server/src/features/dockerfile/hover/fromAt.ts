/** FROM word by word: the image or stage, AS, the new stage's name. */
import type { FromInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { basedOn, uses } from "./from.ts";
import { type Place, short, show, type Text } from "./place.ts";

export function fromAt(instruction: FromInstruction, offset: number, place: Place): Text | undefined {
  const { image, as, stageName } = instruction;
  const stage = place.graph.stageOf(instruction);
  if (!stage) return undefined;
  if (image && touches(image.span, offset)) {
    const value = place.graph.expand(image, instruction);
    const kind = stage.base.kind === "stage" ? "Stage" : stage.base.kind === "scratch" ? "No image:" : "Image";
    const name =
      value.known && value.value !== ""
        ? short(value.value)
        : `${short(image.raw)}${value.known ? "" : `, ${show(value)}`}`;
    return { span: image.span, markdown: paragraphs(`${kind} ${name}`, list(basedOn(stage.base, place))) };
  }
  if (as && touches(as, offset) && stageName)
    return { span: as, markdown: `${code("AS")}: the stage made here is called ${code(stageName.raw)}.` };
  if (stageName && touches(stageName.span, offset)) {
    const build = `\`docker build --target ${stageName.raw} .\` makes an image of this stage.`;
    return {
      span: stageName.span,
      markdown: paragraphs(`Stage ${code(stageName.raw)}`, list([...uses(stage, place), build])),
    };
  }
  return undefined;
}
