/** The shell programs of a Dockerfile: what each RUN, CMD, ENTRYPOINT and HEALTHCHECK executes, and which shell reads it. */
import type { CommandForm, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { parseShell } from "../../syntax/shell/parse.ts";
import { placedAt } from "../../syntax/shell/place.ts";
import type { Query } from "../../workspace/derive.ts";
import { buildGraph } from "../dockerfile/graph.ts";
import type { BuildGraph } from "../dockerfile/model.ts";
import { commandsOf, commandsOfArgv } from "./flatten.ts";
import { interpreterOfShebang } from "./interpreter.ts";
import { interpreterAt, type ShellComment, shellComments } from "./interpreterAt.ts";
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

/** Reads nothing, so the memo keeps the same one for every version of a file. */
const programCache: Query<ProgramCache> = {
  name: "shellProgramCache",
  compute: () => new ProgramCache(),
};

/**
 * Programs by instruction: one that an edit does not touch is the same object and is not read again. Keeps what the
 * last version used and nothing older.
 */
class ProgramCache {
  #last = new Map<Instruction, CachedProgram>();
  #next = new Map<Instruction, CachedProgram>();

  /** Begins a new version of the file. */
  turn(): void {
    this.#last = this.#next;
    this.#next = new Map();
  }

  /** The program of an instruction for the interpreter that `key` stands for. */
  get(instruction: Instruction, key: string, make: () => ShellProgram): ShellProgram {
    const known = this.#next.get(instruction) ?? this.#last.get(instruction);
    const entry = known?.key === key ? known : { key, program: make() };
    this.#next.set(instruction, entry);
    return entry.program;
  }
}

interface CachedProgram {
  readonly key: string;
  readonly program: ShellProgram;
}

class Programs implements ShellPrograms {
  readonly #graph: BuildGraph;
  readonly #cache: ProgramCache;
  readonly #comments: readonly ShellComment[];
  readonly #known = new Map<Instruction, ShellProgram | undefined>();
  #all: readonly ShellProgram[] | undefined;

  constructor(graph: BuildGraph, cache: ProgramCache) {
    cache.turn();
    this.#graph = graph;
    this.#cache = cache;
    this.#comments = shellComments(graph);
  }

  get all(): readonly ShellProgram[] {
    const { instructions } = this.#graph.syntax;
    this.#all ??= instructions
      .map((each) => (each.keyword === "ONBUILD" ? each.trigger : each))
      .flatMap((instruction) => (instruction && this.of(instruction)) ?? []);
    return this.#all;
  }

  of(instruction: Instruction): ShellProgram | undefined {
    if (!this.#known.has(instruction)) this.#known.set(instruction, this.#read(instruction));
    return this.#known.get(instruction);
  }

  #read(instruction: Instruction): ShellProgram | undefined {
    const command = commandOf(instruction);
    if (!command) return undefined;
    const { text } = this.#graph.syntax;
    if (command.json) return this.#cache.get(instruction, "exec", () => execProgram(text, instruction, command));
    const interpreter = interpreterAt(this.#graph, instruction, this.#comments);
    const key = [interpreter.from, interpreter.certain, ...interpreter.argv].join("\0");
    return this.#cache.get(instruction, key, () => shellProgram(text, instruction, command, interpreter));
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
    text,
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
    text: undefined,
    script: undefined,
    commands: words.length > 0 ? commandsOfArgv(draft) : [],
  };
}
