/** Remembers instructions by their text, so that an edit re-parses only what it touched. */
import { type Lowered, lowerInstruction } from "./lower.ts";
import type { ScannedInstruction } from "./scanner.ts";
import type { Instruction, SyntaxProblem } from "./syntax.ts";

interface Entry {
  readonly lowered: Lowered;
  /** The instruction where it stood in the last parse, by its offset and index. */
  placed: Map<string, Lowered>;
  next: Map<string, Lowered>;
}

/** Lives as long as its file is known; keeps what the last parse used and nothing older. */
export class InstructionCache {
  /** How many instructions were really parsed since the cache was made. */
  parsed = 0;
  #last = new Map<string, Entry>();
  #next = new Map<string, Entry>();

  /** The instruction with offsets of the file, and its problems. */
  get(text: string, scanned: ScannedInstruction, escapeChar: string, index: number): Lowered {
    const key = escapeChar + text.slice(scanned.start, scanned.end);
    let entry = this.#next.get(key);
    if (!entry) {
      entry = this.#last.get(key);
      if (!entry) {
        this.parsed++;
        entry = { lowered: lowerInstruction(text, scanned, escapeChar), placed: new Map(), next: new Map() };
      }
      this.#next.set(key, entry);
    }
    const place = `${scanned.start} ${index}`;
    const known = entry.placed.get(place) ?? placeAt(entry.lowered, scanned.start, index);
    entry.next.set(place, known);
    return known;
  }

  /** Ends a parse: what it did not use is forgotten. */
  finish(): void {
    for (const entry of this.#next.values()) {
      entry.placed = entry.next;
      entry.next = new Map();
    }
    this.#last = this.#next;
    this.#next = new Map();
  }
}

function placeAt({ instruction, problems }: Lowered, by: number, index: number): Lowered {
  return {
    instruction: withIndex(shifted(instruction, by), index),
    problems: problems.map((problem): SyntaxProblem => ({ ...shifted(problem, by), instruction: index })),
  };
}

function withIndex(instruction: Instruction, index: number): Instruction {
  if (instruction.keyword !== "ONBUILD" || !instruction.trigger) return { ...instruction, index };
  return { ...instruction, index, trigger: withIndex(instruction.trigger, index) };
}

/** A copy with every span moved: spans are the only numbers called `start` and `end`. */
function shifted<T>(value: T, by: number): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shifted(item, by)) as T;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    copy[key] = (key === "start" || key === "end") && typeof item === "number" ? item + by : shifted(item, by);
  }
  return copy as T;
}
