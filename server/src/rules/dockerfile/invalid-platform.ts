/** FROM --platform with something that is no platform. */
import { ARCHITECTURES, OPERATING_SYSTEMS, parsePlatform } from "../../semantics/dockerfile/platform.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { FromInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-platform",
  title: "Platform that Docker cannot read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { FROM: check },
});

function check(from: FromInstruction, context: DockerfileContext): void {
  const word = flagOf(from, "platform")?.value;
  // Without a value another rule reports it; a variable may get its value from the caller.
  if (!word || from.onbuild || word.raw === "" || !isSettled(word, context)) return;
  const value = context.subject.expand(word, from);
  if (!value.known || parsePlatform(value.value)) return;
  const meant = value.value.includes("/")
    ? undefined
    : didYouMean(value.value, ["linux", ...ARCHITECTURES, ...OPERATING_SYSTEMS]);
  const shown = value.value === "" ? `${quote(word.raw, 20)} is empty here, and so` : quote(value.value, 20);
  reportFailure(context, from, {
    span: word.span,
    message: `${shown} is no platform: write os/arch, such as linux/arm64. ${stopsHere(from)}${meant ? ` Did you mean ${meant}?` : ""}`,
    fixes: () =>
      meant && word.literal === value.value
        ? [{ title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(word.span, meant)] }]
        : [],
  });
}

/** True where no build argument that was not given could change the value. */
function isSettled({ parts }: Word, { subject }: DockerfileContext): boolean {
  const variables = parts.filter((part) => part.kind === "variable");
  return variables.length === 0 || variables.some(({ name }) => Object.hasOwn(subject.options.buildArgs, name));
}
