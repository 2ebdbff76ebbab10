/** COPY of an archive that a later RUN unpacks, which ADD does by itself. */
import { commandsUnpacking } from "../archives.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { programOf } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/copied-archive-unpacked",
  title: "Archive copied, then unpacked",
  category: "size",
  severity: "hint",
  from: "learn",
  aliases: ["DL3010"],
  since: "0.1.0",
  fix: "none",
  visit: { COPY: check },
});

const ARCHIVE = /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst|tlz|tz|taz|tb2|tz2|gz|bz2|xz|zst|lzma|lz|Z)$/i;
/** What ADD unpacks. */
const UNPACKED_BY_ADD = /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz)$/i;

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const { subject, hadolintCompatible } = context;
  if (instruction.onbuild || flagOf(instruction, "from")) return;
  const stage = subject.stageOf(instruction)?.instructions ?? subject.syntax.instructions;
  const later = stage.slice(stage.indexOf(instruction) + 1);
  for (const { literal, raw, span } of instruction.sources) {
    if (literal === undefined || !(hadolintCompatible ? ARCHIVE : UNPACKED_BY_ADD).test(literal)) continue;
    // As written: on Windows the backslashes are part of the path.
    const { destination } = instruction;
    const names = [literal, raw, destination?.literal ?? "", destination?.raw ?? ""].map(basename);
    const unpacked = later.find(
      (other) =>
        other.keyword === "RUN" &&
        commandsUnpacking(programOf(other, context)).some((word) => names.includes(basename(word))),
    );
    if (!unpacked) continue;
    context.report({
      span,
      message: `${quote(basename(literal), 30)} stays in this layer although it is unpacked below; ADD unpacks it at once.`,
      related: [{ span: unpacked.keywordSpan, message: "Unpacked here." }],
    });
  }
}

function basename(path: string): string {
  return path.replace(/^["']|["']$/g, "").replace(/^.*[\\/]/, "");
}
