/** Sources and destination of COPY and ADD, word by word. */
import type { CopyInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { type Span, touches } from "../../../text/span.ts";
import { flagOf } from "../../../semantics/dockerfile/words.ts";
import { destinationLines, pathInImage } from "./files.ts";
import { modeWords, ownerWords } from "./permissions.ts";
import { sourceHere } from "./sources.ts";
import { line, listed, type Place, short, show, stageName, type Text } from "./place.ts";

interface Path {
  readonly span: Span;
  /** As far as it is known. */
  readonly value: string | undefined;
  readonly raw: string;
}

export function copyAt(instruction: CopyInstruction, offset: number, place: Place): Text | undefined {
  const paths = pathsOf(instruction, place);
  const at = paths.findIndex(({ span }) => touches(span, offset));
  const path = paths[at];
  if (!path) return undefined;
  const isTarget = at === paths.length - 1 && (paths.length > 1 || instruction.heredocs.length > 0);
  const markdown = isTarget ? targetText(path, instruction, place) : sourceText(path, instruction, place);
  return { span: path.span, markdown };
}

function pathsOf(instruction: CopyInstruction, place: Place): readonly Path[] {
  if (instruction.json)
    return instruction.json.items.map(({ span, value }) => ({
      span,
      value: value.includes("$") ? undefined : value,
      raw: value,
    }));
  const words = [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
  return words.map((word) => {
    const value = instruction.onbuild ? undefined : place.graph.expand(word, listed(instruction, place));
    return { span: word.span, value: value?.known ? value.value : word.literal, raw: word.raw };
  });
}

function targetText({ raw }: Path, instruction: CopyInstruction, place: Place): string {
  const windows = place.graph.stageOf(instruction)?.os === "windows";
  return paragraphs(
    `Destination ${short(raw)}`,
    list([...destinationLines(instruction, place), ...(windows ? [] : ownership(instruction))]),
  );
}

function ownership(instruction: CopyInstruction): readonly string[] {
  const owner = flagOf(instruction, "chown")?.value;
  const mode = flagOf(instruction, "chmod")?.value?.literal;
  const usual =
    instruction.sources.length === 0
      ? "644"
      : `that of the source${instruction.keyword === "ADD" ? ", 600 for a download" : ""}`;
  return [
    owner ? `Owner: ${ownerWords(owner.raw)}` : "Owner: root, whatever `USER` says",
    `Mode: ${mode === undefined ? usual : (modeWords(mode) ?? code(mode))}`,
  ];
}

function sourceText(path: Path, instruction: CopyInstruction, place: Place): string {
  const text = path.value ?? path.raw;
  if (instruction.keyword === "ADD" && /^https?:\/\//i.test(text)) return remoteText(text);
  if (instruction.keyword === "ADD" && /^(?:git@|git:|ssh:)/.test(text))
    return `Git repository ${short(text)}, cloned without its \`.git\` folder.`;
  const found = sourceHere(path.span, instruction, place, (name) => pathInImage(name, instruction, place));
  const general = [from(text, instruction, place), ...shape(text, instruction)];
  return paragraphs(`Source ${short(text)}`, list(found.length > 0 ? found : general));
}

function remoteText(address: string): string {
  if (/\.git(?:[#?].*)?$/.test(address))
    return paragraphs(
      `Git repository ${short(address)}`,
      list([
        "Cloned without its `.git` folder; what stands behind `#` is a branch, tag or commit, then `:` and a folder.",
      ]),
    );
  const packed = /\.(?:tar(?:\.\w+)?|tgz|zip)$/i.test(address);
  return paragraphs(
    `Download of ${short(address)}`,
    list([
      "Fetched by the builder, not by the container.",
      ...(packed ? ["Archives from an address are stored as they are; `--unpack` unpacks them."] : []),
      "`--checksum=sha256:…` makes the build stop when the content is another one.",
    ]),
  );
}

function from(text: string, instruction: CopyInstruction, place: Place): string {
  const source = flagOf(instruction, "from")?.value;
  const inside = text === "." || text === "/" || text === "./" ? "everything" : short(text.replace(/^\.?\/+/, ""));
  if (!source)
    return inside === "everything"
      ? "Everything in the build context, but for what the ignore file leaves out."
      : `${inside} in the build context; a leading \`/\` or \`./\` changes nothing.`;
  const name = place.graph.expand(source, listed(instruction, place));
  const stage = name.known ? place.graph.stage(name.value) : undefined;
  const root = /^\/|^[A-Za-z]:/.test(text) ? short(text) : short(`/${text}`);
  if (stage)
    return `${root} of ${stageName(stage)} (${line(stage.from, place)}), counted from its root, not from its \`WORKDIR\`.`;
  return `${root} of the image or named context ${show(name)}, counted from its root.`;
}

function shape(text: string, instruction: CopyInstruction): readonly string[] {
  const parents = flagOf(instruction, "parents") !== undefined;
  if (/[*?[]/.test(text))
    return [
      "A pattern: `*` and `?` stop at `/`. Where nothing matches, nothing is copied, and the build goes on." +
        (parents ? "" : " Matches lose their folders."),
    ];
  if (instruction.keyword === "ADD" && /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz)$/i.test(text))
    return ["A local archive: `ADD` unpacks it into the destination."];
  if (text.endsWith("/") || text === ".")
    return [
      parents
        ? "With `--parents` the folders are kept."
        : "Of a folder, what is inside is copied, not the folder itself.",
    ];
  return ["A file is copied as it is; of a folder, what is inside it."];
}
