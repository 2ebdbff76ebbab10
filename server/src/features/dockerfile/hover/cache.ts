/** What makes the builder run an instruction again, and what it runs again after it. */
import { type CacheEffect, cacheEffect } from "../../../semantics/dockerfile/cache.ts";
import { flagOf } from "../../../semantics/dockerfile/words.ts";
import type { CommandInstruction, CopyInstruction, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { list } from "../../../text/markdown.ts";
import { enumerate, line, type Place, short } from "./place.ts";

/** Undefined where the cache has nothing to do with it. */
export function cacheHere(instruction: Instruction, place: Place): string | undefined {
  if (instruction.onbuild || instruction.keyword === undefined) return undefined;
  const effect = cacheEffect(instruction, place.graph);
  return effect && list([...looksAt(instruction, place), trace(instruction, effect), ...after(effect, place)]);
}

function trace({ keyword }: Instruction, { trace }: CacheEffect): string {
  if (trace === "layer")
    return keyword === "WORKDIR" ? "Makes a layer, which holds at most the new folder." : "Makes a layer.";
  if (trace === "configuration") return "Makes no layer: only the image's configuration is written.";
  return keyword === "ARG" ? "Makes no layer." : "Brings the layers of its base; makes none of its own.";
}

/** What a step is found in the cache by. */
function looksAt(instruction: Instruction, place: Place): readonly string[] {
  switch (instruction.keyword) {
    case "RUN":
      return [runKey(instruction, place)];
    case "COPY":
    case "ADD":
      return [copyKey(instruction)];
    case "FROM":
      return place.graph.stageOf(instruction)?.base.kind === "image"
        ? ["A new image behind the same tag makes everything below run again. A digest keeps it fixed."]
        : [];
    case "WORKDIR":
      return ["Taken from the cache while the path, the user and all above are the same."];
    default:
      return [];
  }
}

function runKey({ flags }: CommandInstruction, { graph }: Place): string {
  const mounts = flags.filter(({ name }) => name === "mount").map(({ options }) => options);
  const types = mounts.map((options) => options.find(({ key }) => key === "type")?.value?.literal ?? "bind");
  const notes = [
    ...(types.includes("bind") ? ["the files of the bind mount"] : []),
    ...(graph.options.platform === undefined ? [] : ["the platform"]),
  ];
  const parts = ["this text", "`ARG` and `ENV` in effect", "user", "folder", ...notes].join(", ");
  const ignored = types.filter((type) => type === "cache" || type === "secret" || type === "ssh");
  const not = ignored.length > 0 ? ` What is in the ${enumerate([...new Set(ignored)])} mount does not count.` : "";
  return `Found in the cache by: ${parts}, and all steps above. New versions of what it downloads go unnoticed.${not}`;
}

function copyKey(instruction: CopyInstruction): string {
  const sources = instruction.sources.map(({ literal, raw }) => literal ?? raw);
  if (instruction.keyword === "ADD" && sources.some((source) => /^https?:|^git@|\.git(?:#|$)/.test(source)))
    return flagOf(instruction, "checksum")
      ? "Taken from the cache while `--checksum` and all above are the same; the address is not asked again."
      : "The address is asked on every build; unchanged content comes from the cache.";
  const what =
    instruction.sources.length === 0 ? "the text below" : "the copied files (content and mode; not the time)";
  return flagOf(instruction, "link")
    ? `Taken from the cache while ${what} are the same, whatever happens above: that is what \`--link\` is for.`
    : `Taken from the cache while ${what} and all above are the same.`;
}

function after({ remade, compared, trace }: CacheEffect, place: Place): readonly string[] {
  const names = (steps: readonly Instruction[]) =>
    enumerate([
      ...steps.slice(0, 5).map((step) => `${short(step.keyword ?? "")} on ${line(step, place)}`),
      ...(steps.length > 5 ? [`${steps.length - 5} more`] : []),
    ]);
  if (remade.length === 0 && compared.length === 0)
    return trace === "layer"
      ? ["Nothing below has to run again after it."]
      : ["A change here makes no step run again."];
  const again = remade.length > 0 ? [`When it changes, run again: ${names(remade)}.`] : [];
  const maybe =
    compared.length > 0
      ? [`Compared by the files that they take: ${names(compared)}. If these are the same, what follows stays cached.`]
      : [];
  return [...again, ...maybe];
}
