/** A package manager that stops to ask a question nobody can answer. */
import { hasFlag, type PackageCall } from "../../semantics/shell/packageCall.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { insertFlag, packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/install-without-yes",
  title: "Installation that waits for an answer",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["DL3014", "DL3030", "DL3034", "DL3038"],
  since: "0.1.0",
  fix: "safe",
  visit: packagesInRun(check),
});

/** What each manager takes for a yes, with the code and subcommands of hadolint's rule. */
const MANAGERS: Readonly<Record<string, { readonly yes: string; readonly code?: string; readonly theirs?: RegExp }>> = {
  "apt-get": { yes: "-y", code: "DL3014", theirs: /^install$/ },
  apt: { yes: "-y" },
  yum: { yes: "-y", code: "DL3030", theirs: /^(?:group|local)?install$/ },
  dnf: { yes: "-y", code: "DL3038", theirs: /^(?:group|local)?install$/ },
  microdnf: { yes: "-y", code: "DL3038", theirs: /^(?:group|local)?install$/ },
  zypper: { yes: "-y", code: "DL3034", theirs: /^(?:install|in|remove|rm|source-install|si|patch)$/ },
  pacman: { yes: "--noconfirm" },
};

/** Actions that ask before they change something. */
const ASKING = new Set(["install", "upgrade", "remove"]);
const DRY = ["-s", "--simulate", "--dry-run", "--just-print", "--no-act", "--print-uris", "-d", "--download-only"];

function check({ call, command }: RunPackages, context: DockerfileContext): void {
  const manager = Object.hasOwn(MANAGERS, call.manager) ? MANAGERS[call.manager] : undefined;
  const subcommand = call.subcommand?.text ?? "";
  if (!manager || !call.action || !ASKING.has(call.action) || saysYes(call)) return;
  const theirs = manager.theirs?.test(subcommand) === true;
  // `yes |` answers, and so may a file or a setting; words that we cannot see may hold the flag.
  const answered =
    command.context.pipeline.index > 0 || command.redirections.some(({ operator }) => operator.startsWith("<"));
  const hidden = command.arguments.some(({ literal, text }) => literal === undefined && /^["']?\$/.test(text));
  const configured = /assume-?yes|noconfirm/i.test(context.source.text.replace(/\s--?(?:assume-?yes|noconfirm)/gi, ""));
  // Nothing is asked where nothing is named.
  const idle = call.action !== "upgrade" && call.operands.length === 0 && call.manager !== "pacman";
  if ((answered || hidden || configured || idle || hasFlag(call, DRY)) && !(theirs && context.hadolintCompatible))
    return;
  const { programSpan, subcommand: place } = call;
  context.report({
    span: { start: programSpan.start, end: (place?.span ?? programSpan).end },
    message: `${quote(`${call.program} ${subcommand}`, 30)} asks before it goes on, and in a build nobody answers.`,
    aliases: theirs && manager.code ? [manager.code] : [],
    fixes: () => [
      { title: `Add ${manager.yes}`, safety: "safe", preferred: true, edits: [insertFlag(call, manager.yes)] },
    ],
  });
}

function saysYes(call: PackageCall): boolean {
  const { facts, flags, manager } = call;
  if (hasFlag(call, [...(facts.yes ?? []), ...(facts.globalNonInteractive ?? [])])) return true;
  if (flags.some(({ name }) => name === "--non-interactive" || name === "--assumeno")) return true;
  if (manager !== "apt-get" && manager !== "apt") return false;
  // Two times quiet is a yes for apt; so is its setting.
  const quiet = flags.reduce((sum, { name, value }) => sum + quietness(name, value), 0);
  return quiet >= 2 || flags.some(({ value }) => /^APT::Get::Assume-Yes=(?:true|1|yes)$/i.test(value ?? ""));
}

function quietness(name: string, value: string | undefined): number {
  if (name === "--quiet" || name === "-q") return value === undefined ? 1 : Number(value) || 0;
  return /^-[a-zA-Z]+$/.test(name) ? name.split("q").length - 1 : 0;
}
