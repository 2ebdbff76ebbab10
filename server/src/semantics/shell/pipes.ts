/** Pipes: whose failure a shell without `pipefail` does not notice. */
import type { ShellCommand, ShellProgram } from "./model.ts";
import { optionsOf } from "./interpreter.ts";

/** Programs whose failure matters: what they fetch or unpack is then missing. */
const MAY_FAIL =
  /^(?:curl|wget|git|aws|gsutil|az|gcloud|docker|kubectl|ssh|scp|rsync|npm|yarn|pnpm|pip\d*|go|cargo|make|mvn|gradle|tar|unzip|gunzip|zcat|bzcat|xzcat|openssl|gpg|mysqldump|pg_dump|apt-get|apk|yum|dnf)$/;

/** Programs that take an empty input for good, so that nobody notices. Others (tar, gpg, sha256sum -c) fail themselves. */
const SATISFIED =
  /^(?:sh|bash|ash|dash|zsh|ksh|python[\d.]*|node|perl|ruby|php|tee|cat|sed|awk|gawk|tr|cut|sort|uniq|head|tail|xargs|jq|base64|envsubst|psql|mysql|dd|column|nl|rev|tac|wc|fold)$/;

export interface LostPipe {
  readonly left: ShellCommand;
  readonly right: ShellCommand;
}

/** Neighbours in pipelines, in order. */
export function pipes(commands: readonly ShellCommand[]): readonly LostPipe[] {
  return commands.flatMap((left) => {
    if (left.after?.text !== "|" && left.after?.text !== "|&") return [];
    const { span } = left.after;
    const right = commands.find((other) => other.before?.span.start === span.start);
    return right ? [{ left, right }] : [];
  });
}

/** True when the left side can fail and neither its shell nor the right side would notice. */
export function losesFailure({ left, right }: LostPipe): boolean {
  const { tested, substitution } = left.context;
  return !tested && !substitution && MAY_FAIL.test(left.name ?? "") && SATISFIED.test(right.name ?? "");
}

/** True when the program has `pipefail` on, by its shell or by `set` before `at`. */
export function hasPipefail({ interpreter, commands }: ShellProgram, at: number): boolean {
  if (interpreter?.options.has("pipefail")) return true;
  return commands.some(
    ({ name, span, arguments: words }) =>
      name === "set" && span.start < at && optionsOf(words.map(({ text }) => text)).has("pipefail"),
  );
}
