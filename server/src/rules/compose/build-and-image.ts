/** Both keys in one service. */

import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/build-and-image",
  title: "Service with build and image",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: ["no-build-and-image"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report }) {
      const { keys } = service;
      const pair = keys.get("image");
      if (pair === undefined || !keys.has("build") || keys.has("pull_policy")) return;
      report({
        span: pair.key.span,
        message: 'Beside "build" the key "image" names the result. Nothing is pulled first.',
      });
    },
  },
});
