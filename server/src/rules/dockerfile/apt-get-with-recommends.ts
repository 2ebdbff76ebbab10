/** apt-get install with everything that the packages recommend. */
import { hasFlag } from "../../semantics/shell/packageCall.ts";
import { quote } from "../../text/quote.ts";
import type { Query } from "../../workspace/derive.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { endsInImage, addFlag, packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/apt-get-with-recommends",
  title: "Recommended packages are installed, too",
  category: "size",
  severity: "hint",
  from: "learn",
  aliases: ["DL3015"],
  since: "0.1.0",
  fix: "unsafe",
  visit: packagesInRun(check),
});

const FLAG = "--no-install-recommends";

function check(run: RunPackages, context: DockerfileContext): void {
  const { call, instruction } = run;
  const theirs = call.manager === "apt-get" && call.subcommand?.text === "install";
  const ours = theirs || (call.manager === "apt" && call.subcommand?.text === "install");
  if (!ours || (!theirs && context.hadolintCompatible)) return;
  const set = call.flags.some(({ value }) => /^APT::Install-Recommends=(?:false|0|no)$/i.test(value ?? ""));
  if (set || hasFlag(call, [FLAG])) return;
  // Elsewhere in the file it may be set for good; and in stages that are thrown away size does not matter.
  const isFine = () => context.reader.derive(recommendsAreOff, context.uri) || !endsInImage(instruction, context);
  if (!context.hadolintCompatible && isFine()) return;
  const end = (call.subcommand?.span ?? call.programSpan).end;
  context.report({
    span: { start: call.programSpan.start, end },
    message: `${quote(`${call.program} install`, 20)} also installs what the packages merely recommend.`,
    aliases: theirs ? ["DL3015"] : [],
    fixes: () => addFlag(run, FLAG, "unsafe"),
  });
}

/** Something in the file turns recommendations off, or seems to. */
const recommendsAreOff: Query<boolean> = {
  name: "recommendsAreOff",
  compute: (reader, uri) => /Install-Recommends\s*["']?\s*["']?(?:false|0|no)/i.test(reader.file(uri)?.text ?? ""),
};
