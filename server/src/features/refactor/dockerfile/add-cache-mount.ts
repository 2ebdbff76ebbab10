/** A cache mount for the package managers of a RUN, without the cleanup that it makes useless. */
import { isMounted } from "../../../rules/runCommands.ts";
import { PACKAGE_CACHES } from "../../../rules/packageCaches.ts";
import type { ShellCommand } from "../../../semantics/shell/model.ts";
import type { PackageCall } from "../../../semantics/shell/packageCall.ts";
import type { CommandInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../../text/edits.ts";
import type { Span } from "../../../text/span.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";
import { type RunScript, runScript } from "../runScript.ts";

export default dockerfileRefactoring({
  id: "dockerfile/add-cache-mount",
  title: "Add a cache mount",
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  if (instruction?.keyword !== "RUN" || instruction.command.form !== "shell") return [];
  const commands = place.programOf(instruction)?.commands ?? [];
  const calls = commands.flatMap(({ packages }) => (packages && fills(packages) ? packages : []));
  const [call] = calls;
  if (!call) return [];
  const missing = mountsFor(calls, instruction);
  if (missing.length === 0) return [];
  const title = `Keep the downloads of ${call.program} in a cache mount`;
  const script = runScript(place, instruction);
  if (typeof script === "string") return [{ title, refused: script }];
  const { user, setBy } = place.graph.stateAt(instruction, "before");
  const root = user.known ? /^(?:|root|0)(?::.*)?$/.test(user.value) : setBy.user === undefined;
  if (!root) return [{ title, refused: "The caches of a user other than root are in another place." }];
  const mounts = missing.map((mount) => ` --mount=type=cache,target=${mount}`).join("");
  const edits = () => [
    insert(instruction.keywordSpan.end, mounts),
    ...keepArchives(script, missing, place),
    ...withoutCleanup(script, calls, place),
    ...withoutNoCache(calls, place),
  ];
  return [{ title, edits }];
}

/** Calls that download something a mount can keep. */
function fills({ action, facts }: PackageCall): boolean {
  const downloads = action === "install" || action === "update" || action === "upgrade" || action === "download";
  return downloads && facts.cacheMounts !== undefined;
}

/** Targets with their sharing, those left out that are there, that hold results, or that need more than a mount. */
function mountsFor(calls: readonly PackageCall[], instruction: CommandInstruction): readonly string[] {
  const all = calls.flatMap(({ facts }) => facts.cacheMounts ?? []);
  const usable = all.filter(
    ({ artefacts, image, needs, version, target }) =>
      artefacts === undefined &&
      image === undefined &&
      needs === undefined &&
      version !== "2+" &&
      target.startsWith("/"),
  );
  const missing = usable.filter(({ target }) => !isMounted(instruction, target, ["cache", "tmpfs", "bind"]));
  return [...new Set(missing.map(({ target, sharing }) => `${target}${sharing ? `,sharing=${sharing}` : ""}`))];
}

/** Debian's and Ubuntu's images delete what apt has downloaded, unless this file of theirs goes. */
function keepArchives(
  { program }: RunScript,
  mounts: readonly string[],
  { eol }: DockerfilePlace,
): readonly RefactorEdit[] {
  const { commands } = program;
  const first = commands.find(({ packages }) => packages?.manager === "apt-get" || packages?.manager === "apt");
  const done = commands.some(({ arguments: words }) => words.some(({ text }) => text.includes("docker-clean")));
  if (!first || done || first.context.nested !== "none" || !mounts.some((mount) => mount.startsWith("/var/cache/apt")))
    return [];
  const line = "rm -f /etc/apt/apt.conf.d/docker-clean";
  if (program.form === "heredoc") return [insert(program.span.start, `${line}${eol}`)];
  // In front of an alternative it would take part in it.
  const plain = first.before?.text !== "||" && first.before?.text !== "|" && !first.context.tested;
  return [insert(plain && !first.context.conditional ? first.span.start : program.span.start, `${line} && `)];
}

/** Steps that only empty a folder which is not in the image any more. */
function withoutCleanup(
  script: RunScript,
  calls: readonly PackageCall[],
  { text }: DockerfilePlace,
): readonly RefactorEdit[] {
  const { steps, program } = script;
  const useless = steps.map((step) => {
    const command = step.kind === "simple" && program.commands.find(({ span }) => span.start === step.span.start);
    return command ? calls.some((call) => cleansOnly(command, call)) : false;
  });
  const edits: RefactorEdit[] = [];
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    // The first step installs: something always stands before a cleanup.
    if (!useless[i] || !before) return;
    const last = i === steps.length - 1;
    const end = last ? step.span.end + (/^[ \t]*;/.exec(text.slice(step.span.end))?.[0].length ?? 0) : step.span.end;
    edits.push(remove({ start: before.span.end, end }));
  });
  return edits;
}

function cleansOnly(command: ShellCommand, { manager, facts, program }: PackageCall): boolean {
  if (command.redirections.length > 0 || command.environment.length > 0) return false;
  if (command.packages?.action === "clean" && command.packages.manager === manager) return true;
  const words = command.arguments.map(({ text }) => text);
  const written = `${command.name} ${words.join(" ")}`;
  if (facts.cleanup?.includes(written)) return true;
  const folders = (facts.cacheMounts ?? []).map(({ target }) => target);
  const paths = words.filter((word) => !word.startsWith("-"));
  const inCache = (path: string) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
  if (command.name === "rm") return paths.length > 0 && paths.every(inCache);
  const cache = Object.hasOwn(PACKAGE_CACHES, manager) ? PACKAGE_CACHES[manager] : undefined;
  return command.name === program && cache?.cleans(command) === true;
}

/** `--no-cache-dir` and the like: the mount would stay empty. */
function withoutNoCache(calls: readonly PackageCall[], { text }: DockerfilePlace): readonly RefactorEdit[] {
  return calls.flatMap(({ flags, facts }) =>
    flags
      .filter(({ name, value }) => facts.noCache?.includes(name) && value === undefined)
      .map(({ word }) => remove(withBlanks(word.span, text))),
  );
}

/** With the blanks behind the word, and the continuation where it stands on a line of its own. */
function withBlanks({ start, end }: Span, text: string): Span {
  const after = text.slice(end);
  const alone = /^[ \t]*$/.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  const own = alone ? /^[ \t]*\\[ \t]*\r?\n[ \t]*/.exec(after) : /^[ \t]+(?=[^\s\\])/.exec(after);
  if (own) return { start, end: end + own[0].length };
  const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: alone ? start : start - before, end };
}
