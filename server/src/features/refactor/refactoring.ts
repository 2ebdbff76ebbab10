/** The API that authors of refactorings see. One refactoring = `slug.ts` + `slug.md` in the folder of its language. */
import type { FileEdit } from "../../linter/rule.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";

/** As LSP names the kinds of code actions. */
export type RefactorKind = "refactor.rewrite" | "refactor.extract" | "refactor.inline" | "refactor.move";

export interface Refactoring {
  /** "dockerfile/use-exec-form": folder and file name. The slug says what it does. */
  readonly id: string;
  /** The heading of its page: an imperative. */
  readonly title: string;
  readonly kind: RefactorKind;
  readonly language: Language;
  readonly since: string;
  /**
   * What of the result may differ: parts of the final stage's configuration ("Cmd") or of the Compose model. Empty for
   * most: then the result is the same by `inspect` and `resolve`.
   */
  readonly changes: readonly string[];
  /** What it can do at a selection (a cursor is an empty one); nothing where it has no business. */
  applies(reader: Reader, uri: Uri, selection: Span): readonly Proposal[];
}

/** Something that can be done, or that one would expect here and that would change the meaning. */
export type Proposal = Offer | Refusal;

export interface Offer {
  /** An imperative about this very place. */
  readonly title: string;
  /** Computed when chosen; from the snapshot that made the offer. Those of other files carry their `uri`. */
  readonly edits: () => readonly RefactorEdit[];
}

export interface Refusal {
  readonly title: string;
  /** Why not, in one sentence. */
  readonly refused: string;
}

export interface RefactorEdit extends FileEdit {
  /** Part of `newText` to type over, such as a name that was made up. Equal texts change together. */
  readonly placeholder?: Span;
}

/** True for what can be done. */
export function isOffer(proposal: Proposal): proposal is Offer {
  return "edits" in proposal;
}
