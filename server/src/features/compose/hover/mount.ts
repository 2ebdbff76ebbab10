/** A mount in its short form, part by part. */
import type { ComposeFile } from "../../../semantics/compose/file.ts";
import { isInterpolated } from "../../../semantics/compose/interpolation.ts";
import { parseVolumeShort, type VolumeShort } from "../../../semantics/compose/volumes.ts";
import { code } from "../../../text/markdown.ts";

const OPTIONS: Readonly<Record<string, string>> = {
  ro: "read-only in the container",
  rw: "writable (the default)",
  nocopy: "not filled from the image",
  z: "relabelled for SELinux, shared between containers",
  Z: "relabelled for SELinux, for this container only",
};

export function mountHere(text: string, file: ComposeFile, at: number | undefined): string | undefined {
  const mount = parseVolumeShort(text);
  if (mount.error !== undefined || mount.target === undefined) return undefined;
  const whole = `${code(text)}: ${sentence(mount, file)}`;
  const named = at === undefined ? undefined : partName(mount, at);
  return named === undefined ? whole : `${named}\n\n${whole}`;
}

function sentence({ kind, source, target, options }: VolumeShort, file: ComposeFile): string {
  const to = `at ${code(target?.text ?? "")} in the container`;
  const how = options === undefined ? "" : `, ${optionWords(options.text)}`;
  if (source === undefined) return `a new anonymous volume ${to}${how}.`;
  // With a variable in it, the source may turn out a path or a name.
  if (isInterpolated(source.text)) return `${code(source.text)} ${to}${how}.`;
  if (kind === "volume") return `the volume ${code(source.text)}${externalWords(source.text, file)} ${to}${how}.`;
  return `the host's ${code(source.text)} ${to}${how}. Where it is missing, Compose makes a folder.`;
}

function externalWords(name: string, file: ComposeFile): string {
  return file.resources.volume.some((volume) => volume.name === name) ? "" : " (not declared in this file)";
}

function optionWords(text: string): string {
  return text
    .split(",")
    .map((option) => (Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : `option ${code(option)}`))
    .join(", ");
}

function partName({ kind, source, target, options }: VolumeShort, at: number): string | undefined {
  const on = (part: VolumeShort["source"]) => part !== undefined && part.span.start <= at && at <= part.span.end;
  if (on(source) && source) {
    if (isInterpolated(source.text)) return `${code(source.text)}: the **source** of the mount.`;
    return `${code(source.text)}: the **source**, ${kind === "bind" ? "a path of your machine" : "the name of a volume"}.`;
  }
  if (on(target) && target) return `${code(target.text)}: the **target**, the path in the container.`;
  return on(options) && options ? `${code(options.text)}: **options**, ${optionWords(options.text)}.` : undefined;
}
