/** The short form of a mount, `[SOURCE:]TARGET[:OPTIONS]`, cut as Compose cuts it. */
import type { Span } from "../../text/span.ts";

export interface VolumeShort {
  readonly kind: "bind" | "volume" | "anonymous";
  readonly source: Part | undefined;
  readonly target: Part | undefined;
  readonly options: Part | undefined;
  readonly error: "empty" | "empty-section" | "too-many-colons" | undefined;
}

/** A piece of a short form and where it stands in it. */
export interface Part {
  readonly text: string;
  readonly span: Span;
}

/** Cuts a short form; colons inside `${…}` and behind a drive letter do not count. */
export function parseVolumeShort(text: string): VolumeShort {
  const nothing = { source: undefined, target: undefined, options: undefined };
  if (text === "") return { kind: "anonymous", ...nothing, error: "empty" };
  const whole = { text, span: { start: 0, end: text.length } };
  if (text.length <= 2) return { kind: "anonymous", ...nothing, target: whole, error: undefined };
  const parts = cut(text);
  const error = parts.some((part) => part.text === "")
    ? "empty-section"
    : parts.length > 3
      ? "too-many-colons"
      : undefined;
  const [first, second, third] = parts;
  if (second === undefined) return { kind: "anonymous", ...nothing, target: first, error };
  return {
    kind: isFilePath(first?.text ?? "") ? "bind" : "volume",
    source: first,
    target: second,
    options: third,
    error,
  };
}

function cut(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i <= text.length; i++) {
    const character = text[i];
    if (character === "$" && text[i + 1] === "{") depth++;
    else if (character === "}" && depth > 0) depth--;
    else if (character === undefined || (character === ":" && depth === 0)) {
      const drive = character === ":" && i - start === 1 && /\p{L}/u.test(text[start] ?? "");
      if (drive) continue;
      parts.push({ text: text.slice(start, i), span: { start, end: i } });
      start = i + 1;
    }
  }
  return parts;
}

/** True where Compose takes the source for a path of the host, else it is the name of a volume. */
export function isFilePath(source: string): boolean {
  return /^(?:[./~]|\\\\|\p{L}:)/u.test(source);
}
