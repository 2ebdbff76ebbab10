/** ADD where COPY does the same. */
import type { Fix } from "../../linter/rule.ts";
import type { CopyInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/add-for-local-file",
  title: "ADD of a local file",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: ["DL3020"],
  since: "0.1.0",
  fix: "safe",
  visit: { ADD: check },
});

/** Names of files that ADD unpacks, or that hadolint takes for such. */
const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tzst|tlz|tz|taz|tb2|tz2|gz|bz2|xz|zst|lzma|lz|lzo|zip|Z)$/i;
const URL = /^["']?https?:\/\//i;
const GIT = /^["']?(?:git@|git:\/\/|ssh:\/\/)|\.git(?:$|#|\?)/i;
/** A name that says what is in the file, or a folder: nothing that ADD would unpack. */
const PLAIN = /\.[a-z][a-z0-9]{0,7}$|(?:^|\/)\.{0,2}\/?$/i;
const ADD_ONLY = new Set(["checksum", "keep-git-dir", "unpack"]);

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  // Behind ONBUILD it is another build's business; hadolint does not look there either.
  if (instruction.onbuild) return;
  const source = instruction.sources.find((word) => isLocal(word, context.hadolintCompatible));
  if (!source || (!context.hadolintCompatible && !instruction.sources.every((word) => isLocal(word, false)))) return;
  context.report({
    span: instruction.keywordSpan,
    message: `For ${quote(source.literal ?? source.raw, 25)} COPY does the same, without unpacking and downloading.`,
    fixes: () => useCopy(instruction),
  });
}

function isLocal({ raw, literal }: Word, theirs: boolean): boolean {
  const text = literal ?? raw.replace(/^["']|["']$/g, "");
  if (theirs) return !ARCHIVE.test(text) && !URL.test(text);
  return literal !== undefined && !ARCHIVE.test(text) && !URL.test(text) && !GIT.test(text) && !/[*?[]/.test(text);
}

/** ADD unpacks by content: only where no name can hide an archive is it surely the same. */
function useCopy({ keywordText, keywordSpan, sources, flags }: CopyInstruction): readonly Fix[] {
  if (flags.some(({ name }) => ADD_ONLY.has(name)) || !sources.every((word) => isLocal(word, false))) return [];
  const copy = keywordText === keywordText.toLowerCase() ? "copy" : "COPY";
  const safety = sources.every(({ literal }) => PLAIN.test(literal ?? "")) ? "safe" : "unsafe";
  return [{ title: `Use ${copy}`, safety, preferred: true, edits: [replace(keywordSpan, copy)] }];
}
