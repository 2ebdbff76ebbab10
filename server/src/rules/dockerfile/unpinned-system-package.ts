/** Packages of the distribution without a version. */
import type { PackageSpec } from "../../semantics/shell/packageSpec.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { packagesInRun, type RunPackages } from "../runCommands.ts";
import { reportUnpinned, unpinned } from "../unpinnedPackages.ts";

/** By manager: hadolint's code, and the subcommands that it looks at. */
const CODES: Readonly<Record<string, readonly [string, RegExp]>> = {
  "apt-get": ["DL3008", /^install$/],
  apk: ["DL3018", /^add$/],
  yum: ["DL3033", /^(?:install|module install)$/],
  zypper: ["DL3037", /^(?:install|in)$/],
  dnf: ["DL3041", /^(?:install|module install)$/],
  microdnf: ["DL3041", /^(?:install|module install)$/],
};

export default dockerfileRule({
  id: "dockerfile/unpinned-system-package",
  title: "System package without a version",
  category: "correctness",
  severity: "information",
  from: "strict",
  aliases: ["DL3008", "DL3018", "DL3033", "DL3037", "DL3041"],
  since: "0.1.0",
  fix: "none",
  visit: packagesInRun(check),
});

function check(run: RunPackages, context: DockerfileContext): void {
  const { call } = run;
  const [code, subcommands] = Object.hasOwn(CODES, call.manager) ? (CODES[call.manager] ?? []) : [];
  if (code === undefined || !subcommands?.test(call.subcommand?.text ?? "")) return;
  const module = call.subcommand?.text.startsWith("module") === true;
  const found = context.hadolintCompatible
    ? call.packages.filter((spec) => isUnpinnedForHadolint(spec, run, context, module))
    : unpinned(call).filter(({ word }) => !(module && word.text.includes(":")));
  reportUnpinned(found, run, { why: "takes the one of the day", aliases: [code] }, context);
}

/** hadolint looks at the word: a variable is no version, unless it is one of the stage's behind the name of an RPM. */
function isUnpinnedForHadolint(
  { word }: PackageSpec,
  run: RunPackages,
  context: DockerfileContext,
  module: boolean,
): boolean {
  const { text } = word;
  switch (run.call.manager) {
    case "apt-get":
      return !/[=/]|\.deb$/.test(text);
    case "apk":
      return !/[=~<>]|\.apk$/.test(text);
    case "zypper":
      return !/[=<>]|\.rpm$/.test(text);
    default:
      if (module) return !text.includes(":");
      return !(
        /.-(?:\d+:)?\d[^-]*(?:-[^-]+)?$/.test(text) ||
        /\.rpm$/.test(text) ||
        endsInVariable(text, run, context)
      );
  }
}

/** `name-${version}` of an ENV that the stage has, or of any ARG. */
function endsInVariable(text: string, { instruction }: RunPackages, { subject }: DockerfileContext): boolean {
  const name = /\$\{?(\w+)\}?/.exec(text)?.[1];
  if (name === undefined) return false;
  const arg = subject.syntax.instructions.some(
    (other) => other.keyword === "ARG" && other.pairs.some((pair) => pair.name.raw === name),
  );
  const loose =
    !subject.stageOf(instruction) &&
    subject.syntax.instructions.some(
      (other) => other.keyword === "ENV" && other.pairs.some((pair) => pair.name.raw === name),
    );
  return arg || loose || subject.stateAt(instruction, "before").env.has(name);
}
