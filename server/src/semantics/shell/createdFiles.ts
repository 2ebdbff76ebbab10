/** Which files the instructions of a stage bring in, as far as their text tells, and which ones `rm` takes away. */
import { valueOf } from "../known.ts";
import type { BuildGraph } from "../dockerfile/model.ts";
import { joinWorkdir } from "../dockerfile/paths.ts";
import type { CopyInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { ShellCommand, ShellProgram } from "./model.ts";

export interface CreatedFile {
  /** Absolute. */
  readonly path: string;
  readonly instruction: Instruction;
  readonly span: Span;
}

/** What is large, or not for everybody's eyes. */
const COUNTS =
  /\.(?:tar|tgz|tbz2|txz|gz|bz2|xz|zst|zip|7z|deb|rpm|apk|whl|gem|jar|war|iso|img|run|bin|exe|msi|pkg|dmg|sql|dump|pem|key|p12|pfx|jks)$|^(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|\.netrc|\.pypirc|auth\.json|credentials|\.env)$/;

/** Files of COPY, ADD and downloads in RUN. Archives that ADD unpacks are left out. */
export function createdFiles(
  graph: BuildGraph,
  instruction: Instruction,
  program: ShellProgram | undefined,
): readonly CreatedFile[] {
  const workdir = valueOf(graph.stateAt(instruction, "before").workdir);
  if (instruction.keyword === "COPY" || instruction.keyword === "ADD") return copied(graph, instruction, workdir);
  if (instruction.keyword !== "RUN" || !program) return [];
  return program.commands.flatMap((command) => {
    const { tested, conditional, nested } = command.context;
    const sure = !tested && !conditional && nested === "none";
    const path = sure ? absolute(download(command), command, program, workdir) : undefined;
    return path === undefined ? [] : [{ path, instruction, span: command.callSpan }];
  });
}

function copied(graph: BuildGraph, instruction: CopyInstruction, workdir: string | undefined): readonly CreatedFile[] {
  const { destination, sources } = instruction;
  const target = destination && valueOf(graph.expand(destination, instruction));
  if (!destination || target === undefined || target === "") return [];
  const path = target.startsWith("/")
    ? target
    : workdir === undefined
      ? undefined
      : joinWorkdir(workdir, target, "linux");
  if (path === undefined) return [];
  return sources.flatMap((source) => {
    const text = source.literal;
    const name = text?.slice(text.lastIndexOf("/") + 1) ?? "";
    // Folders give away their content, whose names are not here; a pattern may name anything; a small script is no matter.
    if (!text || !COUNTS.test(name) || /[*?[]/.test(text) || isUnpacked(instruction, name)) return [];
    const whole = /\/$/.test(target) || sources.length > 1 ? `${trimmed(path)}/${name}` : path;
    return [{ path: trimmed(whole), instruction, span: source.span }];
  });
}

function isUnpacked({ keyword }: CopyInstruction, name: string): boolean {
  return keyword === "ADD" && /\.(?:tar|tgz|tbz2|txz|tar\.\w+)$/.test(name);
}

/** The file that curl or wget is told to write, or that carries the name of its address. */
function download({ name, arguments: words, redirections }: ShellCommand): string | undefined {
  if (name !== "curl" && name !== "wget") return undefined;
  const flag = name === "curl" ? /^(?:-[A-Za-z]*o|--output)$/ : /^(?:-[A-Za-z]*O|--output-document)$/;
  const at = words.findIndex(({ text }) => flag.test(text));
  if (at >= 0) return words[at + 1]?.literal;
  if (redirections.some(({ operator }) => operator === ">")) return undefined;
  const remote =
    name === "wget"
      ? !words.some(({ text }) => /^-\w*[PO]|^--(?:directory-prefix|output-document)/.test(text))
      : words.some(({ text }) => /^-\w*O\w*$|^--remote-name$/.test(text));
  const url = words.find(({ literal }) => /^https?:\/\/[^?#]+\/[^/?#]+$/.test(literal ?? ""))?.literal;
  return remote && url ? url.slice(url.lastIndexOf("/") + 1) : undefined;
}

/** Relative paths start at WORKDIR, unless the script has changed its folder before. */
function absolute(
  path: string | undefined,
  command: ShellCommand,
  program: ShellProgram,
  workdir: string | undefined,
): string | undefined {
  if (path === undefined || path === "-" || path === "" || path.startsWith("/dev/")) return undefined;
  if (path.startsWith("/")) return trimmed(path);
  const moved = program.commands.some(
    ({ name, span }) => (name === "cd" || name === "pushd") && span.start < command.span.start,
  );
  if (moved || workdir === undefined || /^[~$]/.test(path)) return undefined;
  return joinWorkdir(workdir, path, "linux");
}

/** Absolute paths that an `rm` surely removes, with their words. `DIR/*` counts as what is in DIR. */
export function removedPaths(
  command: ShellCommand,
  program: ShellProgram,
  workdir: string | undefined,
): readonly { readonly path: string; readonly word: ShellWord }[] {
  const { tested, nested } = command.context;
  if (command.name !== "rm" || tested || nested !== "none") return [];
  return command.arguments.flatMap((word) => {
    if (word.literal === undefined || word.literal.startsWith("-")) return [];
    const path = absolute(word.literal, command, program, workdir);
    return path === undefined ? [] : [{ path, word }];
  });
}

/** True when removing `removed` takes the file away. */
export function isRemoved(file: string, removed: string): boolean {
  const folder = removed.endsWith("/*") ? removed.slice(0, -2) : removed;
  if (/[*?[{]/.test(folder)) return false;
  return file === folder ? !removed.endsWith("/*") : file.startsWith(`${folder}/`);
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}
