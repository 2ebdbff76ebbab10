/** One simple command with its wrappers seen through. */
import type { Redirection, ShellAssignment, ShellWord } from "../../syntax/shell/syntax.ts";
import type { Span } from "../../text/span.ts";
import { programName } from "./interpreter.ts";
import type { ShellCommand, Wrapper } from "./model.ts";
import { packageCall } from "./packageCall.ts";
import { wrapperLength } from "./wrappers.ts";

/** A command as it is written. */
export interface CommandDraft {
  readonly span: Span;
  /** The name and what follows it. */
  readonly words: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirections: readonly Redirection[];
}

const MOST_WRAPPERS = 8;

/** What a command is, at the place that `around` tells. */
export function resolveCommand(
  draft: CommandDraft,
  around: Pick<ShellCommand, "before" | "after" | "context" | "parent">,
): ShellCommand {
  const { span, redirections } = draft;
  const wrappers: Wrapper[] = [];
  const environment = [...draft.assignments];
  let words = draft.words;
  while (wrappers.length < MOST_WRAPPERS) {
    const length = wrapperLength(words);
    const [word] = words;
    if (length === undefined || !word) break;
    const own = words.slice(0, length);
    environment.push(...own.slice(1).flatMap(assignmentIn));
    const end = own.at(-1)?.span.end ?? word.span.end;
    wrappers.push({ name: programName(word.text), span: { start: word.span.start, end }, word });
    words = words.slice(length);
  }
  const [word, ...rest] = words;
  const name = word?.literal === undefined ? undefined : nameOf(word.literal);
  return {
    name,
    word,
    arguments: rest,
    span,
    callSpan: word ? { start: word.span.start, end: (rest.at(-1) ?? word).span.end } : span,
    environment,
    redirections,
    wrappers,
    before: around.before,
    after: around.after,
    context: around.context,
    parent: around.parent,
    packages: name === undefined || !word ? undefined : packageCall(name, word, rest),
  };
}

/** Without its folder; letter case as written. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `NAME=value` among the words of `env` or `sudo`. */
function assignmentIn(word: ShellWord): readonly ShellAssignment[] {
  const name = /^([A-Za-z_]\w*)=/.exec(word.text)?.[1];
  if (name === undefined) return [];
  const { start } = word.span;
  return [{ span: word.span, name, nameSpan: { start, end: start + name.length }, append: false, value: undefined }];
}
