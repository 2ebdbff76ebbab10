/**
 * The Dockerfile as written: spans of the file, nothing evaluated. Every offset is a UTF-16 offset of the file.
 * "Builder's text" means the text as BuildKit joins it: continuations (escape character at the end of a line)
 * removed, comment and blank lines inside a continued instruction removed.
 */
import type { Span } from "../../text/span.ts";
import type { Keyword } from "./keywords.ts";

export interface DockerfileSyntax {
  readonly text: string;
  /** Parser directives in force and their faulty relatives, in order. */
  readonly directives: readonly Directive[];
  readonly escape: "\\" | "`";
  /** All instructions in order, unknown ones too. Heredoc bodies belong to their instruction's span. */
  readonly instructions: readonly Instruction[];
  /** Whole-line comments outside heredoc bodies (also those inside a continued instruction); directives are not comments. */
  readonly comments: readonly Comment[];
  /** What the parser itself cannot accept. */
  readonly problems: readonly SyntaxProblem[];
}

export interface Directive {
  /** As BuildKit reads it: lower-cased. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
  readonly span: Span;
  /** False for a second one of the same name, which BuildKit refuses. */
  readonly first: boolean;
}

export interface Comment {
  /** From the `#` to the end of the line. */
  readonly span: Span;
  /** Text after the `#`. */
  readonly text: string;
  /** The instruction that follows (for a comment between instructions) or that it stands inside. */
  readonly target: number | undefined;
}

export interface SyntaxProblem {
  /** Short, stable, e.g. "unterminated-heredoc", "unterminated-quote", "bad-modifier". */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  /** Index of the instruction it belongs to. */
  readonly instruction?: number;
}

/** A piece of a word. */
export type WordPart =
  | {
      readonly kind: "text";
      readonly span: Span;
      readonly text: string;
      readonly quote: "none" | "single" | "double" | "escape";
    }
  | VariablePart;

/** `$NAME`, `${NAME}`, `${NAME:-word}` … */
export interface VariablePart {
  readonly kind: "variable";
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly braced: boolean;
  /** `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` `//`; undefined for plain use. */
  readonly modifier: string | undefined;
  /** What stands after the modifier: the default, the message, the pattern (for `/`: pattern). */
  readonly operand: readonly WordPart[];
  /** For `/` and `//`: what the pattern is replaced by. */
  readonly replacement: readonly WordPart[];
}

/** One word in the builder's text. */
export interface Word {
  readonly span: Span;
  /** Builder's text of the word, quotes and variables as written. */
  readonly raw: string;
  readonly parts: readonly WordPart[];
  /** Text with quotes removed when there is no variable in it; undefined when there is one. */
  readonly literal: string | undefined;
}

export interface Flag {
  /** Whole `--name=value`. */
  readonly span: Span;
  /** Without the dashes, as written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Undefined for `--link` without `=`. */
  readonly value: Word | undefined;
  /** For `--mount` and `--device`: its `key=value` parts; else empty. */
  readonly options: readonly FlagOption[];
  /** Where those parts are no list of comma-separated values: a double quote inside a part, or one that is not closed. */
  readonly listFault?: Span;
}

export interface FlagOption {
  readonly span: Span;
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Word | undefined;
}

/** `["a", "b"]`, accepted as JSON by BuildKit. */
export interface JsonForm {
  readonly span: Span;
  readonly items: readonly { readonly span: Span; readonly value: string }[];
}

/** Why an argument that begins with `[` is not read as JSON, and where. */
export interface JsonFailure {
  readonly span: Span;
  readonly reason: string;
}

/** The command of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD. */
export interface CommandForm {
  readonly form: "exec" | "shell";
  /** The whole command without flags, trimmed; empty span when there is none. */
  readonly span: Span;
  /** Set when form is "exec". */
  readonly json: JsonForm | undefined;
  readonly jsonFailure: JsonFailure | undefined;
  /**
   * Shell form: the builder's view at equal length, so that offset 0 is `span.start`: comment lines and continuations
   * inside it are blanked (invariant: shell offsets are file offsets). Heredoc bodies are left out.
   */
  readonly shellText: string;
  /** Shell form: builder's text (continuations and comments removed), what the shell gets after expansion by the shell itself. */
  readonly joined: string;
}

export interface Heredoc {
  /** `<<-"EOF"` with its file descriptor digits. */
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** True when the delimiter is unquoted: variables in the body are expanded (COPY, ADD) or left to the shell (RUN). */
  readonly expand: boolean;
  /** `<<-`: leading tabs are removed. */
  readonly chomp: boolean;
  readonly fileDescriptor: number | undefined;
  /** The lines of the body. */
  readonly body: Span;
  /** Body as the builder sees it (tabs removed when chomped). */
  readonly content: string;
  /** The closing line's delimiter; undefined when unterminated. */
  readonly terminator: Span | undefined;
}

interface InstructionBase {
  /** Position among the file's instructions; that of the ONBUILD for its trigger. */
  readonly index: number;
  /**
   * From the keyword (or from a continuation that stands alone on a line before it, where BuildKit begins to count)
   * to the end of the last line (heredocs included), line break excluded.
   */
  readonly span: Span;
  /** As written. */
  readonly keywordText: string;
  readonly keywordSpan: Span;
  readonly flags: readonly Flag[];
  /** Everything after the keyword and flags, trimmed, heredoc bodies excluded. */
  readonly argumentSpan: Span;
  /** Builder's text of `argumentSpan`. */
  readonly argumentText: string;
  readonly heredocs: readonly Heredoc[];
  /** Blank lines inside the continued instruction (BuildKit warns of them); empty for a trigger, whose ONBUILD has them. */
  readonly emptyLines: readonly Span[];
  /** True for the trigger inside an ONBUILD. */
  readonly onbuild: boolean;
}

export interface KeyValue {
  readonly span: Span;
  readonly name: Word;
  /** Undefined for `ARG NAME`, or a malformed pair without `=`. */
  readonly value: Word | undefined;
}

export interface FromInstruction extends InstructionBase {
  readonly keyword: "FROM";
  readonly image: Word | undefined;
  readonly as: Span | undefined;
  readonly stageName: Word | undefined;
  /** Words beyond `FROM image AS name`. */
  readonly extra: readonly Word[];
}
export interface ArgInstruction extends InstructionBase {
  readonly keyword: "ARG";
  readonly pairs: readonly KeyValue[];
}
export interface KeyValueInstruction extends InstructionBase {
  readonly keyword: "ENV" | "LABEL";
  readonly pairs: readonly KeyValue[];
  /** `ENV name the rest` without `=`. */
  readonly legacy: boolean;
}
export interface CommandInstruction extends InstructionBase {
  readonly keyword: "RUN" | "CMD" | "ENTRYPOINT";
  readonly command: CommandForm;
}
export interface ShellInstruction extends InstructionBase {
  readonly keyword: "SHELL";
  readonly command: CommandForm;
}
export interface CopyInstruction extends InstructionBase {
  readonly keyword: "COPY" | "ADD";
  readonly json: JsonForm | undefined;
  readonly jsonFailure: JsonFailure | undefined;
  /** Sources without heredocs. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
}
export interface HealthcheckInstruction extends InstructionBase {
  readonly keyword: "HEALTHCHECK";
  /** Upper-cased first word; anything but NONE and CMD is an error. */
  readonly type: string | undefined;
  readonly typeSpan: Span | undefined;
  readonly command: CommandForm | undefined;
}
export interface OnbuildInstruction extends InstructionBase {
  readonly keyword: "ONBUILD";
  readonly trigger: Instruction | undefined;
}
/** EXPOSE, VOLUME, USER, WORKDIR, STOPSIGNAL: a list of words (VOLUME may be JSON). WORKDIR and USER: words as written; whole text in argumentText. */
export interface WordsInstruction extends InstructionBase {
  readonly keyword: "EXPOSE" | "VOLUME" | "USER" | "WORKDIR" | "STOPSIGNAL" | "MAINTAINER";
  readonly json: JsonForm | undefined;
  readonly jsonFailure: JsonFailure | undefined;
  readonly words: readonly Word[];
  /** The whole argument as one word: BuildKit takes USER, WORKDIR, STOPSIGNAL and MAINTAINER as one string. */
  readonly whole: Word | undefined;
}
export interface UnknownInstruction extends InstructionBase {
  readonly keyword: undefined;
  readonly words: readonly Word[];
}

export type Instruction =
  | FromInstruction
  | ArgInstruction
  | KeyValueInstruction
  | CommandInstruction
  | ShellInstruction
  | CopyInstruction
  | HealthcheckInstruction
  | OnbuildInstruction
  | WordsInstruction
  | UnknownInstruction;

/** The member(s) of the union for a keyword. */
export type InstructionOf<K extends Keyword> = Extract<Instruction, { keyword: K } | { keyword: string }> & {
  keyword: K;
};

export type { Keyword };
