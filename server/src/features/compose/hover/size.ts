/** A size in bytes and in the unit that reads best. */
import { isInterpolated } from "../../../semantics/compose/interpolation.ts";
import { parseSize, sizeInWords } from "../../../semantics/compose/values/sizes.ts";
import { code } from "../../../text/markdown.ts";

export function sizeHere(text: string): string | undefined {
  const bytes = isInterpolated(text) ? undefined : parseSize(text);
  if (bytes === undefined) return undefined;
  const exact = bytes >= 1024 ? `, ${bytes.toLocaleString("en")} bytes` : "";
  return `${code(text)}: ${sizeInWords(bytes)}${exact}. Units count to the base of 1024.`;
}
