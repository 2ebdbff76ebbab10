/** `service_completed_successfully` on a service that is restarted whenever it ends. */
import { childOf, textOf } from "../../semantics/compose/lookup.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { replaceScalar } from "../../syntax/yaml/edits.ts";
import { scalarOf } from "../../syntax/yaml/syntax.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/completed-with-restart",
  title: "Waiting for the end of a service that restarts",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    at: {
      "services.*.depends_on.*": ({ node, names }, { report, reader, uri, subject }) => {
        const condition = childOf(node, "condition");
        if (condition === undefined || textOf(condition) !== "service_completed_successfully") return;
        const name = String(names.at(-1));
        const definition = reader
          .derive(composeProject, uri)
          .service(name)
          .findLast((one) => one.keys.has("restart"));
        const restart = scalarOf(definition?.keys.get("restart")?.value);
        if (restart === undefined || !/^(?:always|unless-stopped)$/.test(restart.value)) return;
        const isHere = subject.services.some(({ keys }) => keys.get("restart")?.value === restart);
        report({
          span: condition.span,
          message: `"${name}" is restarted whenever it ends, so nothing can wait for its end. Its policy is "restart: ${restart.value}".`,
          ...(isHere ? { related: [{ span: restart.span, message: "The restart policy." }] } : {}),
          fixes: () => {
            const edit = isHere ? replaceScalar(restart, "on-failure") : undefined;
            return edit === undefined
              ? []
              : [{ title: "Restart it on failure only", safety: "suggestion", preferred: true, edits: [edit] }];
          },
        });
      },
    },
  },
});
