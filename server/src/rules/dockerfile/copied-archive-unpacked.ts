/** COPY of an archive that a later RUN unpacks, which ADD does by itself. */
import { commandsUnpacking } from "../archives.ts";
import { shellPrograms } from "../../semantics/shell/shellPrograms.ts";
import type { Query } from "../../workspace/derive.ts";
import type { CopyInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

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
  const end = subject.stageOf(instruction)?.instructions.at(-1)?.index ?? Number.POSITIVE_INFINITY;
  const unpackings = context.reader.derive(unpackedNames, context.uri);
  for (const { literal, raw, span } of instruction.sources) {
    if (literal === undefined || !(hadolintCompatible ? ARCHIVE : UNPACKED_BY_ADD).test(literal)) continue;
    // As written: on Windows the backslashes are part of the path.
    const { destination } = instruction;
    const names = [literal, raw, destination?.literal ?? "", destination?.raw ?? ""].map(basename);
    const unpacked = names
      .flatMap((name) => nextAfter(unpackings.get(name) ?? [], instruction.index) ?? [])
      .sort((a, b) => a.index - b.index)[0];
    if (!unpacked || unpacked.index > end) continue;
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

/** The RUNs that unpack a file of a name, in their order. */
const unpackedNames: Query<ReadonlyMap<string, readonly Instruction[]>> = {
  name: "unpackedNames",
  compute(reader, uri) {
    const found = new Map<string, Instruction[]>();
    for (const program of reader.derive(shellPrograms, uri).all) {
      if (program.instruction.keyword !== "RUN" || program.instruction.onbuild) continue;
      for (const name of new Set(commandsUnpacking(program).map(basename))) {
        const list = found.get(name);
        if (list) list.push(program.instruction);
        else found.set(name, [program.instruction]);
      }
    }
    return found;
  },
};

/** The first of the instructions, which are in order, behind the index. */
function nextAfter(instructions: readonly Instruction[], index: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.index ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return instructions[low];
}
