/** Patterns of `${x#p}`, `${x%p}` and `${x/p/r}`: `*` and `?`, a backslash before one of them, no bracket expressions. */

/** A pattern that BuildKit refuses. */
export class PatternError extends Error {}

const SPECIAL = new Set(["[", "]", "{", "}", ".", "+", "(", ")", "|", "^", "$"]);

/** What `${value#pattern}` (`##` when greedy) leaves. */
export function trimPrefix(pattern: string, value: string, greedy: boolean): string {
  const match = toRegExp(pattern, greedy, true).exec(value);
  return match ? value.slice(match[0].length) : value;
}

/** What `${value%pattern}` (`%%` when greedy) leaves: both sides reversed, so that the shortest end is found. */
export function trimSuffix(pattern: string, value: string, greedy: boolean): string {
  return reverse(trimPrefix(reversePattern(pattern), reverse(value), greedy));
}

/** What `${value/pattern/replacement}` gives; with `//` every occurrence is replaced. */
export function replacePattern(pattern: string, value: string, replacement: string, all: boolean): string {
  const expression = toRegExp(pattern, true, false);
  if (!all) {
    const match = expression.exec(value);
    if (!match) return value;
    return value.slice(0, match.index) + replacement + value.slice(match.index + match[0].length);
  }
  // Go expands `$1` and `${name}` in the replacement. The patterns have no groups, so all but `$0` vanish.
  const template = replacement.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (text, braced?: string, plain?: string) => {
    if (text === "$$") return "\u0000$";
    return (braced ?? plain) === "0" ? "\u0000&" : "";
  });
  const globally = new RegExp(expression.source, "gu");
  return replaceAsGo(value, globally, (match) => template.replaceAll("\u0000$", "$").replaceAll("\u0000&", match));
}

/** Go takes no empty match right behind a match, JavaScript does. */
function replaceAsGo(value: string, expression: RegExp, replacement: (match: string) => string): string {
  let result = "";
  let from = 0;
  let lastEnd = -1;
  for (const match of value.matchAll(expression)) {
    if (match[0] === "" && match.index === lastEnd) continue;
    result += value.slice(from, match.index) + replacement(match[0]);
    from = lastEnd = match.index + match[0].length;
  }
  return result + value.slice(from);
}

function toRegExp(pattern: string, greedy: boolean, anchored: boolean): RegExp {
  let source = anchored ? "^" : "";
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    if (character === "*") source += greedy ? ".*" : ".*?";
    else if (character === "?") source += ".";
    else if (character === "\\") {
      const next = characters[i + 1];
      // `\}` and `\/` keep the brace or slash from ending the substitution; the backslash is not part of the pattern.
      if (next === "}" || next === "/") continue;
      if (next !== "*" && next !== "?" && next !== "\\") throw new PatternError(`invalid escape '\\${next ?? ""}'`);
      source += `\\${next}`;
      i++;
    } else source += SPECIAL.has(character) || character === "/" ? `\\${character}` : character;
  }
  return new RegExp(source, "u");
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}

/** Reversed, but an escape stays in front of what it escapes. */
function reversePattern(pattern: string): string {
  const units: string[] = [];
  const characters = [...pattern];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    const next = characters[i + 1];
    if (character === "\\" && next !== undefined) {
      units.push(character + next);
      i++;
    } else units.push(character);
  }
  return units.reverse().join("");
}
