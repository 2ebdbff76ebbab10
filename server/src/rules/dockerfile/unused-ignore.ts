/** A comment silences a rule that reports nothing there. */
import { defineRule } from "../../linter/rule.ts";
import { dockerfileSubject } from "../../semantics/dockerfile/subject.ts";
import { reportUnused } from "../ignoreComments.ts";

export default defineRule({
  id: "dockerfile/unused-ignore",
  title: "Ignore comment without effect",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  subject: dockerfileSubject,
  check() {},
  checkComments: reportUnused,
});
