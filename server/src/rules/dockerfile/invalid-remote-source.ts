/** ADD of an address or a Git repository with options that do not fit it. */
import { isDigest, type RemoteSource, remoteSource } from "../../semantics/dockerfile/remoteSource.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { CopyInstruction, Flag } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-remote-source",
  title: "ADD with options that do not fit the source",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { ADD: check },
});

interface Source {
  readonly span: Span;
  readonly remote: RemoteSource | undefined;
}

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  if (instruction.onbuild) return;
  const values = instruction.sources.map((word) => ({ word, value: context.subject.expand(word, instruction) }));
  const sources = values.flatMap(({ word: { span }, value }): Source[] =>
    value.known ? [{ span, remote: remoteSource(value.value) }] : [],
  );
  const report = (span: Span, message: string, redundant?: Flag) =>
    reportStageFailure(context, instruction, {
      span,
      message: `${message} ${stopsHere(instruction)}`,
      fixes: () => (redundant ? [{ ...DROP, edits: [withBlank(redundant, context)] }] : []),
    });
  for (const { span, remote } of sources) {
    if (remote?.fault) report(span, `Docker cannot read the options of this source: ${remote.fault}.`);
  }
  checkChecksum(instruction, sources, context, report);
  checkGitFolder(instruction, sources, report);
}

const DROP = { title: "Remove --checksum", safety: "unsafe", preferred: true } as const;
type Tell = (span: Span, message: string, redundant?: Flag) => void;

function checkChecksum(
  instruction: CopyInstruction,
  sources: readonly Source[],
  { subject }: DockerfileContext,
  report: Tell,
): void {
  const flag = flagOf(instruction, "checksum");
  const value = flag?.value && subject.expand(flag.value, instruction);
  if (!flag?.value || !value?.known || value.value === "") return;
  if (instruction.sources.length !== 1) {
    report(flag.span, "--checksum belongs to one source, and here are several or none.");
    return;
  }
  const [source] = sources;
  if (!source) return;
  if (!source.remote) {
    report(flag.span, "--checksum is only for addresses and Git repositories, not for files.", flag);
  } else if (source.remote.kind === "http") {
    if (!isDigest(value.value))
      report(flag.value.span, `${quote(value.value, 20)} is no checksum: Docker takes sha256: and 64 hex digits.`);
  } else if (source.remote.checksum !== undefined && source.remote.checksum !== value.value) {
    report(flag.value.span, "The source names another checksum than --checksum does.");
  }
}

function checkGitFolder(instruction: CopyInstruction, sources: readonly Source[], report: Tell): void {
  const flag = flagOf(instruction, "keep-git-dir");
  if (!flag) return;
  // Without a value, or with "true": other values are reported as such.
  const keeps = flag.value === undefined || flag.value.literal === "true";
  for (const { remote } of sources) {
    if (remote?.keepGitDir !== undefined && remote.keepGitDir !== keeps)
      report(flag.span, "The source says the opposite about keep-git-dir.");
  }
}

function withBlank({ span }: Flag, { source }: DockerfileContext): ReturnType<typeof remove> {
  const blanks = /^[ \t]*/.exec(source.text.slice(span.end))?.[0].length ?? 0;
  return remove({ start: span.start, end: span.end + blanks });
}
