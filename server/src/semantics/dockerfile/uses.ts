/** Every place where the builder reads a variable. */
import type {
  DockerfileSyntax,
  Heredoc,
  Instruction,
  VariablePart,
  Word,
  WordPart,
} from "../../syntax/dockerfile/syntax.ts";
import type { Variable, VariableUse } from "./model.ts";
import { expandedWords } from "./words.ts";

/** What can be seen from a place. */
export interface Visible {
  readonly find: (name: string) => Variable | undefined;
  /** True when the base image may define more. */
  readonly hidden: boolean;
}

/** All uses in order of the instructions. `visible` gets undefined for a place that is no word (a heredoc's body). */
export function collectUses(
  syntax: DockerfileSyntax,
  visible: (word: Word | undefined, instruction: Instruction) => Visible,
): readonly VariableUse[] {
  const uses: VariableUse[] = [];
  for (const instruction of syntax.instructions) {
    const record = (parts: Iterable<VariablePart>, word: Word | undefined): void => {
      let scope: Visible | undefined;
      for (const part of parts) {
        scope ??= visible(word, instruction);
        const variable = scope.find(part.name);
        uses.push({ part, instruction, variable, mayComeFromBase: variable === undefined && scope.hidden });
      }
    };
    for (const word of expandedWords(instruction)) record(variablesIn(word.parts), word);
    if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD") continue;
    for (const heredoc of instruction.heredocs)
      if (heredoc.expand) record(variablesInBody(syntax.text, heredoc), undefined);
  }
  return uses;
}

/** The variables of a word, those inside defaults and patterns too. */
export function* variablesIn(parts: readonly WordPart[]): Iterable<VariablePart> {
  for (const part of parts) {
    if (part.kind !== "variable") continue;
    yield part;
    yield* variablesIn(part.operand);
    yield* variablesIn(part.replacement);
  }
}

/** `\` escapes there whatever the escape directive says; quotes mean nothing. */
const IN_BODY = /\\[\s\S]|\$(\{)?([\p{L}_][\p{L}\p{Nd}_]*)(:?[-+?]|##?|%%?|\/\/?)?/gu;

function* variablesInBody(text: string, heredoc: Heredoc): Iterable<VariablePart> {
  const { start, end } = heredoc.body;
  const body = text.slice(start, end);
  for (const match of body.matchAll(IN_BODY)) {
    const [whole, brace, name, modifier] = match;
    if (name === undefined) continue;
    const from = start + match.index;
    const nameStart = from + (brace ? 2 : 1);
    const nameSpan = { start: nameStart, end: nameStart + name.length };
    const close = brace ? body.indexOf("}", match.index + whole.length - (modifier?.length ?? 0)) : -1;
    yield {
      kind: "variable",
      span: { start: from, end: close < 0 ? nameSpan.end : start + close + 1 },
      name,
      nameSpan,
      braced: brace !== undefined,
      modifier: brace ? modifier : undefined,
      operand: [],
      replacement: [],
    };
  }
}
