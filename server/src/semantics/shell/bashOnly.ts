/** What only bash reads as meant, in scripts that the `sh` of Debian (dash) or of Alpine (BusyBox) gets. */
import type {
  Redirection,
  ShellNode,
  ShellPart,
  ShellScript,
  ShellWord,
  SimpleCommand,
} from "../../syntax/shell/syntax.ts";
import { walkShell } from "../../syntax/shell/walk.ts";
import type { Span } from "../../text/span.ts";

/** "dash": `sh` of Debian and Ubuntu. "busybox": `sh` of Alpine, which knows more of bash. */
export type PlainShell = "dash" | "busybox";

export interface BashOnly {
  readonly span: Span;
  /** As written. */
  readonly words: string;
  /** What the other shell does: the end of a sentence. */
  readonly effect: string;
}

const STOPS = "is a syntax error there";
const UNKNOWN = "is no command there";

/** In order of their places. Only what surely fails or does something else. */
export function bashOnly(script: ShellScript, shell: PlainShell): readonly BashOnly[] {
  const found: BashOnly[] = [];
  const add = (span: Span, words: string, effect: string | undefined) => {
    if (effect !== undefined) found.push({ span, words, effect });
  };
  walkShell(script, {
    node: (node) => addNode(node, shell, add),
    word: (word, command) => addWord(word, command, add),
    part: (part) => addPart(part, shell, add),
    redirection: (redirection) => addRedirection(redirection, shell, add),
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

type Add = (span: Span, words: string, effect: string | undefined) => void;

function addNode(node: ShellNode, shell: PlainShell, add: Add): void {
  const { start } = node.span;
  if (node.kind === "test" && shell === "dash") add({ start, end: start + 2 }, "[[", UNKNOWN);
  if (node.kind === "arithmetic" && shell === "dash") add({ start, end: start + 2 }, "((", "does not calculate there");
  if (node.kind === "select") add({ start, end: start + 6 }, "select", STOPS);
  if (node.kind === "pipeline" && shell === "dash")
    for (const { text, span } of node.operators) if (text === "|&") add(span, text, STOPS);
  if (node.kind === "simple") addCommand(node, shell, add);
}

const NO_COMMANDS: Readonly<Record<PlainShell, RegExp>> = {
  dash: /^(?:source|pushd|popd|dirs|declare|typeset|shopt|mapfile|readarray|enable|builtin|let)$/,
  busybox: /^(?:pushd|popd|dirs|declare|typeset|shopt|mapfile|readarray|enable|builtin)$/,
};

function addCommand({ name, assignments, arguments: words }: SimpleCommand, shell: PlainShell, add: Add): void {
  for (const { value, span, nameSpan } of assignments)
    if (!value) add({ start: nameSpan.start, end: Math.min(span.end, nameSpan.end + 2) }, "=(", STOPS);
  const text = name?.literal ?? "";
  if (name && NO_COMMANDS[shell].test(text)) add(name.span, text, UNKNOWN);
  if (shell !== "dash" || !name) return;
  const [first] = words;
  // A value in quotes may begin with `-e` on purpose.
  if (text === "echo" && first && /^-[neE]*[eE][neE]*$/.test(first.raw))
    add(first.span, first.raw, "is printed by echo there");
  const equals = text === "[" || text === "test" ? words.find(({ raw }) => raw === "==") : undefined;
  if (equals) add(equals.span, "==", "is an error of test there");
}

/** `{a,b}` and `{1..9}` are other words in bash and one word elsewhere. */
function addWord({ parts, raw, span }: ShellWord, command: SimpleCommand | undefined, add: Add): void {
  // `{}` and `{print $1,$2}` are for other programs; assignments expand no braces in bash either.
  if (
    !command ||
    command.name?.raw === raw ||
    !/^(?:mkdir|touch|rm|cp|mv|chmod|chown|install|rmdir|ls|cat|tar|ln)$/.test(command.name?.literal ?? "")
  )
    return;
  for (const part of parts) {
    if (part.kind !== "pattern" || !/^\{(?:[^{}\s]*,[^{}]*|-?\w+\.\.-?\w+)\}$/.test(part.text)) continue;
    if (part.span.start >= span.start) add(part.span, part.text, "is not expanded there");
  }
}

function addPart(part: ShellPart, shell: PlainShell, add: Add): void {
  if (part.kind === "substitution" && part.style === "process" && shell === "dash")
    add({ start: part.span.start, end: part.span.start + 2 }, "<(", STOPS);
  if (shell !== "dash" || part.kind !== "variable" || part.operator === undefined) return;
  if (/^(?:\/|\/\/|\/#|\/%|:|\^\^?|,,?|@|!)$/.test(part.operator))
    add(part.span, `\${${part.name}${part.operator}…}`, "is a bad substitution there");
}

function addRedirection({ operator, span }: Redirection, shell: PlainShell, add: Add): void {
  if (shell !== "dash") return;
  const place = { start: span.start, end: span.start + operator.length };
  if (operator === "<<<") add(place, operator, STOPS);
  if (operator === "&>" || operator === "&>>") add(place, operator, "runs the command in the background there");
}
