/** A package manager that stops to ask a question nobody can answer. */
import { hasFlag, type PackageCall } from "../../semantics/shell/packageCall.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { addFlag, packagesInRun, type RunPackages } from "../runCommands.ts";

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

/** hadolint's code, and the subcommands that it looks at. What else asks is told by a rule about the shell. */
const CODES: Readonly<Record<string, readonly [string, RegExp]>> = {
  "apt-get": ["DL3014", /^install$/],
  yum: ["DL3030", /^(?:group|local)?install$/],
  dnf: ["DL3038", /^(?:group|local)?install$/],
  microdnf: ["DL3038", /^(?:group|local)?install$/],
  zypper: ["DL3034", /^(?:install|in|remove|rm|source-install|si|patch)$/],
};

const DRY = ["-s", "--simulate", "--dry-run", "--just-print", "--no-act", "--print-uris", "-d", "--download-only"];

function check(run: RunPackages, context: DockerfileContext): void {
  const { call, command } = run;
  const subcommand = call.subcommand?.text ?? "";
  const [code, subcommands] = Object.hasOwn(CODES, call.manager) ? (CODES[call.manager] ?? []) : [];
  if (code === undefined || !subcommands?.test(subcommand) || saysYes(call)) return;
  // `yes |` answers, and so may a file or a setting; words that we cannot see may hold the flag.
  const answered =
    command.context.pipeline.index > 0 || command.redirections.some(({ operator }) => operator.startsWith("<"));
  const hidden = command.arguments.some(({ literal, text }) => literal === undefined && /^["']?\$/.test(text));
  const configured = /assume-?yes|noconfirm/i.test(context.source.text.replace(/\s--?(?:assume-?yes|noconfirm)/gi, ""));
  // Nothing is asked where nothing is named, and microdnf never asks.
  const idle = call.manager === "microdnf" || (call.operands.length === 0 && subcommand !== "patch");
  if ((answered || hidden || configured || idle || hasFlag(call, DRY)) && !context.hadolintCompatible) return;
  const { programSpan, subcommand: place } = call;
  context.report({
    span: { start: programSpan.start, end: (place?.span ?? programSpan).end },
    message: `${quote(`${call.program} ${subcommand}`, 30)} asks before it goes on, and in a build nobody answers.`,
    aliases: [code],
    fixes: () => addFlag(run, "-y", "safe"),
  });
}

function saysYes(call: PackageCall): boolean {
  const { facts, flags, manager } = call;
  if (hasFlag(call, [...(facts.yes ?? []), ...(facts.globalNonInteractive ?? [])])) return true;
  if (flags.some(({ name }) => name === "--non-interactive" || name === "--assumeno")) return true;
  if (manager !== "apt-get") return false;
  // Two times quiet is a yes for apt; so is its setting.
  const quiet = flags.reduce((sum, { name, value }) => sum + quietness(name, value), 0);
  return quiet >= 2 || flags.some(({ value }) => /^APT::Get::Assume-Yes=(?:true|1|yes)$/i.test(value ?? ""));
}

function quietness(name: string, value: string | undefined): number {
  if (name === "--quiet" || name === "-q") return value === undefined ? 1 : Number(value) || 0;
  return /^-[a-zA-Z]+$/.test(name) ? name.split("q").length - 1 : 0;
}
