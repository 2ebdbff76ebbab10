/** `zypper dup`: another distribution than the base image says. */
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { packagesInRun, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/distribution-upgrade",
  title: "Upgrade of the whole distribution",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: ["DL3035"],
  since: "0.1.0",
  fix: "none",
  visit: packagesInRun(check),
});

function check({ call }: RunPackages, context: DockerfileContext): void {
  const { subcommand, manager } = call;
  if (manager !== "zypper" || !subcommand || !/^(?:dist-upgrade|dup)$/.test(subcommand.text)) return;
  context.report({
    span: subcommand.span,
    message: `${quote(`zypper ${subcommand.text}`)} moves to another release than the tag of the base image says.`,
  });
}
