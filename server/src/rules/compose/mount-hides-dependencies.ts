/** The source folder is mounted over the folder in which the image has installed its packages. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { appendItem } from "../../semantics/compose/declare.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { mountsOf } from "../../semantics/compose/mounts.ts";
import { dockerfileOf } from "../../semantics/workspace/links.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/mount-hides-dependencies",
  title: "Mount that hides installed dependencies",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, { report, reader, uri, subject }) {
      const list = valueOf(service, "volumes");
      const mounts = mountsOf(list, subject.text);
      const build = mounts.length === 0 ? undefined : dockerfileOf(service, uri);
      if (build === undefined || reader.file(build.dockerfile) === undefined) return;
      const graph = reader.derive(buildGraph, build.dockerfile);
      const stage = build.target === undefined ? graph.stages.at(-1) : graph.stage(build.target);
      if (stage === undefined) return;
      const hidden = stage.instructions.map((instruction) => installedFolder(instruction, graph)).findLast(Boolean);
      const parent = hidden?.slice(0, hidden.lastIndexOf("/"));
      const mount = mounts.find(({ type, target }) => type === "bind" && target?.replace(/\/$/, "") === parent);
      if (hidden === undefined || mount === undefined) return;
      if (mounts.some(({ target }) => target?.replace(/\/$/, "") === hidden)) return;
      report({
        span: mount.item.span,
        message: `The mount hides "${hidden}", which the image has installed. The container sees the host's folder instead.`,
        fixes: () => {
          const edit = list && appendItem(list, hidden, subject.text);
          return edit === undefined
            ? []
            : [{ title: `Keep "${hidden}" in a volume`, safety: "unsafe", preferred: true, edits: [edit] }];
        },
      });
    },
  },
});

/** Commands that install into a folder below the working directory. */
const INSTALLERS: readonly { readonly pattern: RegExp; readonly folder: string }[] = [
  {
    pattern:
      /\b(?:npm|pnpm)\s+(?:ci|i|install)\b(?![^&|;\n]*(?:\s-g\b|--global\b))|\byarn(?:\s+install)?(?=\s*(?:--|$|&&|\\))/m,
    folder: "node_modules",
  },
  { pattern: /\bcomposer\s+install\b/, folder: "vendor" },
];

/** The folder that a RUN fills with packages: below its working directory, unless the packages are moved away. */
function installedFolder(instruction: Instruction, graph: BuildGraph): string | undefined {
  if (instruction.keyword !== "RUN") return undefined;
  const text = graph.syntax.text.slice(instruction.span.start, instruction.span.end);
  const found = INSTALLERS.find(({ pattern }) => pattern.test(text));
  const { workdir } = graph.stateAt(instruction, "before");
  if (
    found === undefined ||
    !workdir.known ||
    new RegExp(`\\bmv\\b.*${found.folder}|--modules-folder|--prefix`).test(text)
  )
    return undefined;
  return `${workdir.value}/${found.folder}`;
}
