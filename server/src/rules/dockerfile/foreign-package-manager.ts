/** A package manager that the base image does not have. */
import { valueOf } from "../../semantics/known.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { baseImageFacts } from "../../semantics/image/baseImages.ts";
import type { Query } from "../../workspace/derive.ts";
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/foreign-package-manager",
  title: "Package manager of another distribution",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: packagesInRun(check),
});

/** Which programs a distribution comes with. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  debian: ["apt-get", "apt"],
  ubuntu: ["apt-get", "apt"],
  alpine: ["apk"],
  fedora: ["dnf", "yum"],
  "rhel-like": ["dnf", "yum"],
  amazonlinux: ["dnf", "yum"],
};
const SYSTEM = new Set(["apt-get", "apt", "aptitude", "apk", "dnf", "microdnf", "yum", "zypper", "pacman"]);

function check({ call, command, instruction, program }: RunPackages, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  // Scripts for several distributions ask first which one they are on.
  const { conditional, tested, nested, background } = command.context;
  if (!stage || !SYSTEM.has(call.manager) || conditional || tested || nested !== "none" || background) return;
  if (command.wrappers.some(({ name }) => name === "chroot") || instruction.onbuild) return;
  const found = familyOf(stage);
  const own = found && Object.hasOwn(OWN, found.family) ? OWN[found.family] : undefined;
  if (!found || !own || own.includes(call.program) || !SYSTEM.has(call.program)) return;
  if (context.reader.derive(broughtAlong, context.uri).get(stage)?.has(call.program)) return;
  const first = program.commands.find(({ packages }) => packages?.manager === call.manager);
  if (first !== command) return;
  context.report({
    span: call.programSpan,
    message: `${quote(found.image, 30)} has no ${call.program}: it installs with ${own[0]}.`,
  });
}

/** The distribution at the root of the stage, where its image is known. */
function familyOf({ root }: Stage): { readonly family: string; readonly image: string } | undefined {
  const { base, from } = root;
  // With a variable in FROM the file may be made for several distributions.
  if (from.image?.literal === undefined) return undefined;
  const facts = base.kind === "image" && base.reference ? baseImageFacts(base.reference) : undefined;
  const known = familyOfTag(base) ?? (facts?.listed ? valueOf(facts.family) : undefined);
  return known === undefined || base.kind !== "image" ? undefined : { family: known, image: base.text };
}

/** Tags of official images say their distribution, whatever the version. */
function familyOfTag(base: Stage["base"]): string | undefined {
  if (base.kind !== "image" || !base.reference?.official) return undefined;
  const { name, tag } = base.reference;
  if (/(?:^|-)alpine(?:\d|$)/.test(tag ?? "")) return "alpine";
  return name === "alpine" || name === "debian" || name === "ubuntu" || name === "fedora" ? name : undefined;
}

/** Something in the stage may bring the program along, by its name. */
const broughtAlong: Query<ReadonlyMap<Stage, ReadonlySet<string>>> = {
  name: "programsBroughtAlong",
  compute(reader, uri) {
    const patterns = [...SYSTEM].map(
      (program) => [program, new RegExp(`(?:add|install|COPY)\\b[^&;|]*\\b${program}\\b`)] as const,
    );
    return new Map(
      reader.derive(buildGraph, uri).stages.map((stage) => {
        const texts = stage.instructions.map(({ argumentText }) => argumentText);
        const found = patterns.filter(([, pattern]) => texts.some((text) => pattern.test(text)));
        return [stage, new Set(found.map(([program]) => program))];
      }),
    );
  },
};
