/** Completion in Dockerfiles: which of the topics under completion/ speaks at a place. */
import type { Completion, CompletionFeature } from "../shared/completion.ts";
import { argumentCompletions } from "./completion/arguments.ts";
import { flagCompletions, flagValueCompletions } from "./completion/flags.ts";
import { shellCompletions } from "./completion/shell.ts";
import { variableCompletions } from "./completion/variables.ts";
import { commentCompletions } from "./completion/comments.ts";
import { keywordCompletions } from "./completion/keywords.ts";
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
  const argument = argumentPlace(place, instruction);
  if (inHeredoc(instruction, offset)) return (argument && heredocCompletions(argument)) ?? [];
  if (argument) return inArguments(argument);
  return offset >= instruction.keywordSpan.start ? keywordCompletions(place, instruction.keywordSpan) : [];
};

function inArguments(place: ArgumentPlace): readonly Completion[] {
  const { word, words } = place;
  const flagged = words.every((one) => one === "" || one.startsWith("-"));
  if (flagged && word.startsWith("-")) return flagValueCompletions(place) ?? flagCompletions(place);
  const variables = variableCompletions(place);
  if (variables) return variables;
  return [...argumentCompletions(place), ...(flagged && word === "" ? flagCompletions(place) : [])];
}

/** In a script a heredoc is shell; in a file that COPY writes only variables mean something. */
function heredocCompletions(place: ArgumentPlace): readonly Completion[] {
  const { instruction, offset, before } = place;
  const line = { ...place, before: before.slice(before.length - (offset - lineStart(place))) };
  if (instruction.keyword === "RUN") return variableCompletions(line) ?? shellCompletions(line, line.before);
  const heredoc = instruction.heredocs.find(({ body }) => body.start <= offset && offset <= body.end);
  // Quotes mean nothing there.
  return heredoc?.expand ? (variableCompletions({ ...line, before: line.before.replaceAll("'", " ") }) ?? []) : [];
}

function lineStart({ text, offset }: ArgumentPlace): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
