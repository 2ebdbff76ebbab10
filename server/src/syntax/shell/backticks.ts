/** The inside of backticks loses backslashes before the shell reads it. */
import { type Place, placedBy } from "./place.ts";

/** Where the characters of the decoded inside stand; `from` is where the inside begins in the outer text. */
export function decodedBackticks(decoded: string, outer: string, from: number, place: Place): Place {
  const offsets: number[] = [];
  let at = from;
  for (const character of decoded.split("")) {
    if (outer[at] !== character && outer[at] === "\\") at++;
    else if (outer[at] === "\\" && outer[at + 1] === "\\" && character === "\\") at++;
    offsets.push(place(at));
    at++;
  }
  offsets.push(place(at));
  return placedBy(offsets);
}
