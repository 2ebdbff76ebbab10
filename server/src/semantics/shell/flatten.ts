/** From the tree of a script to its simple commands in order, with what stands around each. */
import { parseShell } from "../../syntax/shell/parse.ts";
import { placedAt } from "../../syntax/shell/place.ts";
import type {
  ShellList,
  ShellNode,
  ShellOperator,
  ShellPart,
  ShellWord,
  SimpleCommand,
} from "../../syntax/shell/syntax.ts";
import { type CommandDraft, resolveCommand } from "./command.ts";
import type { CommandContext, ShellCommand } from "./model.ts";
import { nestedScript, readsStandardInput } from "./nestedScripts.ts";
import { nestedText } from "./nestedText.ts";

/** What joins a node to its neighbours, and what stands around it. */
interface Surroundings {
  readonly before: ShellOperator | undefined;
  readonly after: ShellOperator | undefined;
  readonly context: CommandContext;
  readonly parent: ShellCommand | undefined;
  /** How many scripts are around: a bound. */
  readonly depth: number;
}

const DEEPEST = 8;

/** The surroundings of a script that nothing is around. */
function top(shell: string | undefined): Surroundings {
  const context: CommandContext = {
    pipeline: { index: 0, length: 1 },
    tested: false,
    conditional: false,
    subshell: false,
    loop: false,
    function: undefined,
    background: false,
    substitution: false,
    redirected: false,
    nested: "none",
    shell,
  };
  return { before: undefined, after: undefined, context, parent: undefined, depth: 0 };
}

/** All commands of a script that the named shell runs. */
export function commandsOf(body: ShellList, shell: string | undefined): readonly ShellCommand[] {
  const into: ShellCommand[] = [];
  addList(body, top(shell), into);
  return into.sort((a, b) => a.span.start - b.span.start);
}

/** The one command of an exec form, and those of a script inside it. */
export function commandsOfArgv(draft: CommandDraft): readonly ShellCommand[] {
  const into: ShellCommand[] = [];
  addResolved(draft, top(undefined), into);
  return into;
}

function addList(list: ShellList, around: Surroundings, into: ShellCommand[]): void {
  list.statements.forEach((statement, i) => {
    const background = around.context.background || statement.terminator?.text === "&";
    const last = i === list.statements.length - 1;
    addNode(
      statement.node,
      {
        ...around,
        before: list.statements[i - 1]?.terminator,
        after: last && statement.terminator?.text !== "&" ? undefined : statement.terminator,
        context: background ? { ...around.context, background } : around.context,
      },
      into,
    );
  });
}

function within(around: Surroundings, context: Partial<CommandContext>): Surroundings {
  const pipeline = { index: 0, length: 1 };
  return { ...around, before: undefined, after: undefined, context: { ...around.context, pipeline, ...context } };
}

function addNode(node: ShellNode, around: Surroundings, into: ShellCommand[]): void {
  switch (node.kind) {
    case "simple":
      addSimple(node, around, into);
      return;
    case "and-or":
      addAndOr(node, around, into);
      return;
    case "pipeline":
      addPipeline(node, around, into);
      return;
    default:
      addCompound(node, around, into);
  }
}

function addAndOr(node: Extract<ShellNode, { kind: "and-or" }>, around: Surroundings, into: ShellCommand[]): void {
  const { operators } = node;
  const first = operators.findIndex(({ text }) => text === "||");
  const last = operators.findLastIndex(({ text }) => text === "||");
  node.operands.forEach((operand, i) => {
    const before = operators[i - 1] ?? around.before;
    const after = operators[i] ?? around.after;
    const context = {
      ...around.context,
      // In `a && b || c` the failure of either is answered by `c`.
      tested: around.context.tested || i <= last,
      conditional: around.context.conditional || (first >= 0 && i > first),
    };
    addNode(operand, { ...around, before, after, context }, into);
  });
}

function addPipeline(node: Extract<ShellNode, { kind: "pipeline" }>, around: Surroundings, into: ShellCommand[]): void {
  const { length } = node.operands;
  node.operands.forEach((operand, index) => {
    const context = {
      ...around.context,
      pipeline: { index, length },
      tested: around.context.tested || node.negated,
      subshell: around.context.subshell || length > 1,
    };
    const before = node.operators[index - 1] ?? around.before;
    const after = node.operators[index] ?? around.after;
    addNode(operand, { ...around, before, after, context }, into);
  });
}

type Compound = Exclude<ShellNode, { kind: "simple" | "and-or" | "pipeline" }>;

function addCompound(node: Compound, outside: Surroundings, into: ShellCommand[]): void {
  const redirected =
    outside.context.redirected ||
    ("redirections" in node && node.redirections.some(({ operator }) => operator.includes(">")));
  const around = redirected ? { ...outside, context: { ...outside.context, redirected } } : outside;
  switch (node.kind) {
    case "subshell":
    case "group":
    case "coproc":
      addList(node.body, within(around, node.kind === "group" ? {} : { subshell: true }), into);
      break;
    case "if":
      node.branches.forEach(({ condition, body }, i) => {
        addList(condition, within(around, i === 0 ? { tested: true } : { tested: true, conditional: true }), into);
        addList(body, within(around, { conditional: true }), into);
      });
      if (node.otherwise) addList(node.otherwise, within(around, { conditional: true }), into);
      break;
    case "for":
    case "select":
    case "while":
    case "until":
      addWords(node.words, around, into);
      if (node.condition) addList(node.condition, within(around, { tested: true, loop: true }), into);
      addList(node.body, within(around, { conditional: true, loop: true }), into);
      break;
    case "case":
      addWords([node.word], around, into);
      for (const { body } of node.items) addList(body, within(around, { conditional: true }), into);
      break;
    case "function":
      addList(node.body, within(around, { conditional: true, function: node.name.text }), into);
      return;
    default:
      addWords(node.words, around, into);
      addParts(node.parts, around, into);
  }
  for (const { target } of node.redirections) if (target) addWords([target], around, into);
}

function addWords(words: readonly ShellWord[], around: Surroundings, into: ShellCommand[]): void {
  for (const { parts } of words) addParts(parts, around, into);
}

/** Commands inside substitutions. */
function addParts(parts: readonly ShellPart[], around: Surroundings, into: ShellCommand[]): void {
  for (const part of parts) {
    if (part.kind === "variable") addWords(part.operands, around, into);
    if (part.kind === "arithmetic") addParts(part.parts, around, into);
    if (part.kind !== "substitution" || around.depth >= DEEPEST) continue;
    const inside = within(around, { subshell: true, substitution: true });
    addList(part.script.body, { ...inside, depth: around.depth + 1 }, into);
  }
}

function addSimple(node: SimpleCommand, around: Surroundings, into: ShellCommand[]): void {
  const words = node.name ? [node.name, ...node.arguments] : [];
  const { span, assignments, redirections } = node;
  const command = addResolved({ span, words, assignments, redirections }, around, into);
  const values = assignments.flatMap(({ value }) => value ?? []);
  const targets = redirections.flatMap(({ target }) => target ?? []);
  const parts = redirections.flatMap(({ heredoc }) => heredoc?.parts ?? []);
  if (parts.length === 0 && [...values, ...words, ...targets].every(({ literal }) => literal !== undefined)) return;
  const inside = { ...around, parent: command };
  for (const list of [values, words, targets]) addWords(list, inside, into);
  addParts(parts, inside, into);
}

function addResolved(draft: CommandDraft, around: Surroundings, into: ShellCommand[]): ShellCommand {
  const command = resolveCommand(draft, around);
  into.push(command);
  if (around.depth < DEEPEST) addNested(command, around, into);
  return command;
}

/** The script that the command itself is given, in an argument or by a heredoc. */
function addNested(command: ShellCommand, around: Surroundings, into: ShellCommand[]): void {
  const { name, arguments: words, redirections } = command;
  const script = nestedScript(name, words, around.context.shell);
  const text = script && nestedText(script.word);
  const inside = { parent: command, depth: around.depth + 1 };
  if (script && text) {
    const argument = within(around, { nested: "argument", shell: script.shell });
    addList(parseShell(text.text, text.place).body, { ...argument, ...inside }, into);
  } else if (readsStandardInput(name, words)) {
    const heredoc = redirections.find((redirection) => redirection.heredoc)?.heredoc;
    const fed = within(around, { nested: "heredoc", shell: name });
    if (heredoc) addList(parseShell(heredoc.text, placedAt(heredoc.body.start)).body, { ...fed, ...inside }, into);
  }
}
