/** Words and what the shell expands in them: from unbash's parts to ours. */
import {
  type AssignmentPrefix,
  type CommandArgument,
  forEachChild,
  type ParameterOperation,
  type Script,
  type SyntaxNode,
  type Word,
  type WordPart,
} from "unbash";
import { type Place, spanOf } from "./place.ts";
import type { ShellAssignment, ShellPart, ShellScript, ShellWord } from "./syntax.ts";

/** What the lowering of one text shares. */
export interface Lowering {
  readonly text: string;
  readonly place: Place;
  /** Reads the inside of a substitution; its problems join those of the script. */
  readonly script: (script: Script, lowering: Lowering, opening: number) => ShellScript;
  /** Start and end, in turn, of everything that is a word: comments can only stand between. */
  readonly covered: number[];
}

/** A word, or an assignment that stands as an argument (`export A=b`). */
export function lowerWord(lowering: Lowering, word: CommandArgument): ShellWord {
  lowering.covered.push(word.pos, word.end);
  if (word.type === "Assignment") return assignmentWord(lowering, word);
  const parts: ShellPart[] = [];
  addParts(lowering, wordParts(word, lowering), "none", parts);
  return wordOf(lowering, word.pos, word.end, word.value, parts);
}

function wordOf(lowering: Lowering, pos: number, last: number, text: string, parts: readonly ShellPart[]): ShellWord {
  const end = withoutContinuation(lowering.text, pos, last);
  const fixed = parts.every(({ kind }) => kind === "text" || kind === "pattern");
  const span = spanOf(lowering.place, pos, end);
  const word = { span, raw: lowering.text.slice(pos, end), text, literal: fixed ? text : undefined, parts };
  if (span.end - span.start === end - pos) return word;
  return { ...word, offsets: Array.from({ length: end - pos + 1 }, (_, i) => lowering.place(pos + i)) };
}

/** A line that is continued directly behind a word is no part of it. */
function withoutContinuation(text: string, pos: number, end: number): number {
  let at = end;
  while (at - 2 > pos && text.startsWith("\\\n", at - 2) && !/(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(pos, at - 2)))
    at -= 2;
  return at;
}

function assignmentWord(lowering: Lowering, assignment: AssignmentPrefix): ShellWord {
  const { value, pos, end } = assignment;
  const head = value.pos > pos ? lowering.text.slice(pos, value.pos) : assignment.text;
  const parts: ShellPart[] = [
    { kind: "text", span: spanOf(lowering.place, pos, value.pos), text: head, quote: "none" },
  ];
  if (value.type === "ArrayValue") return wordOf(lowering, pos, end, assignment.text, parts);
  addParts(lowering, wordParts(value, lowering), "none", parts);
  return wordOf(lowering, pos, end, head + value.value, parts);
}

/** `NAME=value` in front of a command. */
export function lowerAssignment(lowering: Lowering, assignment: AssignmentPrefix): ShellAssignment {
  const { value, pos, end, name } = assignment;
  lowering.covered.push(pos, end);
  return {
    span: spanOf(lowering.place, pos, end),
    name,
    nameSpan: spanOf(lowering.place, pos, pos + name.length),
    append: assignment.append === true,
    value: value.type === "ArrayValue" ? undefined : lowerWord(lowering, value),
  };
}

/** unbash leaves plain words without parts. */
function wordParts(word: Word, { text }: Lowering): readonly WordPart[] {
  if (word.parts) return word.parts;
  const { pos, end, value } = word;
  return pos === end ? [] : [{ type: "Literal", pos, end, value, text: text.slice(pos, end) }];
}

type Quote = "none" | "double";

/** Adds our parts for those of the library; double quotes are flattened into what they hold. */
export function addParts(lowering: Lowering, parts: readonly WordPart[], quote: Quote, into: ShellPart[]): void {
  for (const part of parts) addPart(lowering, part, quote, into);
}

function addPart(lowering: Lowering, part: WordPart, quote: Quote, into: ShellPart[]): void {
  const span = spanOf(lowering.place, part.pos, part.end);
  const quoted = quote === "double";
  switch (part.type) {
    case "Literal":
      into.push({ kind: "text", span, text: part.value, quote });
      return;
    case "SingleQuoted":
    case "AnsiCQuoted":
      into.push({ kind: "text", span, text: part.value, quote: part.type === "SingleQuoted" ? "single" : "ansi" });
      return;
    case "DoubleQuoted":
    case "LocaleString":
      if (part.parts.length === 0) into.push({ kind: "text", span, text: "", quote: "double" });
      addParts(lowering, part.parts, "double", into);
      return;
    case "Glob":
    case "ExtendedGlob":
    case "BraceExpansion":
      into.push({ kind: "pattern", span, text: part.text });
      addExpansions(lowering, part.parts ?? [], into);
      return;
    case "SimpleExpansion":
      into.push(simpleVariable(lowering, part.pos, part.end, part.text, quoted));
      return;
    case "ParameterExpansion":
      into.push({
        kind: "variable",
        span,
        name: part.parameter,
        nameSpan: spanOf(lowering.place, part.parameterPos, part.parameterEnd),
        operator: part.operation?.operator ?? (part.prefix ? part.prefix : undefined),
        operands: operandsOf(lowering, part.operation),
        quoted,
      });
      return;
    case "ArithmeticExpansion":
      into.push({ kind: "arithmetic", span, quoted, parts: arithmeticParts(lowering, part.expression) });
      return;
    default:
      addSubstitution(lowering, part, quoted, into);
  }
}

/** What is expanded inside arithmetic. Names without a dollar are left out. */
export function arithmeticParts(lowering: Lowering, expression: SyntaxNode | undefined): readonly ShellPart[] {
  const parts: ShellPart[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === "ArithmeticCommandExpansion") {
      const { pos, end, text, script } = node;
      addSubstitution(lowering, { type: "CommandExpansion", pos, end, text, script }, false, parts);
    } else if (node.type === "ArithmeticWord") addExpansions(lowering, node.parts ?? [], parts);
    else forEachChild(node, visit);
  };
  if (expression) visit(expression);
  return parts;
}

function addSubstitution(
  lowering: Lowering,
  part: Extract<WordPart, { type: "CommandExpansion" | "ProcessSubstitution" }>,
  quoted: boolean,
  into: ShellPart[],
): void {
  const span = spanOf(lowering.place, part.pos, part.end);
  const backtick = part.text.startsWith("`");
  const style = part.type === "ProcessSubstitution" ? "process" : backtick ? "backtick" : "dollar";
  const { script } = part;
  const inner = script && lowering.script(script, lowering, part.pos + (backtick ? 1 : 2));
  const none = { span, shebang: undefined, body: { span, statements: [] }, comments: [], problems: [] };
  into.push({ kind: "substitution", span, style, script: inner ?? none, quoted });
}

/** Only what is expanded inside a pattern: its text is already there. */
function addExpansions(lowering: Lowering, parts: readonly WordPart[], into: ShellPart[]): void {
  const inner: ShellPart[] = [];
  addParts(lowering, parts, "none", inner);
  into.push(...inner.filter(({ kind }) => kind !== "text" && kind !== "pattern"));
}

function simpleVariable(lowering: Lowering, pos: number, end: number, text: string, quoted: boolean): ShellPart {
  return {
    kind: "variable",
    span: spanOf(lowering.place, pos, end),
    name: text.slice(1),
    nameSpan: spanOf(lowering.place, pos + 1, end),
    operator: undefined,
    operands: [],
    quoted,
  };
}

function operandsOf(lowering: Lowering, operation: ParameterOperation | undefined): readonly ShellWord[] {
  if (!operation) return [];
  switch (operation.type) {
    case "Replace":
      return [lowerWord(lowering, operation.pattern), lowerWord(lowering, operation.replacement)];
    case "Default":
    case "Remove":
    case "Transform":
      return [lowerWord(lowering, operation.operand)];
    case "CaseModification":
      return operation.operand ? [lowerWord(lowering, operation.operand)] : [];
    default:
      return [];
  }
}
