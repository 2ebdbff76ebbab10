/** `RUN cat <<EOF >file` → `COPY <<EOF file`. */
import type { CommandInstruction, Heredoc } from "../../../syntax/dockerfile/syntax.ts";
import type { Redirection } from "../../../syntax/shell/syntax.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, keywordLike, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import { withoutHeredocs } from "../runScript.ts";

const TITLE = "Write the file with COPY";

export default dockerfileRefactoring({
  id: "dockerfile/heredoc-to-copy",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  if (instruction?.keyword !== "RUN" || instruction.heredocs.length !== 1 || instruction.onbuild) return [];
  const [heredoc] = instruction.heredocs;
  const commands = place.programOf(instruction)?.commands ?? [];
  const [cat, ...others] = commands.filter(({ parent, context }) => !parent && !context.substitution);
  if (!heredoc?.terminator || others.length > 0 || cat?.name !== "cat" || cat.arguments.length > 0) return [];
  const output = cat.redirections.find(({ operator }) => /^>[>|]?$/.test(operator));
  if (!output?.target || cat.redirections.length !== 2 || cat.wrappers.length > 0) return [];
  const target = output.target.literal ?? "$";
  const refused = reasonAgainst(instruction, heredoc, output, place);
  if (refused !== undefined) return [{ title: TITLE, refused }];
  const word = place.text.slice(heredoc.span.start, heredoc.span.end);
  const span = { start: instruction.keywordSpan.start, end: instruction.command.span.end };
  const copy = `${keywordLike("COPY", instruction.keywordText)} ${word} ${target}`;
  return [{ title: TITLE, edits: () => [replace(span, copy)] }];
}

function reasonAgainst(
  instruction: CommandInstruction,
  { expand, content, fileDescriptor }: Heredoc,
  output: Redirection,
  place: DockerfilePlace,
): string | undefined {
  const [flag] = instruction.flags;
  const { user, setBy } = place.graph.stateAt(instruction, "before");
  const root = user.known ? /^(?:|root|0)(?::.*)?$/.test(user.value) : setBy.user === undefined;
  if (output.operator === ">>") return "The text is added to a file; COPY would replace it.";
  if (fileDescriptor !== undefined || (output.fileDescriptor ?? 1) !== 1) return "Another descriptor is redirected.";
  if (!/^[\w@%+=:,./-]*[\w-]$/.test(output.target?.literal ?? "")) return "The name of the file is not plain.";
  if (expand && /[$`\\]/.test(content)) return "The shell replaces variables and commands in the text: COPY would not.";
  if (flag) return `COPY has no --${flag.name} of RUN.`;
  return root ? withoutHeredocs(place) : "COPY would make the file for root, not for the user in force.";
}
