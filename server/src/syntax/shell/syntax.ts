/**
 * Shell text as written: our own tree over a POSIX-like script (sh, bash, ash, ksh). Every span is an offset of the file
 * that the text stands in, also inside `sh -c '…'` and JSON strings, where the text was decoded first.
 */
import type { Span } from "../../text/span.ts";

/** A whole script, or the inside of a command substitution. */
export interface ShellScript {
  readonly span: Span;
  /** The first line when it begins with `#!`, without these two characters. */
  readonly shebang: string | undefined;
  readonly body: ShellList;
  /** Comments of this script and of everything inside it; empty for the inside of a substitution. */
  readonly comments: readonly Span[];
  /** What a shell could not read, in order; also from inside substitutions. Empty for the inside of a substitution. */
  readonly problems: readonly ShellProblem[];
}

/** A place where the text stops being shell. */
export interface ShellProblem {
  readonly span: Span;
  /** In our words, without a full stop: "`fi` is missing to close `if`". */
  readonly message: string;
}

/** Statements one after the other. */
export interface ShellList {
  readonly span: Span;
  readonly statements: readonly ShellStatement[];
}

/** One statement with what ends it. */
export interface ShellStatement {
  readonly span: Span;
  readonly node: ShellNode;
  /** `;`, `&`, a line break (`"\n"`), or undefined at the end of the list. */
  readonly terminator: ShellOperator | undefined;
}

/** An operator between two commands, or one that ends a statement. */
export interface ShellOperator {
  readonly text: "&&" | "||" | "|" | "|&" | ";" | "&" | "\n";
  readonly span: Span;
}

export type ShellNode =
  | AndOrList
  | Pipeline
  | SimpleCommand
  | Group
  | IfCommand
  | LoopCommand
  | CaseCommand
  | FunctionDefinition
  | TestCommand;

/** `a && b || c`: left to right, both operators bind equally. */
export interface AndOrList {
  readonly kind: "and-or";
  readonly span: Span;
  readonly operands: readonly ShellNode[];
  /** One less than operands. */
  readonly operators: readonly ShellOperator[];
}

/** `a | b`, `! a`, `time a`. */
export interface Pipeline {
  readonly kind: "pipeline";
  readonly span: Span;
  readonly operands: readonly ShellNode[];
  /** One less than operands. */
  readonly operators: readonly ShellOperator[];
  readonly negated: boolean;
  /** With bash's keyword `time` in front. */
  readonly timed: boolean;
}

/** `NAME=value … program argument … >file`. */
export interface SimpleCommand {
  readonly kind: "simple";
  readonly span: Span;
  /** Those before the name; for `export A=b` the assignment is an argument. */
  readonly assignments: readonly ShellAssignment[];
  /** Undefined when there are only assignments or redirections. */
  readonly name: ShellWord | undefined;
  readonly arguments: readonly ShellWord[];
  readonly redirections: readonly Redirection[];
}

/** `( … )`, `{ …; }`, `coproc …`. */
export interface Group {
  readonly kind: "subshell" | "group" | "coproc";
  readonly span: Span;
  readonly body: ShellList;
  readonly redirections: readonly Redirection[];
}

export interface IfCommand {
  readonly kind: "if";
  readonly span: Span;
  /** `if` and each `elif`. */
  readonly branches: readonly { readonly condition: ShellList; readonly body: ShellList }[];
  readonly otherwise: ShellList | undefined;
  readonly redirections: readonly Redirection[];
}

/** `for`, bash's `for ((…))` and `select`, `while`, `until`. */
export interface LoopCommand {
  readonly kind: "for" | "select" | "while" | "until";
  readonly span: Span;
  /** The variable of `for` and `select`. */
  readonly variable: ShellWord | undefined;
  readonly words: readonly ShellWord[];
  /** What `while` and `until` test. */
  readonly condition: ShellList | undefined;
  readonly body: ShellList;
  readonly redirections: readonly Redirection[];
}

export interface CaseCommand {
  readonly kind: "case";
  readonly span: Span;
  readonly word: ShellWord;
  readonly items: readonly { readonly span: Span; readonly patterns: readonly ShellWord[]; readonly body: ShellList }[];
  readonly redirections: readonly Redirection[];
}

export interface FunctionDefinition {
  readonly kind: "function";
  readonly span: Span;
  readonly name: ShellWord;
  readonly body: ShellList;
}

/** bash's `[[ … ]]` and `(( … ))`; `[ … ]` is a simple command. */
export interface TestCommand {
  readonly kind: "test" | "arithmetic";
  readonly span: Span;
  /** All words inside `[[ … ]]`, in order. */
  readonly words: readonly ShellWord[];
  /** What is expanded inside `(( … ))`. */
  readonly parts: readonly ShellPart[];
  readonly redirections: readonly Redirection[];
}

export interface ShellAssignment {
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** True for `NAME+=value`. */
  readonly append: boolean;
  /** Undefined for arrays; an empty word for `NAME=`. */
  readonly value: ShellWord | undefined;
}

export interface ShellWord {
  readonly span: Span;
  /** As written. */
  readonly raw: string;
  /** Quotes and backslashes removed, expansions as written. */
  readonly text: string;
  /** The same when nothing in the word is expanded by the shell but globs and braces; else undefined. */
  readonly literal: string | undefined;
  readonly parts: readonly ShellPart[];
  /** Where each character of `raw` stands, and its end, when that is not simply from `span.start` on. */
  readonly offsets?: readonly number[];
}

/** A piece of a word. */
export type ShellPart =
  | {
      readonly kind: "text";
      readonly span: Span;
      readonly text: string;
      /** "json": an item of an exec form, which no shell has read. */
      readonly quote: "none" | "single" | "double" | "ansi" | "json";
    }
  /** `*`, `?`, `[…]`, `@(…)`, `{a,b}`: other words by the file system or by counting up. */
  | { readonly kind: "pattern"; readonly span: Span; readonly text: string }
  /** `$NAME`, `${NAME…}`, also `$1`, `$@`, `$?`. */
  | {
      readonly kind: "variable";
      readonly span: Span;
      readonly name: string;
      readonly nameSpan: Span;
      /** `:-`, `#`, `/` …; undefined for plain use. */
      readonly operator: string | undefined;
      /** Words behind the operator. */
      readonly operands: readonly ShellWord[];
      readonly quoted: boolean;
    }
  /** `$(…)`, backticks, `<(…)`, `>(…)`. */
  | {
      readonly kind: "substitution";
      readonly span: Span;
      readonly style: "dollar" | "backtick" | "process";
      readonly script: ShellScript;
      readonly quoted: boolean;
    }
  /** `$((…))` with the variables and substitutions in it. */
  | {
      readonly kind: "arithmetic";
      readonly span: Span;
      readonly quoted: boolean;
      readonly parts: readonly ShellPart[];
    };

export interface Redirection {
  readonly span: Span;
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&`, `&>` … */
  readonly operator: string;
  readonly fileDescriptor: number | undefined;
  /** The file, the descriptor, or the delimiter of a heredoc. */
  readonly target: ShellWord | undefined;
  readonly heredoc: ShellHeredoc | undefined;
}

export interface ShellHeredoc {
  /** The lines of the body. */
  readonly body: Span;
  readonly text: string;
  /** True when the delimiter is unquoted: the shell expands the body. */
  readonly expand: boolean;
  /** Expansions in the body, in order. */
  readonly parts: readonly ShellPart[];
  readonly closed: boolean;
}
