/** `&&`, `||`, `|`, `;`, `&`, redirections, substitutions. */
import type { ShellCommand, ShellProgram } from "../../../../semantics/shell/model.ts";
import type {
  Redirection,
  ShellList,
  ShellNode,
  ShellOperator,
  ShellPart,
  ShellScript,
} from "../../../../syntax/shell/syntax.ts";
import { code } from "../../../../text/markdown.ts";
import { type Span, touches } from "../../../../text/span.ts";
import { short, type Text } from "../place.ts";

export function operatorAt(script: ShellScript, offset: number, program: ShellProgram): Text | undefined {
  const operator = operatorsOf(script.body).find(({ span, text }) => text !== "\n" && touches(span, offset));
  return operator && { span: operator.span, markdown: operatorText(operator, program) };
}

/** Only RUN runs during the build; CMD, ENTRYPOINT and HEALTHCHECK run in the container. */
export function inBuild({ instruction }: ShellProgram): boolean {
  return instruction.keyword === "RUN";
}

function operatorText({ text, span }: ShellOperator, program: ShellProgram): string {
  const options = program.interpreter?.options;
  const before = program.commands.filter((command) => command.span.end <= span.start);
  const stops = options?.has("errexit") || before.some(setsErrexit);
  const pipefail = options?.has("pipefail") || before.some(setsPipefail);
  switch (text) {
    case "&&":
      return `\`&&\`: goes on only if the command before it succeeds; ${decides(span, program) ? "a failure stops the build" : "otherwise the rest of this chain is left out"}.`;
    case "||":
      return `\`||\`: goes on only if the command before it fails; that failure no longer ${inBuild(program) ? "stops the build" : "ends anything"}.`;
    case "|":
    case "|&":
      return `${code(text)}: the output of the left command is the input of the right one. ${
        pipefail
          ? "`pipefail` is set: a failure on either side counts."
          : "Only the right one's failure counts; `set -o pipefail` (bash) makes both count."
      }`;
    case "&":
      return `\`&\`: runs the command before it in the background${inBuild(program) ? "; what still runs at the end of the step is killed" : ""}.`;
    default:
      return stops
        ? `\`;\`: goes on with the next command. \`set -e\` is in force: a failure ${inBuild(program) ? "stops the step" : "ends the shell"}.`
        : "`;`: goes on with the next command even if this one has failed.";
  }
}

/** True where a failure is the failure of the whole script: in its last statement, with nothing to catch it. */
function decides(span: Span, { script, instruction }: ShellProgram): boolean {
  const last = script?.body.statements.at(-1)?.node;
  if (last?.kind !== "and-or" || instruction.keyword !== "RUN") return false;
  return (
    last.operators.every(({ text }) => text === "&&") && last.operators.some((one) => one.span.start === span.start)
  );
}

function setsErrexit({ name, arguments: words }: ShellCommand): boolean {
  return name === "set" && words.some(({ text }) => /^-[a-z]*e/.test(text) || text === "errexit");
}

/** `set -o pipefail`. */
export function setsPipefail({ name, arguments: words }: ShellCommand): boolean {
  return name === "set" && words.some(({ text }) => text === "pipefail");
}

/** Those between commands and at their ends, in substitutions too. */
function operatorsOf(list: ShellList): readonly ShellOperator[] {
  return list.statements.flatMap(({ node, terminator }) => [...inNode(node), ...(terminator ? [terminator] : [])]);
}

function inNode(node: ShellNode): readonly ShellOperator[] {
  switch (node.kind) {
    case "and-or":
    case "pipeline":
      return [...node.operators, ...node.operands.flatMap(inNode)];
    case "simple":
      return [...node.arguments, ...node.assignments.flatMap(({ value }) => value ?? [])].flatMap(({ parts }) =>
        parts.flatMap(inPart),
      );
    case "if":
      return [
        ...node.branches.flatMap(({ condition, body }) => [...operatorsOf(condition), ...operatorsOf(body)]),
        ...(node.otherwise ? operatorsOf(node.otherwise) : []),
      ];
    case "case":
      return node.items.flatMap(({ body }) => operatorsOf(body));
    case "test":
    case "arithmetic":
      return [];
    case "for":
    case "select":
    case "while":
    case "until":
      return [...(node.condition ? operatorsOf(node.condition) : []), ...operatorsOf(node.body)];
    default:
      return operatorsOf(node.body);
  }
}

function inPart(part: ShellPart): readonly ShellOperator[] {
  return part.kind === "substitution" ? operatorsOf(part.script.body) : [];
}

export function redirectionAt(commands: readonly ShellCommand[], offset: number): Text | undefined {
  const found = commands.flatMap(({ redirections }) => redirections).find(({ span }) => touches(span, offset));
  return found && { span: found.span, markdown: redirectionText(found) };
}

const STREAMS: Readonly<Record<number, string>> = { 0: "the input", 1: "the output", 2: "the error output" };

function redirectionText({ operator, fileDescriptor, target }: Redirection): string {
  const to = target?.text ?? "";
  const goal = to === "/dev/null" ? "nowhere" : `into the file ${short(to)}`;
  const stream = STREAMS[fileDescriptor ?? (operator.startsWith("<") ? 0 : 1)] ?? `stream ${fileDescriptor}`;
  const space = operator.endsWith("&") || operator.startsWith("<<") ? "" : " ";
  const written = code(`${fileDescriptor ?? ""}${operator}${space}${to}`.trim());
  switch (operator) {
    case ">":
    case ">|":
      return `${written}: ${stream} goes ${goal}${to === "/dev/null" ? "" : ", which is emptied first"}.`;
    case ">>":
      return `${written}: ${stream} goes ${goal}, behind what is there.`;
    case "<":
      return `${written}: ${stream} comes from the file ${short(to)}.`;
    case ">&":
    case "<&":
      return `${written}: ${stream} goes where ${STREAMS[Number(to)] ?? short(to)} goes.`;
    case "&>":
    case "&>>":
      return `${written}: output and error output go ${goal} (bash).`;
    case "<<<":
      return `${written}: the text ${short(to)} is the input (bash).`;
    case "<<":
    case "<<-":
      return `${written}: the lines below, up to ${short(to)}, are the input.`;
    default:
      return `${written}: ${stream} and the file ${short(to)}.`;
  }
}

export function substitutionAt(program: ShellProgram, offset: number): Text | undefined {
  const { commands } = program;
  const words = commands.flatMap(({ arguments: all, environment }) => [
    ...all,
    ...environment.flatMap(({ value }) => value ?? []),
  ]);
  const parts = words.flatMap(({ parts }) => parts).filter((part) => part.kind === "substitution");
  const found = parts.findLast(({ span }) => touches(span, offset));
  if (!found) return undefined;
  const text =
    found.style === "process"
      ? "the output of the command inside, as a file (bash)"
      : "the output of the command inside stands here";
  const style = found.style === "backtick" ? "Backticks" : found.style === "process" ? "`<(…)`" : "`$(…)`";
  return {
    span: found.span,
    markdown: `${style}: ${text}; it runs ${inBuild(program) ? "while the image is built" : "in the container"}.`,
  };
}
