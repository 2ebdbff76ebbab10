/** Shell form → exec form: the words themselves, or the shell named in the list. */
import { valueOf } from "../../../semantics/known.ts";
import { jsonList } from "../../../semantics/shell/execForm.ts";
import { interpreterAt } from "../../../semantics/shell/interpreterAt.ts";
import { commandOf } from "../../../semantics/shell/source.ts";
import { plainWords, withExec } from "../../../semantics/shell/words.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";

const TITLE = "Use the exec form";

export default dockerfileRefactoring({
  id: "dockerfile/use-exec-form",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: ["Cmd", "Entrypoint", "Healthcheck"],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  const command = instruction && commandOf(instruction);
  if (!instruction || command?.form !== "shell" || command.joined.trim() === "") return [];
  if (instruction.heredocs.length > 0) return refuse("A heredoc has no exec form.");
  if (place.hasComments(command.span)) return refuse("The comments inside the command would be lost.");
  if (command.jsonFailure) return refuse("The brackets are no valid JSON list: mend them first.");
  if (place.graph.syntax.escape === "`") return refuse("Windows' shells split words by rules of their own.");
  const shell = valueOf(place.graph.stateAt(instruction, "before").shell);
  const { language, name } = interpreterAt(place.graph, instruction);
  if (language !== "posix") return refuse(`The words are read by ${name}, not by a POSIX shell.`);
  const text = command.joined.trim();
  const edit = (words: readonly string[]) => () => [replace(command.span, jsonList(words))];
  const started = instruction.keyword !== "RUN";
  const words = plainWords(started ? text.replace(/^exec\s+/, "") : text);
  if (words) return [{ title: TITLE, edits: edit(words) }];
  const wrapped = [...(shell ?? ["/bin/sh", "-c"]), text];
  const proposals: Proposal[] = [{ title: `${TITLE}, with the shell in it`, edits: edit(wrapped) }];
  const stepsAside = started && instruction.keyword !== "HEALTHCHECK" ? withExec(text) : undefined;
  if (stepsAside !== undefined && !/^exec\s/.test(text)) {
    const list = [...(shell ?? ["/bin/sh", "-c"]), stepsAside];
    proposals.unshift({ title: `${TITLE}, with a shell that steps aside`, edits: edit(list) });
  }
  return [
    { title: TITLE, refused: "The command uses what only a shell can do: variables, lists, pipes, builtins." },
    ...proposals,
  ];
}

function refuse(refused: string): readonly Proposal[] {
  return [{ title: TITLE, refused }];
}
