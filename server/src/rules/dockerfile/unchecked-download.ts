/** Files from the network that nothing compares with what was expected. */
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { CommandInstruction, CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { programOf } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/unchecked-download",
  title: "Download without a checksum",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { ADD: checkAdd, RUN: checkRun },
});

function checkAdd(instruction: CopyInstruction, context: DockerfileContext): void {
  const [source] = instruction.sources;
  const text = source?.raw.replace(/^["']/, "") ?? "";
  if (!source || instruction.onbuild || flagOf(instruction, "checksum")) return;
  // A Git address may name its commit, and is another matter.
  if (!/^https:\/\//i.test(text) || /\.git(?:$|["'#?])/.test(text)) return;
  context.report({
    span: source.span,
    message: `Nothing checks what ${quote(text, 25)} delivers; --checksum=sha256:… would.`,
  });
}

const CHECKS = /^(?:sha\d+sum|shasum|md5sum|b2sum|cksum|gpg|gpgv|cosign|minisign|openssl|rhash|verify\S*)$/;

/** curl or wget to a file, and no command in the same RUN that checks anything. */
function checkRun(instruction: CommandInstruction, context: DockerfileContext): void {
  const commands = programOf(instruction, context)?.commands ?? [];
  if (commands.some(({ name }) => CHECKS.test(name ?? ""))) return;
  for (const { name, word, arguments: words, context: place } of commands) {
    if ((name !== "curl" && name !== "wget") || !word || place.tested) continue;
    const address = words.find(({ text }) => /^["']?https:\/\//.test(text));
    // Package sources and keys have signatures of their own.
    if (!address || /\.(?:asc|gpg|key|pub|sha\d+(?:sum)?|sig|list|repo)["']?$/.test(address.text)) continue;
    context.report({ span: address.span, message: `Nothing checks what ${quote(address.text, 25)} delivers.` });
  }
}
