/** One pattern of an ignore file, ready to be compared with paths (moby/patternmatcher: Pattern.compile and match). */
import type { IgnorePattern } from "../../syntax/dockerignore/parse.ts";
import { compileExpression, type Expression } from "./expression.ts";

/** Why Docker refuses a pattern: nothing behind `!`, or a syntax that `filepath.Match` or the expression lacks. */
export type PatternFault = "empty" | "bracket" | "escape";

export interface CompiledPattern extends IgnorePattern {
  /** Undefined: Docker takes it. */
  readonly fault: PatternFault | undefined;
  /** Whether the pattern itself names this path (not one of its folders). */
  matches(path: string): boolean;
}

export function compilePattern(source: IgnorePattern): CompiledPattern {
  const { pattern } = source;
  const fault = pattern === "" ? "empty" : malformed(pattern);
  if (fault !== undefined) return { ...source, fault, matches: () => false };
  const { kind, expression } = translate(pattern);
  switch (kind) {
    case "exact":
      return { ...source, fault: undefined, matches: (path) => path === pattern };
    case "prefix": {
      const prefix = pattern.slice(0, -2);
      return { ...source, fault: undefined, matches: (path) => path.startsWith(prefix) };
    }
    case "suffix": {
      const suffix = pattern.slice(2);
      const whole = suffix.startsWith("/") ? suffix.slice(1) : undefined;
      return { ...source, fault: undefined, matches: (path) => path.endsWith(suffix) || path === whole };
    }
    default: {
      const compiled = compileExpression(expression);
      if (typeof compiled !== "string") return withExpression(source, compiled);
      const refused = pattern.includes("\\") ? "escape" : "bracket";
      return { ...source, fault: compiled === "refused" ? refused : undefined, matches: () => false };
    }
  }
}

function withExpression(source: IgnorePattern, expression: Expression): CompiledPattern {
  return { ...source, fault: undefined, matches: (path) => expression.matches(path) };
}

type Kind = "exact" | "prefix" | "suffix" | "expression";

/** The expression without `^` and `$`, and the shortcut that Docker takes instead where there is one. */
function translate(pattern: string): { kind: Kind; expression: string } {
  const characters = [...pattern];
  let kind: Kind = "exact";
  let expression = "";
  for (let at = 0, i = 0; at < characters.length; i++) {
    const character = characters[at++] ?? "";
    if (character === "*" && characters[at] === "*") {
      at++;
      if (characters[at] === "/") at++;
      const last = at >= characters.length;
      expression += last ? ".*" : "(.*/)?";
      kind = last && kind === "exact" ? "prefix" : "expression";
      if (i === 0) kind = "suffix";
    } else if (character === "*" || character === "?") {
      expression += character === "*" ? "[^/]*" : "[^/]";
      kind = "expression";
    } else if (character === "\\") {
      expression += `\\${characters[at++] ?? "\\"}`;
      kind = "expression";
    } else if (character === "[" || character === "]") {
      expression += character;
      kind = "expression";
    } else {
      // The library means to escape `|`, `{` and `}` as well, but its table of bytes has no room for them.
      expression += /[.+()$]/.test(character) ? `\\${character}` : character;
    }
  }
  return { kind, expression };
}

/** What Go's filepath.Match finds wrong, whatever it is compared with. */
function malformed(pattern: string): PatternFault | undefined {
  const characters = [...pattern];
  let at = 0;
  while (at < characters.length) {
    const end = chunkEnd(characters, at);
    const fault = malformedChunk(characters.slice(at, end));
    if (fault) return fault;
    at = end;
    while (characters[at] === "*") at++;
  }
  return undefined;
}

/** Up to the next `*` outside brackets (Go: scanChunk). */
function chunkEnd(characters: readonly string[], start: number): number {
  let inRange = false;
  for (let at = start; at < characters.length; at++) {
    const character = characters[at];
    if (character === "\\") at++;
    else if (character === "[") inRange = true;
    else if (character === "]") inRange = false;
    else if (character === "*" && !inRange) return at;
  }
  return characters.length;
}

/** Go: matchChunk. */
function malformedChunk(chunk: readonly string[]): PatternFault | undefined {
  for (let at = 0; at < chunk.length; at++) {
    if (chunk[at] === "\\") {
      at++;
      if (at >= chunk.length) return "escape";
    } else if (chunk[at] === "[") {
      const end = rangesEnd(chunk, chunk[at + 1] === "^" ? at + 2 : at + 1);
      if (end === undefined) return "bracket";
      at = end;
    }
  }
  return undefined;
}

/** Where the bracket closes that begins before `start`; undefined where it does not or holds something wrong. */
function rangesEnd(chunk: readonly string[], start: number): number | undefined {
  let at = start;
  for (let ranges = 0; ranges === 0 || chunk[at] !== "]"; ranges++) {
    const low = memberEnd(chunk, at);
    if (low === undefined) return undefined;
    const high = chunk[low] === "-" ? memberEnd(chunk, low + 1) : low;
    if (high === undefined) return undefined;
    at = high;
  }
  return at;
}

/** Go: getEsc. Something must follow. */
function memberEnd(chunk: readonly string[], at: number): number | undefined {
  const character = chunk[at];
  if (character === undefined || character === "-" || character === "]") return undefined;
  const end = at + (character === "\\" ? 2 : 1);
  return end < chunk.length ? end : undefined;
}
