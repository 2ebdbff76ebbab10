/** EXPOSE names another port than the one that Compose publishes. */
import { parsePort } from "../../semantics/dockerfile/ports.ts";
import { servicesBuilding } from "../../semantics/workspace/links.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unpublished-exposed-port",
  title: "EXPOSE of another port than Compose publishes",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { EXPOSE: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  if (!stage?.isFinal || instruction.onbuild) return;
  const exposed = new Set(stage.state.exposed.map(({ port }) => port));
  const services = servicesBuilding(context.reader, context.uri).filter(
    ({ ports, build }) => ports.length > 0 && build.target === undefined,
  );
  const other = services.find(({ ports }) => ports.every(({ container }) => /^\d+$/.test(container)));
  const [word] = instruction.words;
  // Several ports, ranges and variables: who publishes which of them is a choice.
  if (!other || services.length !== 1 || exposed.size !== 1 || !word?.literal) return;
  const own = parsePort(word.literal);
  const published = other.ports.map(({ container }) => container);
  if (!own || own.first !== own.last || published.includes(String(own.first))) return;
  context.report({
    span: word.span,
    message: `EXPOSE says ${quote(word.literal, 10)}, but the service ${quote(other.service, 18)} publishes ${published[0]}.`,
  });
}
