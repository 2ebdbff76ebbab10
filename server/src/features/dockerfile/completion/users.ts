/** Users that exist at a place: root, those of the base image, and those that RUN instructions have made. */
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import { baseImageFacts } from "../../../semantics/image/baseImages.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import type { ArgumentPlace } from "./place.ts";
import { withoutRepeats, wordCompletions, type WordWithMeaning } from "./words.ts";

/** The last word of `useradd …` and `adduser …`, as far as one command reaches. */
const MADE = /\b(?:useradd|adduser)\b(?:[^\n;&|]*[\s"'])?([a-z_][a-z0-9_-]*)["']?\s*(?=$|[\n;&|])/g;

export function userCompletions(place: ArgumentPlace, span: Span): readonly Completion[] {
  const stage = place.graph.stageOf(place.instruction);
  const users = stage ? usersOf(stage, place.instruction.index) : [];
  return withoutRepeats(
    wordCompletions(
      [...users, ["root", "the administrator"], ["nobody", "a user without rights, in most images"]],
      span,
      "constant",
    ),
  );
}

/** Made last, first. */
function usersOf(stage: Stage, before: number): readonly WordWithMeaning[] {
  const made = stage.instructions.flatMap((instruction): WordWithMeaning[] => {
    if (instruction.keyword !== "RUN" || instruction.index >= before) return [];
    const script = [instruction.command.joined, ...instruction.heredocs.map(({ content }) => content)].join("\n");
    return [...script.matchAll(MADE)].map((match): WordWithMeaning => [match[1] ?? "", "made above"]);
  });
  return [...made.reverse(), ...inherited(stage)];
}

function inherited({ base }: Stage): readonly WordWithMeaning[] {
  if (base.kind === "stage") return usersOf(base.stage, Number.POSITIVE_INFINITY);
  if (base.kind !== "image" || !base.reference) return [];
  const { name } = base.reference;
  return (baseImageFacts(base.reference)?.users ?? []).map(
    (user) => [user.name, `of ${name}, id ${user.uid}`] as const,
  );
}
