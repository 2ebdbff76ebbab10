/** Which offsets of an instruction lie inside quotes: blanks there are part of the value. */
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";

/** Tells for an offset of the file whether it lies inside a quoted string of the instruction. */
export function quotedOffsets(text: string, instruction: Instruction): (offset: number) => boolean {
  const { start, end } = instruction.argumentSpan;
  const shell = "command" in instruction && instruction.command?.form === "shell" ? instruction.command : undefined;
  const view = shell ? shell.shellText : text.slice(start, end);
  const origin = shell ? shell.span.start : start;
  const quoted = new Uint8Array(view.length + 1);
  let quote = "";
  for (let at = 0; at < view.length; at++) {
    const char = view.charAt(at);
    if (quote !== "") quoted[at] = 1;
    if (char === "\\" && quote !== "'") {
      at++;
      if (quote !== "") quoted[at] = 1;
    } else if (quote === "" && (char === "'" || char === '"')) quote = char;
    else if (char === quote) quote = "";
  }
  return (offset) => quoted[offset - origin] === 1;
}
