/**
 * The regular expressions that Docker makes of patterns, matched without backtracking. They use a small part of Go's
 * syntax (regexp/syntax): literals, `.`, `[…]`, escapes, `*`, `^`, `|`, and one group that stands for "any folders".
 */

/** What one state of the matcher does with a character. */
interface State {
  readonly test: (character: string) => boolean;
  /** Stays here on such a character. */
  readonly loops: boolean;
  /** States that can be entered from here without a character, counted from here. */
  readonly skips: readonly number[];
  /** Goes on only behind a slash: the end of "any folders". */
  readonly untilSlash: boolean;
  /** Holds only before the first character. */
  readonly atStart: boolean;
}

export interface Expression {
  matches(text: string): boolean;
}

/** Why an expression cannot be used: Go refuses it, or it uses what is not modelled here (`\b`, `\p`, `\x`). */
export type ExpressionFault = "refused" | "unmodelled";

class Fault extends Error {
  readonly fault: ExpressionFault;

  constructor(fault: ExpressionFault) {
    super(fault);
    this.fault = fault;
  }
}

const FOLDERS = "(.*/)?";

/** Compiles an expression that must match the whole text. */
export function compileExpression(source: string): Expression | ExpressionFault {
  try {
    const branches = alternatives([...source]);
    // Docker puts `^` before and `$` behind the whole, so that `|` frees the inner ends of its branches.
    const machines = branches.map((branch, i) => machine(statesOf(branch), i > 0, i < branches.length - 1));
    return { matches: (text) => machines.some((one) => one.matches(text)) };
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

/** The parts between the `|` outside brackets. */
function alternatives(source: readonly string[]): readonly (readonly string[])[] {
  const branches: (readonly string[])[] = [];
  let start = 0;
  for (let at = 0; at < source.length; ) {
    const character = source[at];
    if (character === "|") {
      branches.push(source.slice(start, at));
      start = at + 1;
    }
    if (character === "[") at = characterClass(source, at)[1];
    else at += character === "\\" ? 2 : 1;
  }
  return [...branches, source.slice(start)];
}

type Test = (character: string) => boolean;

function state(test: Test, more: Partial<State> = {}): State {
  return { test, loops: false, skips: [], untilSlash: false, atStart: false, ...more };
}

function statesOf(source: readonly string[]): readonly State[] {
  const states: State[] = [];
  for (let at = 0; at < source.length; ) {
    const character = source[at] ?? "";
    if (character === "(" && source.slice(at, at + FOLDERS.length).join("") === FOLDERS) {
      states.push(state(never, { skips: [1, 2] }), state(notNewline, { loops: true, untilSlash: true }));
      at += FOLDERS.length;
      continue;
    }
    const [test, end] = atom(source, at);
    const repeated = source[end] === "*";
    if (character === "^") states.push(state(never, { skips: [1], atStart: true }));
    else states.push(state(test, repeated ? { loops: true, skips: [1] } : {}));
    at = repeated ? end + 1 : end;
  }
  return states;
}

function atom(source: readonly string[], at: number): [Test, number] {
  const character = source[at] ?? "";
  if (character === "{" && /^\{\d+(?:,\d*)?\}/.test(source.slice(at, at + 20).join(""))) throw new Fault("unmodelled");
  if (character === ".") return [notNewline, at + 1];
  if (character === "[") return characterClass(source, at);
  if (character === "\\") return escaped(source, at);
  return [(other) => other === character, at + 1];
}

const always: Test = () => true;
const never: Test = () => false;
const notNewline: Test = (character) => character !== "\n";

function machine(core: readonly State[], freeStart: boolean, freeEnd: boolean): Expression {
  const anything = state(always, { loops: true, skips: [1] });
  const states = [...(freeStart ? [anything] : []), ...core, ...(freeEnd ? [anything] : [])];
  const enter = (active: Set<number>, index: number, first: boolean): void => {
    if (active.has(index)) return;
    active.add(index);
    const found = states[index];
    if (found && (!found.atStart || first)) for (const step of found.skips) enter(active, index + step, first);
  };
  return {
    matches(text) {
      let active = new Set<number>();
      enter(active, 0, true);
      for (const character of text) {
        const next = new Set<number>();
        for (const index of active) {
          const found = states[index];
          if (!found?.test(character)) continue;
          if (found.loops) enter(next, index, false);
          if (found.untilSlash ? character === "/" : !found.loops) enter(next, index + 1, false);
        }
        active = next;
      }
      return active.has(states.length);
    },
  };
}

const CLASSES: Readonly<Record<string, RegExp>> = { d: /[0-9]/, w: /[0-9A-Za-z_]/, s: /[\t\n\f\r ]/ };
const CONTROLS: Readonly<Record<string, string>> = { a: "\x07", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** A backslash and what follows it. */
function escaped(source: readonly string[], at: number): [Test, number] {
  const character = source[at + 1] ?? "";
  const known = CLASSES[character.toLowerCase()];
  if (known) {
    const negated = character !== character.toLowerCase();
    return [(other) => known.test(other) !== negated, at + 2];
  }
  const literal = escapedCharacter(character, false);
  return [(other) => other === literal, at + 2];
}

function escapedCharacter(character: string, inClass: boolean): string {
  if (Object.hasOwn(CONTROLS, character)) return CONTROLS[character] ?? "";
  if (character !== "" && character < "\x80" && !/[0-9A-Za-z]/.test(character)) return character;
  const meant = inClass ? /^[pPx0-7]$/ : /^[AbBzpPQxC0-7]$/;
  throw new Fault(meant.test(character) ? "unmodelled" : "refused");
}

/** `[…]` as Go reads it: `]` directly behind `[` or `[^` is a member, `[:name:]` inside is a named class. */
function characterClass(source: readonly string[], start: number): [Test, number] {
  let at = start + 1;
  const negated = source[at] === "^";
  if (negated) at++;
  const tests: Test[] = [];
  for (let first = true; first || source[at] !== "]"; first = false) {
    if (at >= source.length) throw new Fault("refused");
    if (source[at] === "[" && source[at + 1] === ":" && source.join("").includes(":]", at + 2))
      throw new Fault("unmodelled");
    const member = source[at] === "\\" ? CLASSES[(source[at + 1] ?? "").toLowerCase()] : undefined;
    if (member) {
      tests.push(escaped(source, at)[0]);
      at += 2;
      continue;
    }
    const [low, afterLow] = memberAt(source, at);
    at = afterLow;
    let high = low;
    if (source[at] === "-" && source[at + 1] !== undefined && source[at + 1] !== "]")
      [high, at] = memberAt(source, at + 1);
    const from = low.codePointAt(0) ?? 0;
    const to = high.codePointAt(0) ?? 0;
    if (to < from) throw new Fault("refused");
    tests.push((character) => from <= (character.codePointAt(0) ?? 0) && (character.codePointAt(0) ?? 0) <= to);
  }
  return [(character) => tests.some((test) => test(character)) !== negated, at + 1];
}

function memberAt(source: readonly string[], at: number): [string, number] {
  const character = source[at];
  if (character === undefined) throw new Fault("refused");
  return character === "\\" ? [escapedCharacter(source[at + 1] ?? "", true), at + 2] : [character, at + 1];
}
