/** `--platform=linux/amd64`: a stage that is fixed to one platform. */
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { FromInstruction } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/constant-from-platform",
  title: "FROM is fixed to one platform",
  category: "portability",
  severity: "hint",
  from: "recommended",
  aliases: ["FromPlatformFlagConstDisallowed", "DL3029"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { FROM: check },
});

/** Other names of an architecture, as containerd folds them. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: "amd64",
  "x86-64": "amd64",
  aarch64: "arm64",
  i386: "386",
  armhf: "arm",
  armel: "arm",
};

function check(from: FromInstruction, context: DockerfileContext): void {
  const flag = flagOf(from, "platform");
  if (!flag?.value || from.onbuild) return;
  const constant = flag.value.literal;
  const named = constant !== undefined && isNamedAfter(from.stageName?.raw.toLowerCase() ?? "", constant);
  const parses = constant !== undefined && /^[\w.-]+(\/[\w.-]+){0,2}$/.test(constant);
  const theirs = !/(?:BUILD|TARGET)PLATFORM/.test(flag.value.raw);
  const ours = parses && !named;
  if (!ours && !(theirs && context.hadolintCompatible)) return;
  context.report({
    span: flag.span,
    message: `This stage is always built for ${quote(constant ?? flag.value.raw)}, whatever platform was asked for.`,
    fixes: () => {
      const blanks = /^[ \t]*/.exec(context.source.text.slice(flag.span.end))?.[0].length ?? 0;
      const edits = [remove({ start: flag.span.start, end: flag.span.end + blanks })];
      return [{ title: "Remove --platform", safety: "unsafe", preferred: true, edits }];
    },
    aliases: [...(ours ? ["FromPlatformFlagConstDisallowed"] : []), ...(theirs ? ["DL3029"] : [])],
  });
}

/** A stage that says its platform in its name means it. */
function isNamedAfter(name: string, platform: string): boolean {
  const [first = "", second] = platform.toLowerCase().split("/");
  const isArchitecture = second === undefined && first !== "linux" && first !== "windows";
  const architecture = second ?? (isArchitecture ? first : "");
  const folded = ARCHITECTURES[architecture] ?? architecture;
  const os = isArchitecture ? "linux" : first;
  return name.includes(os) || (folded !== "" && name.includes(folded));
}
