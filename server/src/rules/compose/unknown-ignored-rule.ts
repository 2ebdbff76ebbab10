/** A comment silences a rule that does not exist. */
import { defineRule } from "../../linter/rule.ts";
import { composeSubject } from "../../semantics/compose/subject.ts";
import { reportUnknown } from "../ignoreComments.ts";

export default defineRule({
  id: "compose/unknown-ignored-rule",
  title: "Ignore comment in a Compose file names no rule",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  subject: composeSubject,
  check() {},
  checkComments: reportUnknown,
});
