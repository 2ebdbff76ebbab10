/** A cache mount for the package managers of a RUN, without the cleanup that it makes useless. */
import { isMounted } from "../../../rules/runCommands.ts";
import { PACKAGE_CACHES } from "../../../rules/packageCaches.ts";
import type { ShellCommand } from "../../../semantics/shell/model.ts";
import type { PackageCall } from "../../../semantics/shell/packageCall.ts";
import type { CommandInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../../text/edits.ts";
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
    ...keepArchives(commands, missing),
    ...withoutCleanup(script, calls, place),
    ...withoutNoCache(calls),
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
function keepArchives(commands: readonly ShellCommand[], mounts: readonly string[]): readonly RefactorEdit[] {
  const first = commands.find(({ packages }) => packages?.manager === "apt-get" || packages?.manager === "apt");
  const done = commands.some(({ arguments: words }) => words.some(({ text }) => text.includes("docker-clean")));
  if (!first || done || first.context.nested !== "none" || !mounts.some((mount) => mount.startsWith("/var/cache/apt")))
    return [];
  return [insert(first.span.start, "rm -f /etc/apt/apt.conf.d/docker-clean && ")];
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
function withoutNoCache(calls: readonly PackageCall[]): readonly RefactorEdit[] {
  return calls.flatMap(({ flags, facts }) =>
    flags
      .filter(({ name, value }) => facts.noCache?.includes(name) && value === undefined)
      .map(({ word }) => remove({ start: word.span.start - 1, end: word.span.end })),
  );
}
