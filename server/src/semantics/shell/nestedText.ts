/** A script in an argument: `sh -c '…'`. Its quotes are taken off, and its characters still know where they stand. */
import { type Place, placedAt, placedBy } from "../../syntax/shell/place.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";

export interface NestedText {
  readonly text: string;
  readonly place: Place;
}

/**
 * The text that the inner shell gets, with the variables of the outer one as written. Undefined where the outer shell
 * runs something to make it (`"$(…)"`), because the script is then not in the file.
 */
export function nestedText(word: ShellWord): NestedText | undefined {
  if (word.parts.some(({ kind }) => kind === "substitution" || kind === "arithmetic")) return undefined;
  const place = word.offsets ? placedBy(word.offsets) : placedAt(word.span.start);
  const [part] = word.parts;
  if (part?.kind === "text" && part.quote === "json") return { text: word.raw, place };
  if (word.parts.some((each) => each.kind === "text" && each.quote === "ansi")) return undefined;
  return unquoted(word.raw, place);
}

function unquoted(raw: string, place: Place): NestedText {
  let text = "";
  const offsets: number[] = [];
  let quote = "";
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at] ?? "";
    if (character === quote) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else {
      const next = raw[at + 1] ?? "";
      const escape = character === "\\" && quote !== "'" && (quote === "" || '$`"\\\n'.includes(next)) && next !== "";
      if (escape) at++;
      if (escape && next === "\n") continue;
      text += escape ? next : character;
      offsets.push(place(at));
    }
  }
  offsets.push(place(raw.length));
  return { text, place: placedBy(offsets) };
}
