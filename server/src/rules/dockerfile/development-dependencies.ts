/** Dependencies that only developers need, in the image that is shipped. */
import { hasFlag } from "../../semantics/shell/packageCall.ts";
import type { ShellCommand } from "../../semantics/shell/model.ts";
import { shellPrograms } from "../../semantics/shell/shellPrograms.ts";
import type { Query } from "../../workspace/derive.ts";
import { quote } from "../../text/quote.ts";
import { dependencyInstall } from "../dependencyInstalls.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { addFlag, packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/development-dependencies",
  title: "Development dependencies in the image",
  category: "size",
  severity: "hint",
  from: "strict",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: packagesInRun(check),
});

/** By manager: what leaves them out today, and what does so in other words. */
const FLAGS: Readonly<Record<string, { readonly use: string; readonly same: readonly string[] }>> = {
  npm: { use: "--omit=dev", same: ["--omit", "--only", "--production"] },
  pnpm: { use: "--prod", same: ["--prod", "-P", "--production"] },
  bun: { use: "--production", same: ["--production", "-p", "--omit"] },
  uv: { use: "--no-dev", same: ["--no-dev", "--only-group", "--no-default-groups"] },
  poetry: { use: "--only main", same: ["--only", "--without", "--no-dev"] },
  composer: { use: "--no-dev", same: ["--no-dev"] },
};

function check(run: RunPackages, context: DockerfileContext): void {
  const { call, instruction, command } = run;
  const flags = Object.hasOwn(FLAGS, call.manager) ? FLAGS[call.manager] : undefined;
  const stage = context.subject.stageOf(instruction);
  if (!flags || !stage?.isFinal || instruction.onbuild || !dependencyInstall(call)) return;
  const environment = context.subject.stateAt(instruction, "before").env;
  if (hasFlag(call, flags.same) || environment.has("NODE_ENV") || environment.has("COMPOSER_NO_DEV")) return;
  if (command.environment.some(({ name }) => name === "NODE_ENV")) return;
  // A build step of the last stage, here or afterwards.
  if (context.reader.derive(lastUse, context.uri) >= instruction.index) return;
  const end = (call.subcommand?.span ?? call.programSpan).end;
  context.report({
    span: { start: call.programSpan.start, end },
    message: `${quote(`${call.program} ${call.subcommand?.text ?? ""}`.trim(), 30)} also installs what only developers need.`,
    fixes: () => addFlag(run, flags.use, "unsafe"),
  });
}

/** The last RUN that is a build step, which uses them, or that removes them again; -1 for none. */
const lastUse: Query<number> = {
  name: "lastUseOfDevelopmentDependencies",
  compute(reader, uri) {
    const using = reader
      .derive(shellPrograms, uri)
      .all.findLast(
        ({ instruction, commands }) =>
          instruction.keyword === "RUN" && !instruction.onbuild && commands.some(usesDependencies),
      );
    return using?.instruction.index ?? -1;
  },
};

function usesDependencies({ name, arguments: words }: ShellCommand): boolean {
  const first = words.find(({ text }) => !text.startsWith("-"))?.text ?? "";
  return (
    /^(?:npx|tsc|vite|webpack|next|make|node-prune|pytest)$/.test(name ?? "") ||
    /^(?:run|build|exec|test|prune|dlx|x)(?:-script)?$/.test(first)
  );
}
