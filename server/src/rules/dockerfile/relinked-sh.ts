/** `/bin/sh` made to mean another shell. */
import type { Fix } from "../../linter/rule.ts";
import { replace } from "../../text/edits.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { inRun, type RunCommand } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/relinked-sh",
  title: "`/bin/sh` is replaced by another shell",
  category: "portability",
  severity: "information",
  from: "recommended",
  aliases: ["DL4005"],
  since: "0.1.0",
  fix: "unsafe",
  visit: inRun(check),
});

function check(run: RunCommand, context: DockerfileContext): void {
  const { name, arguments: words } = run.command;
  const place = words.find(({ text }) => text === "/bin/sh");
  if (name !== "ln" || !place) return;
  const files = words.filter(({ text }) => !text.startsWith("-"));
  // `ln -s /bin/sh /x` gives the shell another name and leaves it alone; hadolint does not look so closely.
  if (files.at(-1) !== place && !context.hadolintCompatible) return;
  context.report({
    span: place.span,
    message: "Scripts of the system expect its own /bin/sh; SHELL changes the shell of this file only.",
    fixes: () => useShell(run, files[0]?.text ?? ""),
  });
}

/** Where the link is all that the RUN makes. */
function useShell({ instruction, program, command }: RunCommand, target: string): readonly Fix[] {
  const shell = /^(?:(?:\/usr)?\/bin\/)?(bash|zsh|dash|ksh)$/.exec(target)?.[1];
  const alone = program.commands.every(
    (other) => other === command || (other.name === "rm" && other.arguments.some(({ text }) => text === "/bin/sh")),
  );
  if (shell === undefined || !alone || instruction.onbuild) return [];
  const text = `SHELL ["/bin/${shell}", "-c"]`;
  return [
    { title: `Use SHELL with ${shell}`, safety: "unsafe", preferred: true, edits: [replace(instruction.span, text)] },
  ];
}
