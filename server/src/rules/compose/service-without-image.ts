/** A service of the merged project with neither image nor build. */
import { isFragment } from "../../semantics/compose/fragments.ts";
import { composeRule } from "../composeRule.ts";
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
      if (file.roots.length > 0 && !isFragment(context.reader, file)) reportProblems(context, "no-image", "");
    },
  },
});
