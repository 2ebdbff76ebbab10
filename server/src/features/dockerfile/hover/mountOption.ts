/** Keys and values of `RUN --mount`. */
import { stageHere } from "./from.ts";
import { joinWorkdir } from "../../../semantics/dockerfile/paths.ts";
import type { Flag, FlagOption, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, paragraphs } from "../../../text/markdown.ts";
import { modeWords } from "./permissions.ts";
import { line, listed, type Place, short, stageName } from "./place.ts";

const ALIASES: Readonly<Record<string, string>> = {
  src: "source",
  dst: "target",
  destination: "target",
  ro: "readonly",
  rw: "readwrite",
};

const KEYS: Readonly<Record<string, string>> = {
  type: "which kind of mount: `bind`, `cache`, `tmpfs`, `secret` or `ssh`",
  target: "where the command finds it",
  source: "which file or folder is mounted, counted from the root of `from`",
  from: "stage, image or named context that it comes from; without it, the build context",
  id: "its name: caches of one name are shared, secrets and SSH agents are found by it",
  sharing:
    "what several builds do at once: `shared` all use it, `private` each gets one, `locked` one waits for the other",
  readonly: "the command may not write there",
  readwrite: "the command may write; what it writes into a bind mount is thrown away",
  required: "the build fails when nobody gives it; else the command runs without",
  mode: "rights of the file or new folder",
  uid: "number of its owner, 0 (root) by default",
  gid: "number of its group, 0 (root) by default",
  size: "how large it may become",
  env: "the environment variable that gets the secret's value",
};

export function mountOptionText(
  option: FlagOption,
  flag: Flag,
  instruction: Instruction,
  place: Place,
  onValue: boolean,
): string {
  const written = option.key.toLowerCase();
  const key = ALIASES[written] ?? written;
  const meaning = KEYS[key] ?? "no option of `--mount`";
  const same = ALIASES[written] ? `, another word for ${code(key)}` : "";
  const heading = `${code(option.key)}${same}: ${meaning}`;
  return onValue
    ? paragraphs(valueText(key, option, flag, instruction, place), heading)
    : paragraphs(heading, valueText(key, option, flag, instruction, place));
}

function valueText(
  key: string,
  { value, key: written }: FlagOption,
  flag: Flag,
  instruction: Instruction,
  place: Place,
): string | undefined {
  if (!value) return `${code(written)} alone means yes.`;
  const expanded = instruction.onbuild ? undefined : place.graph.expand(value, listed(instruction, place));
  const text = expanded?.known ? expanded.value : (value.literal ?? value.raw);
  if (key === "type") return TYPES[text.toLowerCase()] ?? `${code(text)} is no kind of mount.`;
  if (key === "mode") return `${code(text)}: ${modeWords(text.padStart(3, "0")) ?? "not known here"}`;
  if (key === "target") return targetText(text, instruction, place);
  if (key === "from") return fromText(text, place);
  if (key === "id") return idText(text, flag);
  return `Here: ${short(text)}`;
}

const TYPES: Readonly<Record<string, string>> = {
  bind: "`bind`: files of the context or another stage, without copying them into a layer",
  cache: "`cache`: a folder of the builder that is kept from build to build",
  tmpfs: "`tmpfs`: a folder in memory, gone after the command",
  secret: "`secret`: a secret file, there for this command only and in no layer",
  ssh: "`ssh`: the SSH agent of who builds, for this command only",
};

function targetText(text: string, instruction: Instruction, place: Place): string {
  const { workdir } = place.graph.stateAt(listed(instruction, place), "before");
  const absolute = workdir.known
    ? joinWorkdir(workdir.value, text, place.graph.stageOf(instruction)?.os ?? "linux")
    : undefined;
  return `Mounted at ${short(absolute ?? text)} while this command runs; not there afterwards.`;
}

function fromText(name: string, place: Place): string {
  const stage = place.graph.stage(name);
  if (!stage) return `${code(name)} is no stage of this file: a named context or an image of this name.`;
  return paragraphs(`Stage ${stageName(stage)} (${line(stage.from, place)})`, stageHere(stage, place));
}

function idText(id: string, { options }: Flag): string {
  const type = options.find(({ key }) => key === "type")?.value?.literal;
  if (type === "secret")
    return `${code(id)}: given with \`docker build --secret id=${id},src=FILE\`, or by \`build.secrets\` in Compose.`;
  if (type === "ssh") return `${code(id)}: given with \`docker build --ssh ${id}\`.`;
  return `${code(id)}: every mount with this name sees the same files.`;
}
