/** All sources are copied before the dependencies are installed, so that every change installs them anew. */
import type { Fix } from "../../linter/rule.ts";
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { CommandInstruction, CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert, remove, type TextEdit } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DependencyInstall, dependencyInstall } from "../dependencyInstalls.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { isMounted, programOf, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/sources-before-manifests",
  title: "Sources are copied before dependencies are installed",
  category: "caching",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check({ stages }: BuildGraph, context: DockerfileContext): void {
  /** What is installed at the end of each stage. A stage stands behind the one that it is made from. */
  const ends = new Map<Stage, ReadonlySet<string>>();
  for (const stage of stages) {
    const installed = new Set(stage.base.kind === "stage" ? ends.get(stage.base.stage) : []);
    checkStage(stage, installed, context);
    ends.set(stage, installed);
  }
}

/** `installed`: package managers that have installed something; this stage's are added. */
function checkStage(stage: Stage, installed: Set<string>, context: DockerfileContext): void {
  let broad: CopyInstruction | undefined;
  for (const instruction of stage.instructions) {
    if (isBroad(instruction)) broad ??= instruction;
    if (instruction.keyword !== "RUN") continue;
    for (const run of installsIn(instruction, context)) {
      const { manager } = run.call;
      if (broad && !installed.has(manager)) report(run, broad, stage, context);
      installed.add(manager);
    }
  }
}

interface Install extends RunPackages {
  readonly install: DependencyInstall;
}

function installsIn(instruction: CommandInstruction, context: DockerfileContext): readonly Install[] {
  const program = programOf(instruction, context);
  return (program?.commands ?? []).flatMap((command) => {
    const call = command.packages;
    const install = call && dependencyInstall(call);
    return program && call && install ? [{ call, command, instruction, program, install }] : [];
  });
}

/** `COPY . somewhere`: anything that changes in the context changes this layer. */
function isBroad(instruction: Stage["instructions"][number]): instruction is CopyInstruction {
  if ((instruction.keyword !== "COPY" && instruction.keyword !== "ADD") || flagOf(instruction, "from")) return false;
  return instruction.sources.some(({ literal }) => literal !== undefined && /^(?:\.\/?|\.?\/?\*|\/)$/.test(literal));
}

function report(run: Install, broad: CopyInstruction, stage: Stage, context: DockerfileContext): void {
  const { call, instruction } = run;
  const targets = (call.facts.cacheMounts ?? []).map(({ target }) => target);
  // With its downloads in a cache mount the step is quick, and for compilers that is all there is to gain.
  if (targets.some((target) => isMounted(instruction, target, ["cache"])) || isMounted(instruction, /./, ["cache"]))
    return;
  const source = broad.sources.find(({ literal }) => literal !== undefined && /^(?:\.\/?|\.?\/?\*|\/)$/.test(literal));
  if (!source) return;
  const name = `${call.program} ${call.subcommand?.text ?? ""}`.trim();
  context.report({
    span: source.span,
    message: `Any change in ${quote(source.raw, 8)} runs ${quote(name, 25)} below again: nothing is cached before it.`,
    related: [{ span: call.programSpan, message: "This is what runs again." }],
    fixes: () => fixes(run, broad, stage, context),
  });
}

function fixes(run: Install, broad: CopyInstruction, stage: Stage, context: DockerfileContext): readonly Fix[] {
  const { install, instruction, call } = run;
  const { source } = context;
  if (!install.step) return addMounts(run, stage, context);
  const destination = broad.destination?.literal;
  if (destination === undefined || !/^[\w./-]+$/.test(destination) || broad.heredocs.length > 0 || broad.json)
    return [];
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const flags = broad.flags
    .filter(({ name }) => name === "chown" || name === "link")
    .map(({ span }) => `${textAt(source.text, span)} `);
  const folder = destination === "." ? "./" : destination.endsWith("/") ? destination : `${destination}/`;
  const copy = `${copyWord(broad)} ${flags.join("")}${install.manifests.join(" ")} ${folder}${eol}`;
  const title = `Run ${call.program} before the sources are copied`;
  const edits =
    install.step === "move"
      ? moved(run, broad, copy, eol, context)
      : prepared(install.step.prepare, instruction, broad, copy, eol);
  return edits ? [{ title, safety: "unsafe", preferred: true, edits }] : [];
}

function copyWord({ keywordText }: CopyInstruction): string {
  return keywordText === keywordText.toLowerCase() ? "copy" : "COPY";
}

/** The step moves before the sources. Only where nothing stands between that it may depend on. */
function moved(
  run: Install,
  broad: CopyInstruction,
  copy: string,
  eol: string,
  { source }: DockerfileContext,
): readonly TextEdit[] | undefined {
  const { instruction, program, command } = run;
  if (instruction.index !== broad.index + 1 || program.form !== "shell") return undefined;
  if (program.commands[0] !== command || instruction.heredocs.length > 0) return undefined;
  const head = `${instruction.keywordText} ${instruction.flags.map(({ span }) => `${textAt(source.text, span)} `).join("")}`;
  const step = `${head}${textAt(source.text, command.span)}${eol}`;
  const before = insert(broad.span.start, `${copy}${step}`);
  if (program.commands.length === 1) {
    const { lines } = source;
    const line = {
      start: lines.lineStart(lines.lineAt(instruction.span.start)),
      end: lines.lineStart(lines.lineAt(instruction.span.end) + 1),
    };
    return command.span.end === instruction.span.end ? [before, remove(line)] : undefined;
  }
  const next = program.commands[1];
  if (command.after?.text !== "&&" || !next || next.parent || /[#\n]/.test(textAt(source.text, command.span)))
    return undefined;
  return [before, remove({ start: command.span.start, end: next.span.start })];
}

function prepared(
  command: string,
  { keywordText }: CommandInstruction,
  broad: CopyInstruction,
  copy: string,
  eol: string,
): readonly TextEdit[] {
  return [insert(broad.span.start, `${copy}${keywordText} ${command}${eol}`)];
}

/** Downloads in cache mounts, where the step cannot go first. */
function addMounts({ call, instruction }: Install, { state }: Stage, { subject }: DockerfileContext): readonly Fix[] {
  const user = subject.stateAt(instruction, "before").user;
  if (user.known && user.value !== "" && user.value !== "root" && state.setBy.user) return [];
  const mounts = (call.facts.cacheMounts ?? []).filter(
    ({ artefacts, image }) => artefacts === undefined && image === undefined,
  );
  const text = mounts
    .map(({ target, sharing }) => ` --mount=type=cache,target=${target}${sharing ? `,sharing=${sharing}` : ""}`)
    .join("");
  const edits = [insert(instruction.keywordSpan.end, text)];
  return text === ""
    ? []
    : [{ title: `Keep the downloads of ${call.program} in a cache mount`, safety: "unsafe", preferred: true, edits }];
}
