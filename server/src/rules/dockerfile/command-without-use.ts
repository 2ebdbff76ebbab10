/** Programs that make no sense while an image is built. */
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { inRun, type RunCommand } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/command-without-use",
  title: "Program that has no use in a build",
  category: "clarity",
  severity: "information",
  from: "strict",
  aliases: ["DL3001"],
  since: "0.1.0",
  fix: "none",
  visit: inRun(check),
});

/** What there is to do for each of them. */
const WHY: Readonly<Record<string, string>> = {
  free: "shows the memory of the machine that builds",
  ps: "sees nothing but the build step itself",
  shutdown: "has nothing to shut down",
  top: "sees nothing but the build step itself",
  vim: "waits for somebody at a keyboard",
  kill: "finds nothing but the build step itself",
  mount: "needs rights that a build does not have",
  service: "starts what ends with this step",
  ssh: "needs keys that a build does not have",
};
/** May well be right: stopping what the same step has started, keys of an agent, builds with more rights. */
const OFTEN_RIGHT = new Set(["kill", "mount", "service", "ssh"]);

function check({ command }: RunCommand, context: DockerfileContext): void {
  const { name, word } = command;
  const why = name !== undefined && Object.hasOwn(WHY, name) ? WHY[name] : undefined;
  if (why === undefined || name === undefined || !word) return;
  if (OFTEN_RIGHT.has(name) && !context.hadolintCompatible) return;
  context.report({ span: word.span, message: `${quote(name)} is of no use in a build: it ${why}.` });
}
