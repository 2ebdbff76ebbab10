/** Names in FROM, COPY --from and RUN --mount that can be neither a stage nor an image. */
import type { Fix } from "../../linter/rule.ts";
import { sourceUses } from "../../semantics/dockerfile/stageUses.ts";
import { parseImageReference } from "../../semantics/image/reference.ts";
import type { FromInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type Span, textAt } from "../../text/span.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-image-name",
  title: "Image name that Docker cannot read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { FROM: checkFrom, COPY: checkSources, RUN: checkSources },
});

function checkFrom(from: FromInstruction, context: DockerfileContext): void {
  const { image, onbuild } = from;
  if (!image || onbuild) return;
  const { subject } = context;
  const variables = image.parts.filter((part) => part.kind === "variable");
  // A default that is no image name may be replaced by a build argument: a check of its own tells of that.
  if (variables.length > 0 && !variables.some(({ name }) => Object.hasOwn(subject.options.buildArgs, name))) return;
  const value = subject.expand(image, from);
  if (!value.known || subject.stageOf(from)?.base.kind === "stage") return;
  check(value.value, image.span, from, context);
}

/** Behind `from=` no variable is put in. A number is a stage (COPY), or an image of that name. */
function checkSources(instruction: Instruction, context: DockerfileContext): void {
  if (instruction.onbuild) return;
  for (const { name, span, kind } of sourceUses(instruction)) {
    if (name.includes("$") || (kind === "copy" && /^[+-]?[0-9]+$/.test(name)) || context.subject.stage(name)) continue;
    check(name, span, instruction, context);
  }
}

function check(name: string, span: Span, instruction: Instruction, context: DockerfileContext): void {
  if (name === "scratch" || parseImageReference(name)) return;
  const lower = name.toLowerCase();
  const stage = instruction.keyword === "FROM" && isStageAbove(lower, instruction, context);
  const meant = name !== lower && (stage || parseImageReference(lower)) ? lower : undefined;
  const hint = meant && stage ? ` Did you mean the stage ${meant}?` : "";
  reportFailure(context, instruction, {
    span,
    message: `${name === "" ? "An empty text" : quote(name, 25)} is no image name: ${faultOf(name, meant)}. ${stopsHere(instruction)}${hint}`,
    fixes: () => (meant && textAt(context.source.text, span) === name ? [lowerCase(span, meant)] : []),
  });
}

function isStageAbove(name: string, from: Instruction, { subject }: DockerfileContext): boolean {
  const index = subject.stageOf(from)?.index ?? 0;
  return subject.stages.some((stage) => stage.name === name && stage.index < index);
}

/** Docker's own words are "invalid reference format" for all of these. */
function faultOf(name: string, meant: string | undefined): string {
  if (meant) return "it must be in lower case";
  if (name === "") return "it needs a name";
  if (name.endsWith(":")) return "the tag behind the colon is missing";
  if (/^[a-z]+:\/\//i.test(name)) return "leave out the scheme in front";
  const [, digest] = /@(.*)$/.exec(name) ?? [];
  if (digest !== undefined && !/^sha(?:256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})$/.test(digest))
    return "what stands behind @ is no digest";
  if (/^[0-9a-f]{64}$/.test(name)) return "it could be the ID of an image";
  return "Docker takes repository:tag or repository@digest";
}

function lowerCase(span: Span, meant: string): Fix {
  return { title: `Write ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] };
}
