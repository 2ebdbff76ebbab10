/** BuildKit's own checks, and what a file says about them: `# check=` at the top and above an instruction. */
import data from "../../knowledge/data/buildChecks.json" with { type: "json" };
import { type CheckValue, parseCheckValue } from "../../syntax/dockerfile/checkOptions.ts";
import type { Comment, DockerfileSyntax, Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Query } from "../../workspace/derive.ts";
import { buildGraph } from "./graph.ts";
import type { BuildGraph } from "./model.ts";

export interface BuildCheck {
  /** The version of the Dockerfile frontend that brought it. */
  readonly since: string;
  /** A comment above an instruction cannot skip it, only the directive at the top. */
  readonly wholeFile?: boolean;
  /** A plain build looks at the stages that it makes and at no other. */
  readonly builtOnly?: boolean;
  /** Off unless `experimental=` names it; `skip` does not concern it. */
  readonly experimental?: boolean;
}

const CHECKS: Readonly<Record<string, BuildCheck>> = data.checks;

/** Names of all checks that BuildKit has (`linter/ruleset.go`; where each is run: `parse.go`, `convert.go`). */
export const BUILD_CHECKS: readonly string[] = Object.keys(CHECKS);

/** One `# check=` of a file. */
export interface CheckComment {
  readonly value: CheckValue;
  /** Undefined for the parser directive, which holds for the whole file. */
  readonly instruction: Instruction | undefined;
}

/** The check named so; undefined when BuildKit has none (names are told apart by letter case). */
export function buildCheck(name: string): BuildCheck | undefined {
  return Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
}

/** The directive at the top and, above each instruction, the comment that counts: the first. */
export function checkComments(syntax: DockerfileSyntax): readonly CheckComment[] {
  const found: CheckComment[] = [];
  const directive = syntax.directives.find(({ name, first }) => name === "check" && first);
  if (directive)
    found.push({ value: parseCheckValue(directive.value, directive.valueSpan.start), instruction: undefined });
  for (const [instruction, comments] of commentsAbove(syntax)) {
    const value = comments.map((comment) => readComment(syntax.text, comment)).find((one) => one);
    if (value) found.push({ value, instruction });
  }
  return found;
}

/** The comments that BuildKit keeps for an instruction: those since the last empty one, in column 0 or not. */
export function commentsAbove({ instructions, comments }: DockerfileSyntax): ReadonlyMap<Instruction, Comment[]> {
  const above = new Map<Instruction, Comment[]>();
  for (const comment of comments) {
    const instruction = comment.target === undefined ? undefined : instructions[comment.target];
    if (!instruction || comment.span.start > instruction.keywordSpan.start) continue;
    const kept = above.get(instruction) ?? [];
    if (comment.text.trim() === "") kept.length = 0;
    else kept.push(comment);
    above.set(instruction, kept);
  }
  return above;
}

const CHECK = /^(\s*check\s*=\s*)(.+?)\s*$/i;

function readComment(text: string, { span, text: words }: Comment): CheckValue | undefined {
  // BuildKit takes off one character, so that an indented comment keeps its `#`.
  if (span.start > 0 && !/[\n\ufeff]/.test(text.charAt(span.start - 1))) return undefined;
  const match = CHECK.exec(words);
  return match ? parseCheckValue(match[2] ?? "", span.start + 1 + (match[1] ?? "").length) : undefined;
}

/** What BuildKit does where it finds what a check looks for. */
export type CheckVerdict = "off" | "warns" | "stops";

/** The settings of one file in force, with `BUILDKIT_DOCKERFILE_CHECK` instead of the directive where it is given. */
export class CheckSettings {
  readonly #graph: BuildGraph;
  readonly #file: CheckValue | undefined;
  readonly #own = new Map<Instruction, CheckValue>();

  constructor(graph: BuildGraph) {
    this.#graph = graph;
    const given = graph.options.buildArgs["BUILDKIT_DOCKERFILE_CHECK"];
    let file: CheckValue | undefined;
    for (const { value, instruction } of checkComments(graph.syntax)) {
      if (!instruction) file = value;
      else if (!value.fault) this.#own.set(instruction, value);
    }
    this.#file = given === undefined ? file : parseCheckValue(given, 0);
  }

  /** For a report of the check at `instruction`; undefined when there is no check of that name. */
  verdict(name: string, instruction: Instruction | undefined): CheckVerdict | undefined {
    const check = buildCheck(name);
    if (!check) return undefined;
    const values = [this.#file, !check.wholeFile && instruction ? this.#own.get(instruction) : undefined];
    const names = (key: "skip" | "experimental") =>
      values.some((value) => value && (value[key] === "all" || value[key].has(name)));
    if (check.experimental ? !names("experimental") : names("skip")) return "off";
    return this.#file?.error && !(check.builtOnly && this.#isUnused(instruction)) ? "stops" : "warns";
  }

  #isUnused(instruction: Instruction | undefined): boolean {
    const stage = instruction && this.#graph.stageOf(instruction);
    return stage !== undefined && !this.#graph.built.has(stage);
  }
}

/** The settings of a Dockerfile; the same for all its reports. */
export const fileChecks: Query<CheckSettings> = {
  name: "fileChecks",
  compute: (reader, uri) => new CheckSettings(reader.derive(buildGraph, uri)),
};
