/** A top-level network, volume, secret or config that no service uses. */
import { RESOURCE_KINDS } from "../../semantics/compose/file.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { removePair } from "../../syntax/yaml/edits.ts";
import { mappingOf } from "../../syntax/yaml/syntax.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/unused-resource",
  title: "Declaration that nothing uses",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, { report, reader, uri }) {
      const project = reader.derive(composeProject, uri);
      if (!project.complete || project.perhaps.length > 0) return;
      const all = [...project.included, ...project.files];
      // A file without services is there to be included; what a base file extends may use anything.
      if (
        all.some(({ services }) => services.some(({ extends: base }) => base !== undefined && base.file !== undefined))
      )
        return;
      if (file.services.length === 0 || all.some(hasVariableReference)) return;
      const used = new Set(all.flatMap(({ references }) => references.map(({ kind, name }) => `${kind} ${name}`)));
      for (const kind of RESOURCE_KINDS) {
        for (const { name, nameSpan, pair } of file.resources[kind]) {
          if (used.has(`${kind} ${name}`) || (kind === "network" && name === "default") || name.startsWith("x-"))
            continue;
          report({
            span: nameSpan,
            message: `No service uses the ${kind} "${name}". Compose leaves it out.`,
            tags: ["unnecessary"],
            fixes: () => {
              const section = file.roots.map((root) => mappingOf(root.byName.get(`${kind}s`)?.value));
              const mapping = section.find((one) => one?.pairs.includes(pair));
              const root = file.roots.find((one) => one.byName.get(`${kind}s`)?.value === mapping);
              const whole = mapping?.pairs.length === 1 ? root?.byName.get(`${kind}s`) : undefined;
              const edit =
                whole && root ? removePair(root, whole, file.text) : mapping && removePair(mapping, pair, file.text);
              return edit === undefined
                ? []
                : [{ title: `Remove the ${kind} "${name}"`, safety: "suggestion", preferred: true, edits: [edit] }];
            },
          });
        }
      }
    },
  },
});

/** A reference whose name depends on a variable may mean any of them. */
function hasVariableReference({ text }: { readonly text: string }): boolean {
  return /^\s*-\s*["']?\$\{?\w+[^:/]*\}?:\/|source:\s*["']?\$/m.test(text);
}
