/** Two mounts of a service, after merging, that lead to one path of the container. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

export default composeRule({
  id: "compose/duplicate-mount-target",
  title: "Two mounts on one path",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file: (_file, context) => reportProblems(context, "mount-target", "The first mount is here."),
  },
});
