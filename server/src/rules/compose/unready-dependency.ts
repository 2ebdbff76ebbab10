/** `depends_on` in its short form on a database or broker, which needs time to become ready. */
import type { FileEdit, Fix } from "../../linter/rule.ts";
import type { ComposeService } from "../../semantics/compose/file.ts";
import { appendEdit } from "../../semantics/compose/declare.ts";
import { healthcheckFor } from "../../semantics/compose/healthchecks.ts";
import { textOf, valueOf } from "../../semantics/compose/lookup.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { serviceImage } from "../../semantics/image/serviceImages.ts";
import { dependsOnLongForm } from "../../semantics/compose/longForms.ts";
import type { YamlNode } from "../../syntax/yaml/syntax.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/unready-dependency",
  title: "Start before the dependency is ready",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, context) {
      const list = valueOf(service, "depends_on");
      if (list?.type !== "sequence" || retries(service)) return;
      for (const item of list.items) {
        const name = textOf(item);
        const definition = name === undefined ? undefined : definitionOf(name, context);
        const image = serviceImage(textOf(definition && valueOf(definition, "image")) ?? "");
        if (name === undefined || definition === undefined || image?.kind === undefined) continue;
        context.report({
          span: item.span,
          message: `This waits until "${name}" has started, not until it is ready. ${capital(image.name)} needs some time to accept connections.`,
          fixes: () => waitForHealth(list, name, definition, context),
        });
      }
    },
  },
});

/** What is started again when it fails will find its dependency in the end. */
function retries({ keys }: ComposeService): boolean {
  return /^(?:always|unless-stopped|on-failure)/.test(textOf(keys.get("restart")?.value) ?? "");
}

function definitionOf(name: string, { reader, uri }: ComposeContext): ComposeService | undefined {
  return reader
    .derive(composeProject, uri)
    .service(name)
    .findLast((one) => one.keys.has("image"));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function waitForHealth(
  list: YamlNode,
  name: string,
  definition: ComposeService,
  { subject, reader, uri }: ComposeContext,
): readonly Fix[] {
  const health = healthcheckFor(serviceImage(textOf(valueOf(definition, "image")) ?? "")?.name ?? "");
  const checked = reader
    .derive(composeProject, uri)
    .service(name)
    .some(({ keys }) => keys.has("healthcheck"));
  const long =
    list.type === "sequence" ? dependsOnLongForm(list, subject.text, { [name]: "service_healthy" }) : undefined;
  if (long === undefined || (health === undefined && !checked)) return [];
  const edits: FileEdit[] = [...long];
  if (!checked && health !== undefined) {
    const here = subject.services.find((one) => one.name === name && one.mapping === definition.mapping);
    const lines = ["healthcheck:", `  test: ${health}`, "  interval: 10s", "  timeout: 5s", "  retries: 5"];
    const edit = here?.mapping && appendEdit(subject.text, here.mapping, lines);
    if (edit === undefined) return [];
    edits.push(edit);
  }
  return [{ title: `Wait until "${name}" is healthy`, safety: "unsafe", preferred: true, edits }];
}
