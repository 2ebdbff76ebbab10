/** Labels that the team's label schema asks for, forbids, or wants in another form. */
import type { Fix } from "../../linter/rule.ts";
import { isLabelValue, isLicence, type LabelKind } from "../../semantics/image/labelValues.ts";
import { valueOf } from "../../semantics/known.ts";
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
import type { KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

const CODES: Readonly<Record<LabelKind, string>> = {
  text: "DL3051",
  url: "DL3052",
  rfc3339: "DL3053",
  spdx: "DL3054",
  hash: "DL3055",
  semver: "DL3056",
  email: "DL3058",
};

const MEANING: Readonly<Record<LabelKind, string>> = {
  text: "a text",
  url: "an address such as https://example.com",
  rfc3339: "a time such as 2026-11-21T12:00:00Z",
  spdx: "an SPDX licence such as MIT",
  hash: "a Git commit of 7 or 40 digits",
  semver: "a version such as 1.2.3",
  email: "a mail address",
};

export default dockerfileRule({
  id: "dockerfile/label-off-schema",
  title: "Label that differs from the label schema",
  category: "style",
  severity: "warning",
  from: "quiet",
  aliases: ["DL3049", "DL3050", ...Object.values(CODES)],
  since: "0.1.0",
  fix: "suggestion",
  options: {
    labels: {
      type: "array",
      default: [],
      description:
        "Labels that images must have, as `name` or `name: kind`: text, url, semver, hash, rfc3339, spdx, email.",
    },
    strict: { type: "boolean", default: false, description: "Report labels that the list does not have." },
  },
  visit: { LABEL: checkLabels, file: checkMissing },
});

/** Name → kind of value. */
function schemaOf({ options }: DockerfileContext): ReadonlyMap<string, LabelKind> {
  const entries = Array.isArray(options.labels) ? options.labels : [];
  return new Map(
    entries
      .filter((entry): entry is string => typeof entry === "string")
      .map((entry) => {
        const [, name = entry, kind = ""] = /^(.*?)\s*:\s*(\w*)$/.exec(entry) ?? [];
        return [name.trim(), Object.hasOwn(CODES, kind) ? (kind as LabelKind) : "text"] as const;
      }),
  );
}

function checkLabels(instruction: KeyValueInstruction, context: DockerfileContext): void {
  const schema = schemaOf(context);
  if (schema.size === 0) return;
  for (const { name, value } of instruction.pairs) {
    const key = name.literal ?? name.raw;
    const kind = schema.get(key);
    if (kind === undefined) {
      const message = `The label schema has no label ${quote(key, 40)}.`;
      const severity = "information";
      if (context.options.strict === true) context.report({ span: name.span, message, severity, aliases: ["DL3050"] });
      continue;
    }
    const text = value && valueOf(context.subject.expand(value, instruction));
    if (!value || text === undefined) continue;
    if (text === "") {
      const message = `The label ${quote(key, 40)} is empty.`;
      context.report({ span: name.span, message, aliases: ["DL3051"] });
    } else if (!isLabelValue(kind, text) || (context.hadolintCompatible && kind === "spdx" && !isLicence(text))) {
      const message = `${quote(text, 25)} is not ${MEANING[kind]}.`;
      context.report({ span: value.span, message, aliases: [CODES[kind]] });
    }
  }
}

/** Stages that are no image of their own, because another stage is made from them or copies from them, are spared. */
function checkMissing(graph: BuildGraph, context: DockerfileContext): void {
  const schema = schemaOf(context);
  for (const name of schema.keys()) {
    for (const stage of graph.stages) {
      if (stage.state.labels.has(name) || isOnlyPart(stage, name, graph, context.hadolintCompatible)) continue;
      context.report({
        span: stage.from.keywordSpan,
        message: `This stage has no label ${quote(name, 40)}, which the label schema asks for.`,
        severity: "information",
        aliases: ["DL3049"],
        fixes: () => [addLabel(name, stage, context)],
      });
    }
  }
}

function isOnlyPart(stage: Stage, name: string, graph: BuildGraph, theirs: boolean): boolean {
  if (!theirs) return !stage.isFinal;
  return stage.usedBy.some(
    ({ kind, instruction }) => kind !== "from" || graph.stageOf(instruction)?.state.labels.has(name),
  );
}

function addLabel(name: string, stage: Stage, { source }: DockerfileContext): Fix {
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const word = stage.from.keywordText === stage.from.keywordText.toLowerCase() ? "label" : "LABEL";
  const edits = [insert(stage.from.span.end, `${eol}${word} ${name}="fill in"`)];
  return { title: `Add the label ${name}`, safety: "suggestion", edits };
}
