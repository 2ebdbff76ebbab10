/** The program that a command starts: where it is found, and who put it there. */
import { commandMeaning } from "../../../knowledge/commands.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { code } from "../../../text/markdown.ts";
import { joinWorkdir } from "../../../semantics/dockerfile/paths.ts";
import { line, listed, type Place, short } from "./place.ts";

/** "`/entrypoint.sh`: the program; copied on line 4", "`node`: the program, found along `PATH`". */
export function programText(word: string, instruction: Instruction, place: Place): string {
  if (!/[\\/]/.test(word)) {
    const known = commandMeaning(word);
    return `${code(word)}: the program${known === undefined ? "" : ` (${known})`}, looked for along \`PATH\``;
  }
  return `${short(word)}: the program${pathNotes(word, instruction, place)}`;
}

/** Where a path leads to and which COPY or ADD above has put the file there. */
export function pathNotes(word: string, instruction: Instruction, place: Place): string {
  const stage = place.graph.stageOf(instruction);
  const { workdir } = place.graph.stateAt(listed(instruction, place), "before");
  const absolute = workdir.known ? joinWorkdir(workdir.value, word, stage?.os ?? "linux") : undefined;
  const full = word.startsWith("/") ? word : absolute;
  const from = full !== undefined && full !== word ? `, here ${short(full)}` : "";
  const copied = full === undefined ? undefined : copiedBy(full, instruction, place);
  const needs = stage?.os === "windows" ? "" : "; it must be executable and begin with `#!` if it is a script";
  return `${from}${copied ? `, copied on ${line(copied, place)}` : ""}${needs}`;
}

/** The last COPY or ADD above that names this very file as its target, or a file of its name as a source. */
function copiedBy(path: string, instruction: Instruction, place: Place): Instruction | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const stage = place.graph.stageOf(instruction);
  return stage?.instructions.findLast((one) => {
    if ((one.keyword !== "COPY" && one.keyword !== "ADD") || one.index > instruction.index) return false;
    const words = [...one.sources, ...(one.destination ? [one.destination] : [])];
    return words.some(({ literal, raw }) => (literal ?? raw).split("/").at(-1) === name);
  });
}
