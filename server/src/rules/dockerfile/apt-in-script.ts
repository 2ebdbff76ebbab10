/** `apt`, which is made for people at a terminal. */
import type { Fix } from "../../linter/rule.ts";
import { replace } from "../../text/edits.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { inRun, type RunCommand } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/apt-in-script",
  title: "`apt` in a script",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: ["DL3027"],
  since: "0.1.0",
  fix: "safe",
  visit: inRun(check),
});

/** Subcommands that the older programs have under the same name. */
const PROGRAMS: readonly { readonly program: string; readonly subcommands: readonly string[] }[] = [
  {
    program: "apt-get",
    subcommands: [
      "install",
      "reinstall",
      "update",
      "upgrade",
      "remove",
      "purge",
      "autoremove",
      "clean",
      "autoclean",
      "build-dep",
    ],
  },
  { program: "apt-cache", subcommands: ["search", "show", "policy", "depends"] },
];

function check({ command }: RunCommand, context: DockerfileContext): void {
  const { word, name, packages } = command;
  if (name !== "apt" || !word) return;
  const subcommand = packages?.subcommand?.text;
  const program = PROGRAMS.find(({ subcommands }) => subcommands.includes(subcommand ?? ""))?.program;
  const fixes = (): readonly Fix[] =>
    program !== undefined && textAt(context.source.text, word.span) === "apt"
      ? [{ title: `Use ${program}`, safety: "safe", preferred: true, edits: [replace(word.span, program)] }]
      : [];
  context.report({
    span: word.span,
    message: `"apt" is for terminals and warns in scripts; ${program ?? "apt-get"} keeps its ways over time.`,
    fixes,
  });
}
