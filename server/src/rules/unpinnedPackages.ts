/** What packages are installed without saying which version. */
import type { PackageCall } from "../semantics/shell/packageCall.ts";
import type { PackageSpec } from "../semantics/shell/packageSpec.ts";
import { quote } from "../text/quote.ts";
import type { DockerfileContext } from "./dockerfileRule.ts";
import type { RunPackages } from "./runCommands.ts";

/** One report a call, at the first such package. */
export function reportUnpinned(
  packages: readonly PackageSpec[],
  { call }: RunPackages,
  report: { readonly why: string; readonly aliases: readonly string[] },
  context: DockerfileContext,
): void {
  const [first] = packages;
  if (!first) return;
  const program = /^(?:python|pypy)/.test(call.program) ? call.manager : call.program;
  const others = packages.length === 1 ? "" : ` and ${packages.length - 1} more`;
  context.report({
    span: first.word.span,
    message: `${quote(first.word.text, 25)}${others}: no version, so ${program} ${report.why}.`,
    aliases: report.aliases,
  });
}

/** Packages whose newest version is taken; what a variable decides is not known. */
export function unpinned(call: PackageCall): readonly PackageSpec[] {
  return call.packages.filter(({ kind, version }) => kind === "package" && version === undefined);
}
