/** Caches of package managers that become part of the image. */
import type { Fix } from "../../linter/rule.ts";
import type { PackageCall } from "../../semantics/shell/packageCall.ts";
import { hasFlag } from "../../semantics/shell/packageCall.ts";
import { shellPrograms } from "../../semantics/shell/shellPrograms.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import type { Query } from "../../workspace/derive.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { PACKAGE_CACHES, type PackageCache } from "../packageCaches.ts";
import { appendCommand, endsInImage, addFlag, isMounted, programOf, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/package-cache-left",
  title: "Cache of a package manager in the image",
  category: "size",
  severity: "hint",
  from: "learn",
  aliases: [...new Set(Object.values(PACKAGE_CACHES).map(({ code }) => code))],
  since: "0.1.0",
  fix: "safe",
  visit: { RUN: check },
});

function check(instruction: CommandInstruction, context: DockerfileContext): void {
  const program = programOf(instruction, context);
  const reported = new Set<PackageCache>();
  for (const command of program?.commands ?? []) {
    const call = command.packages;
    const cache = call && Object.hasOwn(PACKAGE_CACHES, call.manager) ? PACKAGE_CACHES[call.manager] : undefined;
    if (!program || !call || !cache?.fills(call) || reported.has(cache)) continue;
    const run: RunPackages = { call, command, instruction, program };
    if (context.hadolintCompatible ? isFineForHadolint(run, cache, context) : isFine(run, cache, context)) continue;
    // One command at the end cleans up after all calls; a flag is needed at each.
    if (!cache.flag) reported.add(cache);
    const end = (call.subcommand?.span ?? call.programSpan).end;
    const name = quote(`${call.program} ${call.subcommand?.text ?? ""}`.trim(), 30);
    context.report({
      span: { start: call.programSpan.start, end },
      message: `The ${cache.what} that ${name} leaves behind become${cache.what.endsWith("s") ? "" : "s"} part of this layer.`,
      aliases: isHadolints(call, instruction, context) ? [cache.code] : [],
      fixes: () => fixes(run, cache, context),
    });
  }
}

/** hadolint knows `yarn install` in so many words only. */
function isHadolints(
  call: PackageCall,
  instruction: CommandInstruction,
  { hadolintCompatible }: DockerfileContext,
): boolean {
  if (call.manager === "yarn" && call.subcommand === undefined) return false;
  return (
    !(call.manager === "dnf" && call.subcommand?.text === "update") && (hadolintCompatible || !instruction.onbuild)
  );
}

function isFine({ call, instruction, program }: RunPackages, cache: PackageCache, context: DockerfileContext): boolean {
  if (cache.flag && hasFlag(call, [cache.flag])) return true;
  // What is thrown away may be large.
  if (instruction.onbuild || !endsInImage(instruction, context)) return true;
  if (cache.folders.some((folder) => isMounted(instruction, folder))) return true;
  if (call.manager === "pip" && isCacheOff(instruction, context)) return true;
  return program.commands.some((other) => cache.cleans(other));
}

function isFineForHadolint(run: RunPackages, cache: PackageCache, context: DockerfileContext): boolean {
  const { call, command, instruction, program } = run;
  if (cache.flag && hasFlag(call, [cache.flag])) return true;
  if (cache.imageOnly && !isBuiltUpon(instruction, context)) return true;
  if (call.manager === "pip" && isCacheOff(instruction, context)) return true;
  if (cache.code === "DL3009") {
    const exactly = (folder: string) => isMounted(instruction, new RegExp(`^${folder}$`));
    if (exactly("/var/lib/apt/lists") || (exactly("/var/lib/apt") && exactly("/var/cache/apt"))) return true;
  } else if (cache.folders.some((folder) => isMounted(instruction, folder))) return true;
  // For the lists of apt any place will do; all others are to be cleaned up afterwards.
  const after =
    cache.code === "DL3009" ? program.commands : program.commands.slice(program.commands.indexOf(command) + 1);
  return after.some((other) => cache.cleansForHadolint(other));
}

/** The last stage, or one that a later FROM names. */
function isBuiltUpon(instruction: CommandInstruction, { subject }: DockerfileContext): boolean {
  const stage = subject.stageOf(instruction);
  return instruction.onbuild || !stage || stage.isFinal || stage.usedBy.some(({ kind }) => kind === "from");
}

/** `PIP_NO_CACHE_DIR` in the environment, or anywhere in the command. */
function isCacheOff(instruction: CommandInstruction, { subject, source }: DockerfileContext): boolean {
  const text = source.text.slice(instruction.span.start, instruction.span.end);
  const here = /PIP_NO_CACHE_DIR=["']?(\w+)/.exec(text)?.[1];
  if (here !== undefined) return isTrue(here);
  const stage = subject.stageOf(instruction);
  if (!stage) {
    const above = subject.syntax.instructions
      .slice(0, instruction.index)
      .flatMap((other) => (other.keyword === "ENV" ? other.pairs : []));
    const loose = above.findLast(({ name }) => name.raw === "PIP_NO_CACHE_DIR")?.value?.raw;
    return loose !== undefined && isTrue(loose);
  }
  const variable = subject.stateAt(instruction, "before").env.get("PIP_NO_CACHE_DIR");
  return variable !== undefined && (!variable.value.known || isTrue(variable.value.value));
}

function isTrue(value: string): boolean {
  return /^(?:1|true|yes|on)$/i.test(value.replace(/^["']|["']$/g, ""));
}

function fixes(run: RunPackages, cache: PackageCache, context: DockerfileContext): readonly Fix[] {
  const { program } = run;
  if (cache.flag) return addFlag(run, cache.flag, "safe");
  const edit = cache.cleanup === undefined ? undefined : appendCommand(program, cache.cleanup, context);
  if (!edit || isNeededLater(program, cache, context)) return [];
  return [{ title: `Add ${cache.cleanup}`, safety: "safe", preferred: true, edits: [edit] }];
}

/** Another RUN may install from lists that this one fetched. */
function isNeededLater(
  program: RunPackages["program"],
  cache: PackageCache,
  { reader, uri }: DockerfileContext,
): boolean {
  return cache.code === "DL3009" && (reader.derive(lastInstalls, uri).get(cache) ?? -1) > program.instruction.index;
}

/** For each cache the index of the last RUN that installs from lists that it has not fetched itself. */
const lastInstalls: Query<ReadonlyMap<PackageCache, number>> = {
  name: "lastInstalls",
  compute(reader, uri) {
    const last = new Map<PackageCache, number>();
    for (const { instruction, commands } of reader.derive(shellPrograms, uri).all) {
      if (instruction.keyword !== "RUN" || instruction.onbuild) continue;
      const updated = new Map<PackageCache, boolean>();
      for (const { packages: call } of commands) {
        const cache = call && Object.hasOwn(PACKAGE_CACHES, call.manager) ? PACKAGE_CACHES[call.manager] : undefined;
        if (!call || !cache) continue;
        if (!updated.has(cache)) updated.set(cache, call.action === "update");
        if (call.action === "install" && !updated.get(cache)) last.set(cache, instruction.index);
      }
    }
    return last;
  },
};
