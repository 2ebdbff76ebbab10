/** COPY or ADD of several sources to something that is no folder by its name. */
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/copy-several-to-file",
  title: "Several sources and no folder to put them in",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["DL3021"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const { sources, destination, heredocs, keyword, onbuild } = instruction;
  const several = sources.length + (keyword === "ADD" ? 0 : heredocs.length) > 1;
  if (!destination || !several || onbuild) return;
  const text = destination.literal ?? destination.raw.replace(/^["']|["']$/g, "");
  if (/[/\\]$/.test(text)) return;
  // "." is a folder, and what a variable ends in nobody knows; hadolint reads the last character only.
  const unclear = text === "." || text === ".." || text.endsWith("/.") || /\$\w+$|\}$/.test(text);
  if (unclear && !(context.hadolintCompatible && keyword === "COPY")) return;
  const aliases = keyword === "COPY" ? ["DL3021"] : [];
  context.report({
    span: destination.span,
    message: `Several files go to ${quote(text, 25)}: without a "/" at its end, it need not be a folder.`,
    aliases,
    fixes: () =>
      /^["']/.test(destination.raw)
        ? []
        : [
            {
              title: `Write ${text}/`,
              safety: "unsafe",
              preferred: true,
              edits: [insert(destination.span.end, "/")],
            },
          ],
  });
}
