/** EXPOSE names another port than the one that Compose publishes. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { parsePort } from "../../semantics/dockerfile/ports.ts";
import { type BuildingService, servicesBuilding } from "../../semantics/workspace/links.ts";
import type { Word } from "../../syntax/dockerfile/syntax.ts";
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
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  const exposures = stage.isFinal ? stage.instructions.flatMap((one) => (one.keyword === "EXPOSE" ? [one] : [])) : [];
  if (exposures.length === 0) return;
  const services = servicesBuilding(context.reader, context.uri).filter(
    ({ ports, build }) => ports.length > 0 && build.target === undefined,
  );
  const other = services.find(({ ports }) => ports.every(({ container }) => /^\d+$/.test(container)));
  // Several ports, ranges and variables: who publishes which of them is a choice.
  if (!other || services.length !== 1) return;
  if (new Set(stage.state.exposed.map(({ port }) => port)).size !== 1) return;
  for (const { words } of exposures) checkWord(words[0], other, context);
}

function checkWord(word: Word | undefined, { ports, service }: BuildingService, context: DockerfileContext): void {
  const own = parsePort(word?.literal ?? "");
  const published = ports.map(({ container }) => container);
  if (!word?.literal || !own || own.first !== own.last || published.includes(String(own.first))) return;
  context.report({
    span: word.span,
    message: `EXPOSE says ${quote(word.literal, 10)}, but the service ${quote(service, 18)} publishes ${published[0]}.`,
  });
}
