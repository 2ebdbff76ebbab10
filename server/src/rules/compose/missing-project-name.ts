/** No top-level `name`. */
import { isFragment } from "../../semantics/compose/fragments.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/missing-project-name",
  title: "File without a project name",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: ["require-project-name-field"],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, { report, reader }) {
      const [root] = file.roots;
      const first = root?.pairs[0];
      if (first === undefined || file.roots.some((one) => one.byName.has("name")) || isFragment(reader, file)) return;
      report({ span: first.key.span, message: "Without a top-level name the folder's name is the project's name." });
    },
  },
});
