/** The shell programs of a Dockerfile: what each RUN, CMD, ENTRYPOINT and HEALTHCHECK executes, and which shell reads it. */
import type { CommandForm, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { parseShell } from "../../syntax/shell/parse.ts";
import { placedAt } from "../../syntax/shell/place.ts";
import type { Query } from "../../workspace/derive.ts";
import { buildGraph } from "../dockerfile/graph.ts";
import type { BuildGraph } from "../dockerfile/model.ts";
import { commandsOf, commandsOfArgv } from "./flatten.ts";
import { interpreterOfShebang } from "./interpreter.ts";
import { interpreterAt } from "./interpreterAt.ts";
import type { Interpreter, ShellProgram } from "./model.ts";
import { commandOf, jsonWords, shellTextOf } from "./source.ts";

export interface ShellPrograms {
  /**
   * What an instruction executes; undefined for instructions without a command. For ONBUILD ask with its trigger.
   * Computed when first asked, once.
   */
  of(instruction: Instruction): ShellProgram | undefined;
  /** All of them in order, those of triggers too. */
  readonly all: readonly ShellProgram[];
}

/**
 * How rules and features get at the shell:
 * `context.reader.derive(shellPrograms, context.uri).of(instruction)?.commands`.
 */
export const shellPrograms: Query<ShellPrograms> = {
  name: "shellPrograms",
  compute(reader, uri) {
    return new Programs(reader.derive(buildGraph, uri), reader.derive(programCache, uri));
  },
};

/** Programs by instruction: an instruction that an edit does not touch is the same object and is not read again. */
const programCache: Query<WeakMap<Instruction, CachedProgram>> = {
  name: "shellProgramCache",
  compute: () => new WeakMap(),
};

interface CachedProgram {
  /** The interpreter that it was read for. */
  readonly key: string;
  readonly program: ShellProgram;
}

class Programs implements ShellPrograms {
  readonly #graph: BuildGraph;
  readonly #cache: WeakMap<Instruction, CachedProgram>;

  constructor(graph: BuildGraph, cache: WeakMap<Instruction, CachedProgram>) {
    this.#graph = graph;
    this.#cache = cache;
  }

  get all(): readonly ShellProgram[] {
    const { instructions } = this.#graph.syntax;
    const acting = instructions.map((each) => (each.keyword === "ONBUILD" ? each.trigger : each));
    return acting.flatMap((instruction) => (instruction && this.of(instruction)) ?? []);
  }

  of(instruction: Instruction): ShellProgram | undefined {
    const command = commandOf(instruction);
    if (!command) return undefined;
    const { text } = this.#graph.syntax;
    if (command.json) return this.#cached(instruction, "exec", () => execProgram(text, instruction, command));
    const interpreter = interpreterAt(this.#graph, instruction);
    const key = [interpreter.from, interpreter.certain, ...interpreter.argv].join("\0");
    return this.#cached(instruction, key, () => shellProgram(text, instruction, command, interpreter));
  }

  #cached(instruction: Instruction, key: string, make: () => ShellProgram): ShellProgram {
    const known = this.#cache.get(instruction);
    if (known?.key === key) return known.program;
    const program = make();
    this.#cache.set(instruction, { key, program });
    return program;
  }
}

function shellProgram(
  source: string,
  instruction: Instruction,
  command: CommandForm,
  shell: Interpreter,
): ShellProgram {
  const { text, start, heredoc } = shellTextOf(source, instruction, command);
  const shebang = heredoc && /^#!(.*)/.exec(heredoc.content)?.[1];
  const interpreter = shebang === undefined ? shell : interpreterOfShebang(shebang);
  const script = interpreter.language === "posix" ? parseShell(text, placedAt(start)) : undefined;
  return {
    instruction,
    form: heredoc ? "heredoc" : "shell",
    interpreter,
    span: { start, end: start + text.length },
    script,
    commands: script ? commandsOf(script.body, interpreter.name) : [],
  };
}

function execProgram(source: string, instruction: Instruction, command: CommandForm): ShellProgram {
  const words = command.json ? jsonWords(source, command.json) : [];
  const draft = { span: command.span, words, assignments: [], redirections: [] };
  return {
    instruction,
    form: "exec",
    interpreter: undefined,
    span: command.span,
    script: undefined,
    commands: words.length > 0 ? commandsOfArgv(draft) : [],
  };
}
