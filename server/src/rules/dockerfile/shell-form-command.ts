/** CMD or ENTRYPOINT as text for a shell instead of a list of words. */
import type { Fix, Report } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import { readsArguments } from "../../semantics/shell/execForm.ts";
import { looksLikeList } from "../../semantics/shell/looseList.ts";
import { isShellOnly, plainWords, withExec } from "../../semantics/shell/words.ts";
import type { CommandForm, CommandInstruction, HealthcheckInstruction } from "../../syntax/dockerfile/syntax.ts";
import { hasComment } from "../../syntax/dockerfile/comments.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/shell-form-command",
  title: "CMD or ENTRYPOINT in shell form",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: ["JSONArgsRecommended", "DL3025"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { CMD: check, ENTRYPOINT: check, HEALTHCHECK: checkHealthcheck },
});

function check(instruction: CommandInstruction, context: DockerfileContext): void {
  const { command } = instruction;
  if (instruction.onbuild || command.form !== "shell" || command.joined.trim() === "") return;
  // Other rules speak of brackets that are no JSON, and of a CMD that nobody looks at.
  if ((command.jsonFailure && looksLikeList(command.joined)) || isIgnored(instruction, context)) return;
  // Who has chosen a shell wants it: BuildKit is silent then, hadolint is not.
  const chosen = context.subject.stateAt(instruction, "before").setBy.shell !== undefined;
  const execs = /^exec\s/.test(command.joined);
  // A comment behind a list is what spoils it: the rule about such comments says so.
  const commented = command.jsonFailure !== undefined && /\]\s+#/.test(command.joined);
  if ((chosen || execs || commented) && !context.hadolintCompatible) return;
  context.report({
    span: command.span,
    message: message(instruction, context),
    ...(chosen ? { aliases: ["DL3025"] } : {}),
    fixes: () => (chosen ? [] : fixes(command, context)),
  });
}

/** A shell-form ENTRYPOINT of the same stage never looks at CMD. */
function isIgnored(instruction: CommandInstruction, { subject }: DockerfileContext): boolean {
  if (instruction.keyword !== "CMD") return false;
  const stage = subject.stageOf(instruction);
  const entrypoint = stage && valueOf(stage.state.entrypoint);
  const inForce = stage && valueOf(stage.state.cmd)?.instruction?.index === instruction.index;
  const own = entrypoint?.instruction && subject.stageOf(entrypoint.instruction) === stage;
  return inForce === true && own === true && entrypoint?.form === "shell" && !readsArguments(entrypoint.argv[0] ?? "");
}

/** BuildKit and we leave health checks alone: nobody sends them signals. */
function checkHealthcheck(instruction: HealthcheckInstruction, context: DockerfileContext): void {
  const { command } = instruction;
  if (!context.hadolintCompatible || instruction.onbuild || command?.form !== "shell" || command.joined.trim() === "")
    return;
  const report: Report = {
    span: command.span,
    message: "This health check is run by a shell; a JSON list starts the program itself.",
    aliases: ["DL3025"],
    fixes: () => fixes(command, context),
  };
  context.report(report);
}

function message(instruction: CommandInstruction, context: DockerfileContext): string {
  const { keyword, command } = instruction;
  // The usual ENTRYPOINT of a base image hands its arguments on: then a shell does start the command.
  const entrypoint = valueOf(context.subject.stageOf(instruction)?.state.entrypoint ?? { known: false, reason: "" });
  if (keyword === "CMD" && entrypoint?.form === "exec" && entrypoint.instruction) {
    const words = `"/bin/sh", "-c", ${quote(command.joined, 22)}`;
    return `ENTRYPOINT gets this CMD as the arguments ${words}.`;
  }
  const ignored = keyword === "ENTRYPOINT" ? " It also ignores CMD and the arguments of docker run." : "";
  return `A shell starts this ${keyword} and may keep stop signals from ${programOf(command.joined)}.${ignored}`;
}

/** The first word, where it is plainly the name of a program. */
function programOf(command: string): string {
  const word = /^[^\s"'$|&;<>()]+(?=\s|$)/.exec(command)?.[0];
  return word === undefined || isShellOnly(word) || word.includes("=") ? "your program" : quote(word, 22);
}

/** A shell may do things that a list of words cannot: then only a shell that steps aside is offered. */
function fixes(command: CommandForm, { subject: { syntax } }: DockerfileContext): readonly Fix[] {
  // Backtick as escape character means Windows, whose shell splits words by other rules.
  if (command.jsonFailure || syntax.escape === "`") return [];
  if (hasComment(syntax, command.span)) return [];
  const text = command.joined.trim();
  const words = plainWords(text);
  if (words)
    return [
      { title: "Use a JSON list", safety: "unsafe", preferred: true, edits: [replace(command.span, json(words))] },
    ];
  const replacing = withExec(text);
  if (replacing === undefined) return [];
  const edits = [replace(command.span, json(["/bin/sh", "-c", replacing]))];
  return [{ title: "Let the shell step aside with exec", safety: "suggestion", edits }];
}

function json(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}
