/** Commands, their words, operators and redirections in the shell text of an instruction. */
import type { ShellCommand, ShellProgram } from "../../../../semantics/shell/model.ts";
import { shellPrograms } from "../../../../semantics/shell/shellPrograms.ts";
import type { Instruction } from "../../../../syntax/dockerfile/syntax.ts";
import type { ShellWord } from "../../../../syntax/shell/syntax.ts";
import { touches } from "../../../../text/span.ts";
import type { Place, Text } from "../place.ts";
import { commandText } from "./command.ts";
import { keywordAt } from "./keywords.ts";
import { operatorAt, redirectionAt, substitutionAt } from "./operators.ts";
import { foreignWordAt } from "./foreign.ts";
import { argumentText } from "./argument.ts";

/** Undefined for exec form, whose words stand alone, and where nothing is known of the word. */
export function shellAt(instruction: Instruction, offset: number, place: Place): Text | undefined {
  const program = place.reader.derive(shellPrograms, place.source.uri).of(instruction);
  if (!program || program.form === "exec") return undefined;
  if (!program.script) return foreignWordAt(program, offset, place);
  const script = program.script;
  const found =
    wordAt(program, offset, place) ??
    redirectionAt(program.commands, offset) ??
    operatorAt(script, offset, program) ??
    (isArgument(program, offset) ? undefined : keywordAt(script, offset, place.source.text));
  return found ?? substitutionAt(program, offset);
}

/** True inside a word of the innermost command there, where `{}` and the `in` of `nologin` are no keywords. */
function isArgument({ commands }: ShellProgram, offset: number): boolean {
  const inner = commands.findLast(({ span }) => touches(span, offset));
  return inner?.arguments.some(({ span }) => span.start <= offset && offset < span.end) === true;
}

/** The word of the innermost command there. */
function wordAt(program: ShellProgram, offset: number, place: Place): Text | undefined {
  for (const command of program.commands.toReversed()) {
    if (!touches(command.span, offset)) continue;
    const found = wordOf(command, offset, program, place);
    if (found) return found;
  }
  return undefined;
}

function wordOf(command: ShellCommand, offset: number, program: ShellProgram, place: Place): Text | undefined {
  const { word, wrappers, environment } = command;
  if (word && touches(word.span, offset)) return text(word, commandText(command, program, place));
  for (const wrapper of wrappers) {
    if (touches(wrapper.word.span, offset))
      return text(wrapper.word, commandText({ ...command, name: wrapper.name, word: wrapper.word }, program, place));
    if (touches(wrapper.span, offset)) return undefined;
  }
  const assignment = environment.find(({ nameSpan }) => touches(nameSpan, offset));
  if (assignment) return { span: assignment.nameSpan, markdown: assignmentText(assignment.name, word !== undefined) };
  const argument = command.arguments.find(({ span }) => touches(span, offset));
  if (!argument) return undefined;
  const nested = program.commands.some(({ parent, span }) => parent === command && touches(span, offset));
  return nested ? undefined : text(argument, argumentText(argument, command, program, place));
}

function text({ span }: ShellWord, markdown: string | undefined): Text | undefined {
  return markdown === undefined ? undefined : { span, markdown };
}

function assignmentText(name: string, before: boolean): string {
  return before
    ? `Sets \`${name}\` for this one command only.`
    : `Sets \`${name}\` in this shell, up to the end of this instruction; the next one does not have it (\`ENV\` does).`;
}
