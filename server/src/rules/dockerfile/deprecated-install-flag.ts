/** Options of package managers that have newer names, or are gone. */
import type { Fix } from "../../linter/rule.ts";
import type { PackageFlag } from "../../semantics/shell/packageCall.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/deprecated-install-flag",
  title: "Outdated option of a package manager",
  category: "deprecation",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: packagesInRun(check),
});

interface Outdated {
  readonly flag: RegExp;
  readonly use: string;
  /** False where the replacement is no option in the same place. */
  readonly inPlace: boolean;
}

/** By manager; the flags with their values. */
const OUTDATED: Readonly<Record<string, readonly Outdated[]>> = {
  npm: [{ flag: /^--(?:only=prod(?:uction)?|production(?:=true)?)$/, use: "--omit=dev", inPlace: true }],
  poetry: [{ flag: /^--no-dev$/, use: "--without dev", inPlace: true }],
  bundler: [
    { flag: /^--without(?:=.*)?$/, use: "bundle config set without", inPlace: false },
    { flag: /^--deployment$/, use: "bundle config set deployment true", inPlace: false },
    { flag: /^--path(?:=.*)?$/, use: "bundle config set path", inPlace: false },
  ],
  gem: [{ flag: /^--no-(?:rdoc|ri)$/, use: "--no-document", inPlace: true }],
};

function check({ call }: RunPackages, context: DockerfileContext): void {
  const known = Object.hasOwn(OUTDATED, call.manager) ? OUTDATED[call.manager] : undefined;
  if (call.action !== "install" && call.action !== "remove") return;
  for (const flag of call.flags) {
    const text = flag.value === undefined ? flag.name : `${flag.name}=${flag.value}`;
    const outdated = known?.find((one) => one.flag.test(text));
    if (!outdated) continue;
    const end = flag.valueWord?.span.end ?? flag.word.span.end;
    context.report({
      span: { start: flag.word.span.start, end },
      message: `${quote(text, 25)} of ${call.program} is outdated; ${outdated.use} takes its place.`,
      tags: ["deprecated"],
      fixes: () => (outdated.inPlace ? [useInstead(flag, outdated.use, context)].flat() : []),
    });
  }
}

function useInstead(
  { word, name, value, valueWord }: PackageFlag,
  use: string,
  { source }: DockerfileContext,
): readonly Fix[] {
  const written = textAt(source.text, word.span);
  if (written !== name && written !== `${name}=${value}`) return [];
  const span = { start: word.span.start, end: valueWord?.span.end ?? word.span.end };
  return [{ title: `Use ${use}`, safety: "safe", preferred: true, edits: [replace(span, use)] }];
}
