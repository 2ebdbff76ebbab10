/** Package managers that ask a question, where a build has nobody to answer. */
import type { ShellCommand } from "./model.ts";
import { hasFlag, type PackageCall } from "./packageCall.ts";

const ASKING: Readonly<Record<string, readonly string[]>> = {
  "apt-get": ["upgrade", "remove"],
  apt: ["install", "upgrade", "remove"],
  aptitude: ["install", "upgrade", "remove"],
  dnf: ["upgrade", "remove"],
  yum: ["upgrade", "remove"],
  pacman: ["install", "upgrade", "remove"],
  conda: ["install", "remove"],
};

/**
 * True when the call stops to ask and its input is empty. Installing with apt-get, yum, dnf and zypper is left to the
 * rules that have their codes.
 */
export function asksQuestion(command: ShellCommand): command is ShellCommand & { readonly packages: PackageCall } {
  const call = command.packages;
  if (!call || call.action === undefined || !ASKING[call.manager]?.includes(call.action)) return false;
  const { context, redirections, environment } = command;
  if (context.pipeline.index > 0 || redirections.some(({ operator }) => operator.startsWith("<"))) return false;
  if (hasFlag(call, call.facts.yes ?? []) || answersOtherwise(call)) return false;
  return !environment.some(({ name }) => /^(?:CONDA_ALWAYS_YES|MAMBA_ALWAYS_YES)$/.test(name)) && isAsking(call);
}

/** By configuration, by only showing what would be done, or by being quiet enough to be taken for yes. */
function answersOtherwise({ flags }: PackageCall): boolean {
  const quiet = flags.filter(({ name }) => name === "-q" || name === "--quiet").length;
  return (
    quiet > 1 ||
    flags.some(
      ({ name, value, word }) =>
        /^(?:-qq+|-q=[2-9]|-s|--simulate|--dry-run|-d|--download-only|--assume-no|--assumeno|--print|-p|--json|--noconfirm|--help|-h)$/.test(
          name,
        ) ||
        /assume-?yes/i.test(value ?? "") ||
        word.literal === undefined,
    )
  );
}

/** What nothing depends on any more may be nothing; without packages there is nothing to ask; variables may be options. */
function isAsking({ action, operands, subcommand }: PackageCall): boolean {
  if (operands.some(({ literal }) => literal === undefined)) return false;
  return subcommand?.text !== "autoremove" && (action === "upgrade" || operands.length > 0);
}
