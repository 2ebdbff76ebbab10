/** A comment silences a rule that does not exist. */
import { defineRule } from "../../linter/rule.ts";
import { dockerfileSubject } from "../../semantics/dockerfile/subject.ts";
import { reportUnknown } from "../ignoreComments.ts";

export default defineRule({
  id: "dockerfile/unknown-ignored-rule",
  title: "Ignore comment names no rule",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  subject: dockerfileSubject,
  check() {},
  checkComments: reportUnknown,
});
