/** A comment silences a rule that reports nothing there. */
import { defineRule } from "../../linter/rule.ts";
import { composeSubject } from "../../semantics/compose/subject.ts";
import { reportUnused } from "../ignoreComments.ts";

export default defineRule({
  id: "compose/unused-ignore",
  title: "Ignore comment without effect in a Compose file",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  subject: composeSubject,
  check() {},
  checkComments: reportUnused,
});
