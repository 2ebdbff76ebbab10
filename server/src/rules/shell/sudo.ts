/** sudo in a RUN that root executes anyway. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import type { ShellCommand, ShellProgram, Wrapper } from "../../semantics/shell/model.ts";
import { remove } from "../../text/edits.ts";
import { textAt } from "../../text/span.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/sudo",
  title: "Needless sudo",
  category: "clarity",
  severity: "information",
  from: "recommended",
  aliases: ["DL3004"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  const { instruction, commands } = program;
  if (instruction.keyword !== "RUN") return;
  const root = isRoot(program, context);
  const found = commands.flatMap((command) => {
    const wrapper = sudoOf(command, program);
    return wrapper && (context.hadolintCompatible || (root && isPlain(wrapper, command, context.source.text)))
      ? [{ command, wrapper }]
      : [];
  });
  const [first] = found;
  if (!first) return;
  // Once for each RUN: the fix takes out all of them.
  context.report({
    span: first.wrapper.word.span,
    message: root
      ? "RUN works as root here, so sudo changes nothing but needs a package."
      : "sudo in a build is one more package: USER says who runs a command.",
    fixes: () => (root ? fixes(found, context) : []),
  });
}

function sudoOf(
  { wrappers, name, word, context, callSpan }: ShellCommand,
  { form }: ShellProgram,
): Wrapper | undefined {
  if (context.nested !== "none" && form !== "exec") return undefined;
  // Alone (`sudo -v`, `sudo -i`) it is the command itself.
  if (name === "sudo" && word) return { name, word, span: callSpan };
  return wrappers.find((wrapper) => wrapper.name === "sudo");
}

/** A command behind it, no other user, no variables. */
function isPlain(wrapper: Wrapper, { word, environment }: ShellCommand, text: string): boolean {
  if (word === wrapper.word || environment.some(({ span }) => span.start > wrapper.span.start)) return false;
  return /^sudo(?:\s+-[EHnSk]+)*$/.test(textAt(text, wrapper.span));
}

function isRoot({ instruction }: ShellProgram, { subject }: ShellContext): boolean {
  if (instruction.onbuild) return false;
  const user = valueOf(subject.stateAt(instruction, "before").user);
  return user !== undefined && /^(?:root|0)?(?::.*)?$/.test(user);
}

function fixes(
  found: readonly { readonly command: ShellCommand; readonly wrapper: Wrapper }[],
  { source }: ShellContext,
): readonly Fix[] {
  const edits = found.flatMap(({ command, wrapper }) => {
    const end = behindBlanks(source.text, wrapper.span.end);
    return isPlain(wrapper, command, source.text) ? [remove({ start: wrapper.span.start, end })] : [];
  });
  return [{ title: "Remove sudo", safety: "unsafe", preferred: true, edits }];
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}
