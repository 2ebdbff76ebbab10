/** A stage under the cursor: its name after AS, or where `--from` and FROM name it. */
import type { Instruction, Word } from "../../../syntax/dockerfile/syntax.ts";
import { code, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { stageHere } from "./from.ts";
import { line, listed, type Place, stageName, type Text } from "./place.ts";

export function stageAt(instruction: Instruction, offset: number, place: Place): Text | undefined {
  if (instruction.keyword === "FROM") return undefined;
  const word = fromWords(instruction).find(({ span }) => touches(span, offset));
  const name = word && place.graph.expand(word, listed(instruction, place));
  if (!word || !name?.known) return undefined;
  const stage = place.graph.stage(name.value);
  if (!stage)
    return {
      span: word.span,
      markdown: `No stage of this file is called ${code(name.value)}: Docker takes it for a named context or an image.`,
    };
  return {
    span: word.span,
    markdown: paragraphs(`Stage ${stageName(stage)} (${line(stage.from, place)})`, stageHere(stage, place)),
  };
}

/** Values of `--from` and of `from=` in `--mount`. */
function fromWords({ flags }: Instruction): readonly Word[] {
  const words = flags.flatMap(({ name, value, options }) => [
    name === "from" ? value : undefined,
    ...options.map((option) => (option.key === "from" ? option.value : undefined)),
  ]);
  return words.filter((word) => word !== undefined);
}
