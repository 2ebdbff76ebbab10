/** `RUN chown` behind COPY → `COPY --chown`. */
import { valueOf } from "../../../semantics/known.ts";
import { joinWorkdir } from "../../../semantics/dockerfile/paths.ts";
import type { CopyInstruction, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import { type RunScript, runScript } from "../runScript.ts";

const TITLE = "Use COPY --chown";

export default dockerfileRefactoring({
  id: "dockerfile/copy-with-owner",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

interface Chown {
  readonly owner: string;
  readonly paths: readonly string[];
  readonly script: RunScript;
}

function propose(place: DockerfilePlace): readonly Proposal[] {
  const { instructions } = place.graph.syntax;
  const at = onlySelected(place);
  const run = at && instructions.slice(at.index).find(({ keyword }) => keyword !== "COPY" && keyword !== "ADD");
  if (!at || run?.keyword !== "RUN" || (at.keyword !== "RUN" && at.keyword !== "COPY" && at.keyword !== "ADD"))
    return [];
  const chown = chownOf(run, place);
  if (!chown) return [];
  const copies = copiesBefore(run, place).filter((copy) => chown.paths.some((path) => isBelow(copy, path, place)));
  if (copies.length === 0) return [];
  const owned = copies.some(({ flags }) => flags.some(({ name }) => name === "chown"));
  if (owned) return [{ title: TITLE, refused: "A COPY has an owner already." }];
  const linked = copies.some(({ flags }) => flags.some(({ name }) => name === "link"));
  if (linked && !/^\d+(?::\d+)?$/.test(chown.owner))
    return [{ title: TITLE, refused: "With --link no names of users are known, only numbers." }];
  if (!chown.paths.every((path) => copies.some((copy) => isBelow(copy, path, place))))
    return [{ title: TITLE, refused: "chown names more than the COPY above it brings." }];
  const owner = chown.owner.includes(":") ? chown.owner : `${chown.owner}:0`;
  const edits = () => [
    ...copies.map(({ keywordSpan }) => insert(keywordSpan.end, ` --chown=${owner}`)),
    removal(run, chown, place),
  ];
  return [{ title: TITLE, edits }];
}

/** `chown -R OWNER PATH…` as the first step; undefined for anything else. */
function chownOf(run: Instruction, place: DockerfilePlace): Chown | undefined {
  if (run.keyword !== "RUN" || run.command.form !== "shell") return undefined;
  const script = runScript(place, run);
  if (typeof script === "string" || (script.joined !== "&&" && script.steps.length > 1)) return undefined;
  const [step] = script.steps;
  const command = script.program.commands.find(({ span }) => span.start === step?.span.start);
  if (step?.kind !== "simple" || command?.name !== "chown" || command.redirections.length > 0) return undefined;
  const words = command.arguments.map(({ literal }) => literal);
  const [flag, owner, ...paths] = words;
  if (!flag || !/^(?:-R|--recursive)$/.test(flag) || !owner || !/^[\w.-]+(?::[\w.-]+)?$/.test(owner)) return undefined;
  const plain = paths.flatMap((path) => (path !== undefined && !/^-|[*?[{]/.test(path) ? path : []));
  return plain.length > 0 && plain.length === paths.length ? { owner, paths: plain, script } : undefined;
}

/** Those directly above it. */
function copiesBefore(run: Instruction, { graph }: DockerfilePlace): readonly CopyInstruction[] {
  const copies: CopyInstruction[] = [];
  for (let i = run.index - 1; i >= 0; i--) {
    const one = graph.syntax.instructions[i];
    if (one?.keyword !== "COPY" && one?.keyword !== "ADD") break;
    copies.unshift(one);
  }
  return copies;
}

function isBelow(copy: CopyInstruction, path: string, { graph }: DockerfilePlace): boolean {
  const workdir = valueOf(graph.stateAt(copy, "before").workdir);
  const target = copy.destination?.literal ?? copy.json?.items.at(-1)?.value;
  if (workdir === undefined || target === undefined) return false;
  const absolute = (text: string) => joinWorkdir(workdir || "/", text, "linux")?.replace(/(?<=.)\/+$/, "");
  const [to, top] = [absolute(target), absolute(path)];
  return to !== undefined && top !== undefined && top !== "/" && (to === top || to.startsWith(`${top}/`));
}

/** The whole line, or the step with what joins it to the next one. */
function removal(run: Instruction, { script }: Chown, { text }: DockerfilePlace) {
  const [step, next] = script.steps;
  if (step && next) return remove({ start: step.span.start, end: next.span.start });
  const end = text.slice(run.span.end).startsWith("\r\n") ? 2 : text[run.span.end] === "\n" ? 1 : 0;
  return remove({ start: run.span.start, end: run.span.end + end });
}
