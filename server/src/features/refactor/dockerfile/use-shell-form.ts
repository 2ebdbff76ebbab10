/** Exec form → shell form. */
import { valueOf } from "../../../semantics/known.ts";
import { interpreterAt } from "../../../semantics/shell/interpreterAt.ts";
import { commandOf } from "../../../semantics/shell/source.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";

const TITLE = "Use the shell form";

export default dockerfileRefactoring({
  id: "dockerfile/use-shell-form",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: ["Cmd", "Entrypoint", "Healthcheck"],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  const command = instruction && commandOf(instruction);
  const words = command?.json?.items.map(({ value }) => value) ?? [];
  if (!instruction || command?.form !== "exec" || words.length === 0) return [];
  const refused = reasonAgainst(instruction, words, place);
  if (refused !== undefined) return [{ title: TITLE, refused }];
  const shell = valueOf(place.graph.stateAt(instruction, "before").shell) ?? ["/bin/sh", "-c"];
  const script = words.at(-1) ?? "";
  // Behind the very shell that Docker would put in front, the last word is the text.
  const same = words.length === shell.length + 1 && shell.every((word, i) => nameOf(word) === nameOf(words[i] ?? ""));
  const exec = instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT" ? "exec " : "";
  const text = same ? script.trim() : `${exec}${words.map(shellWord).join(" ")}`;
  return [{ title: TITLE, edits: () => [replace(command.span, text)] }];
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}

function reasonAgainst(
  instruction: Instruction,
  words: readonly string[],
  { graph }: DockerfilePlace,
): string | undefined {
  if (graph.syntax.escape === "`") return "Windows' shells split words by rules of their own.";
  const script = words.at(-1) ?? "";
  if (words.some((word) => /[\r\n]/.test(word))) return "A word has several lines.";
  if (words.some((word) => /<</.test(word)) || /\\$|^\s*(?:\[|#|--)|(?:^|\s)#/.test(script))
    return "As text the builder would read it in another way.";
  if (words[0] === "" || /^--/.test(words[0] ?? "")) return "The first word would not be the program any more.";
  const { language, name } = interpreterAt(graph, instruction);
  if (language !== "posix") return `The text would be read by ${name}, not by a POSIX shell.`;
  const stage = graph.stageOf(instruction);
  if (instruction.onbuild || (instruction.keyword !== "CMD" && instruction.keyword !== "ENTRYPOINT")) return undefined;
  const other = stage?.state[instruction.keyword === "CMD" ? "entrypoint" : "cmd"];
  // The usual ENTRYPOINT of a base image hands its arguments on.
  if (!other?.known || !other.value?.instruction) return undefined;
  return instruction.keyword === "CMD"
    ? "ENTRYPOINT gets the words of this CMD as its arguments, not a script."
    : "In shell form ENTRYPOINT would ignore CMD.";
}

/** As the shell reads it back to the same word. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
