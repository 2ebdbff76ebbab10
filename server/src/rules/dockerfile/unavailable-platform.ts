/** FROM asks for a platform that the image is not published for. */
import { parsePlatform, satisfies } from "../../semantics/dockerfile/platform.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { baseImageFacts } from "../../semantics/image/baseImages.ts";
import { valueOf } from "../../semantics/known.ts";
import type { FromInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unavailable-platform",
  title: "Image that does not exist for this platform",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["InvalidBaseImagePlatform"],
  since: "0.1.0",
  fix: "none",
  visit: { FROM: check },
});

function check(from: FromInstruction, context: DockerfileContext): void {
  const word = flagOf(from, "platform")?.value;
  const stage = context.subject.stageOf(from);
  if (!word || from.onbuild || stage?.base.kind !== "image" || !stage.base.reference) return;
  const text = stage.platform && valueOf(stage.platform);
  const wanted = text === undefined ? undefined : parsePlatform(text);
  const facts = baseImageFacts(stage.base.reference);
  const platforms = facts && valueOf(facts.platforms);
  if (text === undefined || !wanted || !platforms) return;
  const offered = platforms.flatMap((platform) => parsePlatform(platform) ?? []);
  if (offered.some((platform) => satisfies(platform, wanted))) return;
  context.report({
    span: word.span,
    message: `${quote(stage.base.text, 40)} is not published for ${quote(text, 20)}. It is for ${platforms.join(", ")} (as of ${facts.date}).`,
  });
}
