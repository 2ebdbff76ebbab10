/** Completion in Dockerfiles: which of the topics under completion/ speaks at a place. */
import type { Completion, CompletionFeature } from "../shared/completion.ts";
import { commentCompletions } from "./completion/comments.ts";
import { keywordCompletions, triggerCompletions } from "./completion/keywords.ts";
import {
  type ArgumentPlace,
  argumentPlace,
  commentHere,
  inHeredoc,
  instructionHere,
  typingPlace,
} from "./completion/place.ts";

export const dockerfileCompletions: CompletionFeature = (reader, uri, offset, { rules }) => {
  const place = typingPlace(reader, uri, offset);
  if (commentHere(place)) return commentCompletions(place, rules);
  const instruction = instructionHere(place);
  if (!instruction) return keywordCompletions(place);
  if (inHeredoc(instruction, offset)) return [];
  const argument = argumentPlace(place, instruction);
  if (argument) return argumentCompletions(argument);
  return offset >= instruction.keywordSpan.start ? keywordCompletions(place, instruction.keywordSpan) : [];
};

function argumentCompletions(place: ArgumentPlace): readonly Completion[] {
  const { instruction, words, span } = place;
  if (instruction.keyword === "ONBUILD" && words.length === 1) return triggerCompletions(place, span);
  return [];
}
