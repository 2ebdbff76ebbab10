/** Downloads of a package manager that no cache mount keeps. */
import type { Fix } from "../../linter/rule.ts";
import { hasFlag } from "../../semantics/shell/packageCall.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { dependencyInstall } from "../dependencyInstalls.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { isMounted, packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/missing-cache-mount",
  title: "Downloads without a cache mount",
  category: "caching",
  severity: "hint",
  from: "strict",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: packagesInRun(check),
});

function check(run: RunPackages, context: DockerfileContext): void {
  const { call, command, instruction, program } = run;
  const targets = targetsOf(run);
  if (targets.length === 0 || !dependencyInstall(call) || instruction.onbuild) return;
  if (program.commands.find(({ packages }) => packages?.manager === call.manager) !== command) return;
  // Who says that no cache is wanted means it.
  if (hasFlag(call, call.facts.noCache ?? []) || isMounted(instruction, /./, ["cache"])) return;
  const end = (call.subcommand?.span ?? call.programSpan).end;
  context.report({
    span: { start: call.programSpan.start, end },
    message: `${quote(`${call.program} ${call.subcommand?.text ?? ""}`.trim(), 30)} downloads everything again whenever this step runs.`,
    fixes: () => addMounts(run, targets, context),
  });
}

interface Target {
  readonly target: string;
  readonly sharing?: string;
}

/** The folders of the caches, those left out that hold what the build makes, or that need more than a mount. */
function targetsOf({ call }: RunPackages): readonly Target[] {
  return (call.facts.cacheMounts ?? []).filter(
    ({ artefacts, image, needs, version, target }) =>
      artefacts === undefined &&
      image === undefined &&
      needs === undefined &&
      version !== "2+" &&
      target.startsWith("/"),
  );
}

/** Only for root: other users have their caches elsewhere. */
function addMounts(
  { call, instruction }: RunPackages,
  targets: readonly Target[],
  { subject }: DockerfileContext,
): readonly Fix[] {
  const { user, setBy } = subject.stateAt(instruction, "before");
  const root = user.known ? user.value === "" || user.value === "root" || user.value === "0" : setBy.user === undefined;
  if (!root) return [];
  const mounts = targets.map(
    ({ target, sharing }) => ` --mount=type=cache,target=${target}${sharing ? `,sharing=${sharing}` : ""}`,
  );
  const edits = [insert(instruction.keywordSpan.end, mounts.join(""))];
  return [{ title: `Keep the downloads of ${call.program} in a cache mount`, safety: "suggestion", edits }];
}
