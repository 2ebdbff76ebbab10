/** A variable in FROM that no ARG above the first FROM declares. */
import type { Fix } from "../../linter/rule.ts";
import { parsePlatform } from "../../semantics/dockerfile/platform.ts";
import type { VariableUse } from "../../semantics/dockerfile/model.ts";
import { PLATFORM_ARGS, PROXY_ARGS } from "../../semantics/dockerfile/scopes.ts";
import { isTemplateFile } from "../../semantics/dockerfile/template.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { parseImageReference } from "../../semantics/image/reference.ts";
import type { FromInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { contains, textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/undefined-arg-in-from",
  title: "FROM uses an undeclared variable",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["UndefinedArgInFrom", "InvalidDefaultArgInFrom"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { FROM: check },
});

const PROXIES: ReadonlySet<string> = new Set(PROXY_ARGS);

function check(from: FromInstruction, context: DockerfileContext): void {
  if (from.onbuild) return;
  const seen = new Set<string>();
  let invalid = isInvalid(from, context);
  for (const use of context.subject.usesIn(from)) {
    const { name, modifier } = use.part;
    // Where the use itself has a default, BuildKit says nothing.
    if (use.variable || modifier !== undefined || seen.has(name)) continue;
    if (PROXIES.has(name) || Object.hasOwn(context.subject.options.buildArgs, name)) continue;
    seen.add(name);
    const inImage = from.image !== undefined && contains(from.image.span, use.part.span);
    report(
      use,
      inImage && invalid,
      stopsBuild(inImage ? from.image : flagOf(from, "platform")?.value, from, context),
      context,
    );
    if (inImage) invalid = false;
  }
}

/** True where the name of the image, too, comes out as something that Docker refuses. */
function isInvalid(from: FromInstruction, { subject }: DockerfileContext): boolean {
  const value = from.image && subject.expand(from.image, from);
  return value?.known === true && parseImageReference(value.value) === undefined;
}

/** True where the empty variable leaves no image or platform, and no build argument could help. */
function stopsBuild(word: Word | undefined, from: FromInstruction, { subject }: DockerfileContext): boolean {
  if (!word || subject.stageOf(from)?.base.kind === "stage") return false;
  const value = subject.expand(word, from);
  if (!value.known) return false;
  const declared = subject.usesIn(from).some(({ part, variable }) => variable && contains(word.span, part.span));
  const readable = word === from.image ? parseImageReference(value.value) : parsePlatform(value.value);
  return !declared && readable === undefined;
}

function report({ part }: VariableUse, invalid: boolean, stops: boolean, context: DockerfileContext): void {
  const { subject, source } = context;
  const below = subject.syntax.instructions
    .flatMap((one) => (one.keyword === "ARG" ? one.pairs : []))
    .find(({ name }) => name.raw === part.name);
  const meant = below
    ? undefined
    : didYouMean(part.name, [...subject.globalArgs.map(({ name }) => name), ...PLATFORM_ARGS]);
  const fix = (name: string): Fix => {
    return { title: `Use ${name}`, safety: "unsafe", preferred: true, edits: [replace(part.nameSpan, name)] };
  };
  const why = below
    ? `${quote(part.name, 25)} is declared inside a stage; FROM sees only ARGs above the first FROM.`
    : `No ARG above the first FROM declares ${quote(part.name, 25)}, so it is empty here.`;
  const end = stops && !context.reader.derive(isTemplateFile, context.uri) ? " Docker stops at this line." : "";
  context.report({
    span: part.span,
    message: `${why}${end}${meant ? ` Did you mean ${meant}?` : ""}`,
    ...(end ? { fails: "build" } : { severity: "warning" }),
    aliases: invalid ? ["UndefinedArgInFrom", "InvalidDefaultArgInFrom"] : ["UndefinedArgInFrom"],
    ...(below ? { related: [{ span: below.name.span, message: "This ARG belongs to its stage." }] } : {}),
    fixes: () => (meant && textAt(source.text, part.nameSpan) === part.name ? [fix(meant)] : []),
  });
}
