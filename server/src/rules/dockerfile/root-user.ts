/** The final stage runs as root. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { baseImageFacts } from "../../semantics/image/baseImages.ts";
import type { Instruction, WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/root-user",
  title: "The image runs as root",
  category: "security",
  severity: "hint",
  from: "learn",
  strict: "warning",
  aliases: ["DL3002"],
  since: "0.1.0",
  fix: "suggestion",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  const last = stage.instructions.findLast(({ keyword }) => keyword === "USER") as WordsInstruction | undefined;
  const user = last ? valueOf(stage.state.user) : undefined;
  // Build stages may do as they like: nothing of them runs later. hadolint looks at each stage.
  if (last?.whole && isRoot(context.hadolintCompatible ? last.argumentText : (user ?? ""))) {
    if (!stage.isFinal && !context.hadolintCompatible) return;
    context.report({
      span: last.whole.span,
      message: `The last USER of this stage is ${quote(last.argumentText, 20)}: its containers run as root.`,
      aliases: ["DL3002"],
      fixes: () => (stage.isFinal ? otherUser(stage, context) : []),
    });
  } else if (stage.isFinal && !last) checkDefault(stage, context);
}

function isRoot(user: string): boolean {
  return /^(?:root|0)(?::|$)/.test(user);
}

/** Without USER anywhere it is up to the base image, whose own start script may well give root up. */
function checkDefault(stage: Stage, context: DockerfileContext): void {
  const user = valueOf(stage.state.user);
  const entrypoint = valueOf(stage.state.entrypoint);
  const command = valueOf(stage.state.cmd);
  if (user === undefined || !(user === "" || isRoot(user)) || stage.base.kind === "scratch") return;
  if (entrypoint && !entrypoint.instruction && isServer(stage)) return;
  const starter = entrypoint?.instruction ?? command?.instruction ?? stage.from;
  context.report({
    span: starter.keywordSpan,
    message: "Nothing sets a USER, so the containers of this image run as root.",
    aliases: [],
    fixes: () => otherUser(stage, context),
  });
}

/** Images whose start script only prepares things and starts the command as the user that it finds. */
const LANGUAGES = new Set(["node", "php", "eclipse-temurin", "julia", "bash", "maven", "gradle", "composer"]);

/** Start scripts of server images change to a user of their own. */
function isServer({ root: { base } }: Stage): boolean {
  return base.kind !== "image" || !LANGUAGES.has(base.reference?.name ?? "");
}

/** Users of people begin here; below are those of services. */
const FIRST_PERSON = 1000;

function otherUser(stage: Stage, { subject, source }: DockerfileContext): readonly Fix[] {
  const name = knownUser(stage);
  if (name === undefined) return [];
  const starter: Instruction | undefined = stage.instructions.find(
    ({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT",
  );
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const word = stage.from.keywordText === stage.from.keywordText.toLowerCase() ? "user" : "USER";
  const end = stage.instructions.at(-1)?.span.end ?? stage.span.end;
  const edit =
    starter && subject.stateAt(starter, "before").setBy.user === undefined
      ? insert(starter.span.start, `${word} ${name}${eol}`)
      : insert(end, `${eol}${word} ${name}`);
  return [{ title: `Run as ${name}`, safety: "suggestion", edits: [edit] }];
}

/** A user that the base image surely has. */
function knownUser({ root: { base } }: Stage): string | undefined {
  const facts = base.kind === "image" && base.reference ? baseImageFacts(base.reference) : undefined;
  if (!facts) return undefined;
  const person = facts.users.find(({ uid }) => uid >= FIRST_PERSON && uid < 60_000)?.name;
  const family = valueOf(facts.family);
  return person ?? (family === "debian" || family === "alpine" || family === "ubuntu" ? "nobody" : undefined);
}
