/** A service of the merged project with neither image nor build. */
import { isFragment } from "../../semantics/compose/fragments.ts";
import type { Report } from "../../linter/rule.ts";
import { meaningOf } from "../../semantics/compose/misplaced.ts";
import { composePlaces } from "../../semantics/compose/places.ts";
import { type ComposeContext, composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

export default composeRule({
  id: "compose/service-without-image",
  title: "Service without image and build",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, context) {
      // The file below may bring the image.
      if (file.roots.length === 0 || isFragment(context.reader, file)) return;
      const misspelt = misspeltServices(context);
      const report = (found: Report) => {
        if (!misspelt.has(found.span.start)) context.report(found);
      };
      reportProblems({ ...context, report }, "no-image", "");
    },
  },
});

/** Where services stand that say `imag` or the like: that key is the fault, and is reported as one. */
function misspeltServices({ reader, uri, subject }: ComposeContext): ReadonlySet<number> {
  const { unknown } = reader.derive(composePlaces, uri);
  const meant = unknown.filter((key) => ["image", "build", "provider"].includes(meaningOf(key).rename ?? ""));
  const mappings = new Set(meant.map(({ mapping }) => mapping));
  return new Set(
    subject.services.flatMap(({ mapping, nameSpan }) => (mapping && mappings.has(mapping) ? [nameSpan.start] : [])),
  );
}
