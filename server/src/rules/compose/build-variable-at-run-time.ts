/** A variable that the bundler reads while building, given to the container that runs the result. */
import { environmentEntries } from "../../semantics/compose/environmentEntries.ts";
import { childOf, scalarsOf, valueOf } from "../../semantics/compose/lookup.ts";
import { mountsOf } from "../../semantics/compose/mounts.ts";
import { mappingOf } from "../../syntax/yaml/syntax.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/build-variable-at-run-time",
  title: "Build-time variable that comes too late",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report, subject }) {
      const build = valueOf(service, "build");
      // A mounted source or a command of its own means a development server, which reads them when it starts.
      if (build === undefined || service.keys.has("command") || service.keys.has("entrypoint")) return;
      if (mountsOf(valueOf(service, "volumes"), subject.text).some(({ type }) => type === "bind")) return;
      const args = childOf(build, "args");
      const given = new Set([
        ...(mappingOf(args)?.pairs.map(({ name }) => name) ?? []),
        ...scalarsOf(args).map(({ value }) => value.split("=")[0]),
      ]);
      for (const { name, nameSpan } of environmentEntries(valueOf(service, "environment"), subject.text)) {
        if (!BUILD_TIME.test(name) || given.has(name)) continue;
        report({
          span: nameSpan,
          message: `"${name}" is read while the image is built, and "environment" comes later. Pass it under "build.args" too.`,
        });
      }
    },
  },
});

/** Prefixes of variables that bundlers replace in the code of the browser. */
const BUILD_TIME = /^(?:NEXT_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|EXPO_PUBLIC)_/;
