/** Commands and how they are joined: from unbash's nodes to ours. */
import type {
  CommandNode,
  CompoundCommand,
  CompoundList,
  PipelineNode,
  Redirection as Redirect,
  Statement,
} from "unbash";
import type { Span } from "../../text/span.ts";
import { compoundOf } from "./lowerCompounds.ts";
import { operatorAfter, terminatorAfter } from "./operators.ts";
import { spanOf } from "./place.ts";
import type {
  Redirection,
  ShellHeredoc,
  ShellList,
  ShellNode,
  ShellPart,
  ShellStatement,
  SimpleCommand,
} from "./syntax.ts";
import { addParts, lowerAssignment, lowerWord, type Lowering } from "./lowerWords.ts";

export function lowerList(
  lowering: Lowering,
  list: { pos: number; end: number; commands: readonly Statement[] },
): ShellList {
  return {
    span: spanOf(lowering.place, list.pos, list.end),
    statements: list.commands.map((statement) => lowerStatement(lowering, statement)),
  };
}

/** A list, or a single command where the library found one after an error. */
export function lowerBody(lowering: Lowering, body: CompoundList | CommandNode): ShellList {
  if (body.type === "CompoundList") return lowerList(lowering, body);
  // The body of a function is one compound command; its own list is what is of interest.
  if (body.type === "BraceGroup") return lowerList(lowering, body.body);
  const span = spanOf(lowering.place, body.pos, body.end);
  return { span, statements: [{ span, node: lowerNode(lowering, body), terminator: undefined }] };
}

function lowerStatement(lowering: Lowering, statement: Statement): ShellStatement {
  const { command, pos, end } = statement;
  return {
    span: spanOf(lowering.place, pos, end),
    node: lowerNode(lowering, command),
    terminator: terminatorAfter(lowering, Math.min(end, command.end)),
  };
}

export function lowerNode(lowering: Lowering, node: Statement["command"]): ShellNode {
  const span = spanOf(lowering.place, node.pos, node.end);
  switch (node.type) {
    case "AndOr":
      return { kind: "and-or", span, ...joined(lowering, node.commands, node.operators) };
    case "Pipeline":
      return {
        kind: "pipeline",
        span,
        ...joined(lowering, node.commands, node.operators),
        negated: node.prefixes.filter(({ type }) => type === "Negation").length % 2 === 1,
        timed: node.prefixes.some(({ type }) => type === "Time"),
      };
    case "Command":
      return simpleOf(lowering, node, span);
    case "Redirected": {
      const inner = lowerCompound(lowering, node.command, node.redirects);
      return { ...inner, span };
    }
    case "Function":
      return { kind: "function", span, name: lowerWord(lowering, node.name), body: lowerBody(lowering, node.body) };
    case "Coproc":
      return { kind: "coproc", span, body: lowerBody(lowering, node.body), redirections: [] };
    default:
      return lowerCompound(lowering, node, []);
  }
}

function lowerCompound(lowering: Lowering, node: CompoundCommand, redirects: readonly Redirect[]): ShellNode {
  return compoundOf(
    lowering,
    node,
    redirects.map((redirect) => lowerRedirection(lowering, redirect)),
  );
}

function joined(
  lowering: Lowering,
  commands: readonly (PipelineNode | CommandNode)[],
  operators: readonly ("&&" | "||" | "|" | "|&")[],
): Pick<Extract<ShellNode, { kind: "and-or" }>, "operands" | "operators"> {
  return {
    operands: commands.map((command) => lowerNode(lowering, command)),
    operators: operators.map((text, i) => operatorAfter(lowering, commands[i]?.end ?? 0, text)),
  };
}

function simpleOf(lowering: Lowering, node: Extract<CommandNode, { type: "Command" }>, span: Span): SimpleCommand {
  const assignments = node.prefix.filter((part) => part.type === "Assignment");
  return {
    kind: "simple",
    span,
    assignments: assignments.map((assignment) => lowerAssignment(lowering, assignment)),
    name: node.name && lowerWord(lowering, node.name),
    arguments: node.args.map((argument) => lowerWord(lowering, argument)),
    redirections: node.redirects.map((redirect) => lowerRedirection(lowering, redirect)),
  };
}

function lowerRedirection(lowering: Lowering, redirect: Redirect): Redirection {
  const { pos, end, operator, descriptor } = redirect;
  lowering.covered.push(pos, end);
  const common = {
    span: spanOf(lowering.place, pos, end),
    operator,
    fileDescriptor: descriptor?.type === "FileDescriptor" ? descriptor.value : undefined,
  };
  if (redirect.type !== "HereDoc")
    return { ...common, target: redirect.target && lowerWord(lowering, redirect.target), heredoc: undefined };
  const { delimiter } = redirect;
  const target = delimiter && {
    span: spanOf(lowering.place, delimiter.pos, delimiter.end),
    raw: delimiter.text,
    text: delimiter.value,
    literal: delimiter.value,
    parts: [],
  };
  return { ...common, target, heredoc: heredocOf(lowering, redirect) };
}

function heredocOf(lowering: Lowering, redirect: Extract<Redirect, { type: "HereDoc" }>): ShellHeredoc {
  const { body, closing, delimiter } = redirect;
  lowering.covered.push(body.pos, closing?.end ?? body.end);
  const parts: ShellPart[] = [];
  addParts(lowering, body.parts ?? [], "double", parts);
  return {
    body: spanOf(lowering.place, body.pos, body.end),
    text: lowering.text.slice(body.pos, body.end),
    expand: delimiter?.quoted !== true,
    parts: parts.filter(({ kind }) => kind !== "text"),
    closed: closing !== undefined,
  };
}
