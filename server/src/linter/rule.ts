/** The API that rule authors see. */
import type { TextEdit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";
import type { Reader } from "../workspace/derive.ts";
import type { Language } from "../workspace/languages.ts";
import type { SourceFile } from "../workspace/sourceFile.ts";
import type { Uri } from "../workspace/uri.ts";
import type { IgnoreFaults } from "./suppressions/comment.ts";

export const SEVERITIES = ["error", "warning", "information", "hint"] as const;
/** error = Docker or Compose refuses it; warning = very likely a mistake; information = worth knowing; hint = style or teaching. */
export type Severity = (typeof SEVERITIES)[number];

export const PRESETS = ["quiet", "recommended", "learn", "strict", "all"] as const;
/** From the fewest rules to all of them. */
export type Preset = (typeof PRESETS)[number];

export type Category =
  | "correctness"
  | "clarity"
  | "caching"
  | "security"
  | "size"
  | "style"
  | "deprecation"
  | "portability";

export type FixSafety = "safe" | "unsafe" | "suggestion";

export interface Fix {
  /** An imperative: "Use COPY". */
  readonly title: string;
  /** `safe` keeps the built image or the resolved Compose model; `unsafe` may not; `suggestion` needs a choice. */
  readonly safety: FixSafety;
  readonly edits: readonly FileEdit[];
  /** A file that the fix makes instead of its edits; it must not exist. Only for a `suggestion`: nobody makes files unasked. */
  readonly newFile?: NewFile;
  /** At most one fix of a report is preferred. */
  readonly preferred?: boolean;
}

/** A file to be made. */
export interface NewFile {
  readonly uri: Uri;
  readonly text: string;
}

/** An edit of the reported file, or of another one where `uri` is given. */
export interface FileEdit extends TextEdit {
  readonly uri?: Uri;
}

export interface Related {
  readonly uri?: Uri;
  readonly span: Span;
  readonly message: string;
}

export interface Report {
  /** The smallest guilty token. */
  readonly span: Span;
  /** What is wrong here, the user's words quoted, and what Docker will do; first sentence at most 90 characters. */
  readonly message: string;
  /** Docker would refuse: the build does not start, or Compose does not load the project. */
  readonly fails?: "build" | "load";
  /** Instead of the rule's severity, where this finding is milder. */
  readonly severity?: Severity;
  /** Of the rule's aliases, those that would report this very finding; default: all. */
  readonly aliases?: readonly string[];
  readonly related?: readonly Related[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
  /** Computed when somebody asks, from the snapshot that made the report. */
  readonly fixes?: () => readonly Fix[];
}

/** A comment that may silence reports. */
export interface CommentLine {
  readonly span: Span;
  /** Text after the `#`. */
  readonly text: string;
  /** What the comment stands above: reports in it may be silenced. */
  readonly target: Span | undefined;
  /** What a whole-stage comment would silence. */
  readonly group?: Span | undefined;
  /** True for a parser directive, which counts for the whole file. */
  readonly directive?: boolean;
}

/** A file inside of a file: it is linted as a file of its own, and its findings stand in the outer one. */
export interface EmbeddedFile {
  readonly source: SourceFile;
  readonly reader: Reader;
  /** The place in the outer file; undefined where there is none: then the finding is dropped. */
  spanOf(span: Span): Span | undefined;
  /** The edit of the outer file; undefined where it cannot be made. */
  editOf(edit: TextEdit): TextEdit | undefined;
}

/** What a rule looks at: a language and how its files are loaded. */
export interface Subject<S> {
  readonly language: Language;
  load(reader: Reader, uri: Uri): S;
  /** The instruction (or the like) that an offset belongs to. */
  ownerOf(subject: S, offset: number): Span | undefined;
  comments(subject: S): readonly CommentLine[];
  /** Files inside of this one. */
  embedded?(subject: S, reader: Reader): readonly EmbeddedFile[];
  /**
   * What the builder itself does where its check of this name finds something: nothing ("off", the file says so), a
   * warning, or the end of the build. Undefined when the builder has no such check.
   */
  verdict?(subject: S, reader: Reader, uri: Uri, check: string, offset: number): "off" | "warns" | "stops" | undefined;
  /** What a comment on the line above would silence, for a report at the offset; default: its owner. */
  anchorOf?(subject: S, offset: number): Span | undefined;
}

/** JSON-schema-like description of a rule's options. */
export interface OptionSchema {
  readonly [name: string]: {
    readonly type: "boolean" | "string" | "number" | "array";
    readonly default: boolean | string | number | readonly string[];
    readonly description: string;
  };
}

export interface RuleContext<S> {
  readonly subject: S;
  readonly reader: Reader;
  readonly uri: Uri;
  readonly source: SourceFile;
  readonly options: Readonly<Record<string, unknown>>;
  /** Restore hadolint's conditions where ours are deliberately narrower. */
  readonly hadolintCompatible: boolean;
  report(report: Report): void;
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds rules of every subject; each is checked where it is defined.
export interface Rule<S = any> {
  /** "dockerfile/latest-tag": folder and file name. */
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  /** In every preset where it is on, unless `strict` says otherwise. */
  readonly severity: Severity;
  /** The first preset that has it; presets after it have it too. `quiet` never has information and hints. */
  readonly from: Preset;
  /** Its severity from preset `strict` on. */
  readonly strict?: Severity;
  /** Foreign names of the same check: "DL3007", "JSONArgsRecommended", "dclint's id". */
  readonly aliases: readonly string[];
  readonly since: string;
  readonly fix: "none" | FixSafety;
  readonly options?: OptionSchema;
  readonly subject: Subject<S>;
  check(context: RuleContext<S>): void;
  /** For rules about the comments that silence others: called when all rules have run. */
  checkComments?(context: RuleContext<S>, faults: IgnoreFaults): void;
}

/** Checks the shape of a rule where it is written. */
export function defineRule<S>(rule: Rule<S>): Rule<S> {
  return rule;
}
