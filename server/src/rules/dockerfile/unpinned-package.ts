/** Libraries and tools of a language without a version. */
import type { PackageCall } from "../../semantics/shell/packageCall.ts";
import { hasFlag } from "../../semantics/shell/packageCall.ts";
import type { PackageSpec } from "../../semantics/shell/packageSpec.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { packagesInRun, type RunPackages } from "../runCommands.ts";
import { reportUnpinned } from "../unpinnedPackages.ts";

const CODES: Readonly<Record<string, string>> = { pip: "DL3013", npm: "DL3016", gem: "DL3028", go: "DL3062" };

export default dockerfileRule({
  id: "dockerfile/unpinned-package",
  title: "Package without a version",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: Object.values(CODES),
  since: "0.1.0",
  fix: "none",
  visit: packagesInRun(check),
});

function check(run: RunPackages, context: DockerfileContext): void {
  const { call } = run;
  const code = Object.hasOwn(CODES, call.manager) ? CODES[call.manager] : undefined;
  if (code === undefined) return;
  const found = candidates(run).filter((spec) => isUnpinned(spec, call, context.hadolintCompatible));
  reportUnpinned(found, run, { why: "takes the newest one", aliases: [code] }, context);
}

/** The operands that name packages; none where a file lists them with their versions. */
function candidates(run: RunPackages): readonly PackageSpec[] {
  const { call } = run;
  const { manager, subcommand, packages } = call;
  const command = subcommand?.text ?? "";
  switch (manager) {
    case "pip":
      if (command !== "install" || hasFlag(call, ["-r", "--requirement", "-c", "--constraint"])) return [];
      return packages.some(({ word }) => word.text === ".") ? [] : packages;
    case "npm":
      return /^(?:install|i|add)$/.test(command) ? packages : [];
    case "gem":
      return hasFlag(call, ["-v", "--version"]) ? [] : beforeDashes(run);
    default:
      // What follows the program that is run are its own arguments.
      return command === "run" ? packages.slice(0, 1) : /^(?:install|get)$/.test(command) ? packages : [];
  }
}

/** Behind `--` are the options of the extension's own build. */
function beforeDashes({ call, command }: RunPackages): readonly PackageSpec[] {
  const end = command.arguments.find(({ text }) => text === "--")?.span.start ?? Number.POSITIVE_INFINITY;
  return call.packages.filter(({ word }) => word.span.start < end);
}

function isUnpinned({ kind, version, word }: PackageSpec, { manager }: PackageCall, theirs: boolean): boolean {
  const { text } = word;
  if (manager === "npm") return isUnpinnedNode(kind, text, version?.text);
  if (manager === "go") return isUnpinnedModule(kind, text);
  if (manager === "pip" && kind === "url")
    return /^(?:git|hg|svn|bzr)\+/.test(text) && !/@[^/]+$/.test(text.replace(/^[^:]+:\/\/[^/]*/, ""));
  if (kind === "unknown") return theirs && manager === "pip" && !/[=<>]/.test(text) && /^\w/.test(text);
  return kind === "package" && version === undefined;
}

/** Git addresses need a commit behind `#`; tags such as `latest` are as good as nothing, but hadolint takes them. */
function isUnpinnedNode(kind: PackageSpec["kind"], text: string, version: string | undefined): boolean {
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:)/.test(text) || /\.git$/.test(text)) return !text.includes("#");
  return (
    kind === "package" &&
    version === undefined &&
    !/\.(?:tar|tar\.gz|tgz)$/.test(text) &&
    !/^[\w.-]+\/[\w.-]+/.test(text)
  );
}

/** Only paths with a domain, or tools, come from elsewhere; `.` and files are the project's own. */
function isUnpinnedModule(kind: PackageSpec["kind"], text: string): boolean {
  if (
    kind === "file" ||
    kind === "unknown" ||
    /^[./~]|\.go$/.test(text) ||
    text === "" ||
    /^(?:all|std|cmd|tool)$/.test(text)
  )
    return false;
  const version = /@(.*)$/.exec(text)?.[1];
  return version === undefined || version === "latest" || version === "none";
}
