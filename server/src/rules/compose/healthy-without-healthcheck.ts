/** `condition: service_healthy` on a service that has no health check. */
import type { Fix } from "../../linter/rule.ts";
import { appendEdit } from "../../semantics/compose/declare.ts";
import { type Health, healthOf } from "../../semantics/compose/health.ts";
import { healthcheckFor } from "../../semantics/compose/healthchecks.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { mappingOf, scalarOf } from "../../syntax/yaml/syntax.ts";
import { type ComposeContext, composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/healthy-without-healthcheck",
  title: "Waiting for the health of a service without health check",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    at: {
      "services.*.depends_on.*": ({ node, names }, context) => {
        const mapping = mappingOf(node);
        const condition = scalarOf(mapping && mergedPairs(mapping).get("condition")?.value);
        if (condition?.value !== "service_healthy") return;
        const name = String(names.at(-1));
        const health = healthOf(context.reader, context.uri, name);
        const message = said(name, health);
        if (message === undefined) return;
        context.report({
          span: condition.span,
          message,
          ...(health.kind === "image-decides" ? { severity: "information" as const } : {}),
          fixes: () =>
            health.kind === "none" && health.image !== undefined ? addHealthcheck(name, health.image, context) : [],
        });
      },
    },
  },
});

function said(name: string, health: Health): string | undefined {
  const outcome = '"up" would stop with "no healthcheck configured".';
  switch (health.kind) {
    case "none":
      return `"${name}" has no health check, so it never becomes healthy. ${outcome}`;
    case "off":
      return `The health check of "${name}" is switched off, so it never becomes healthy. ${outcome}`;
    case "image-decides":
      return `No health check of "${name}" is visible here. Unless its image brings one, ${outcome}`;
    default:
      return undefined;
  }
}

function addHealthcheck(name: string, image: string, { reader, uri }: ComposeContext): readonly Fix[] {
  const test = healthcheckFor(image);
  const home = reader
    .derive(composeProject, uri)
    .files.find((file) => file.services.some((service) => service.name === name));
  const mapping = home?.services.find((service) => service.name === name)?.mapping;
  if (test === undefined || home === undefined || mapping === undefined || mapping.byName.has("healthcheck")) return [];
  const lines = ["healthcheck:", `  test: ${test}`, "  interval: 10s", "  timeout: 5s", "  retries: 5"];
  const edit = appendEdit(home.text, mapping, lines);
  if (edit === undefined) return [];
  const edits = [home.uri === uri ? edit : { ...edit, uri: home.uri }];
  return [{ title: `Add a health check to "${name}"`, safety: "suggestion", preferred: true, edits }];
}
