/** Variables that a POSIX shell would expand in a piece of shell text. */

/** `$NAME` or `${NAME…}` in shell text; offsets count from the beginning of that text. */
export interface ShellVariable {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The named variables that the shell expands, in order: not in single quotes, not after a backslash, not in comments.
 * Text behind a quote that never ends is left out.
 */
export function shellVariables(text: string): readonly ShellVariable[] {
  const found: ShellVariable[] = [];
  let inDouble = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === '"') inDouble = !inDouble;
    else if (character === "'" && !inDouble) {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return found;
      at = close;
    } else if (character === "#" && !inDouble && (at === 0 || /[\s;&|]/.test(text[at - 1] ?? ""))) {
      const end = text.indexOf("\n", at);
      if (end < 0) return found;
      at = end;
    } else if (character === "$") {
      const variable = variableAt(text, at);
      if (variable) {
        found.push(variable);
        at = variable.end - 1;
      }
    }
  }
  return found;
}

const NAME = /[A-Za-z_]\w*/y;

function variableAt(text: string, dollar: number): ShellVariable | undefined {
  const braced = text[dollar + 1] === "{";
  const lengthOf = braced && text[dollar + 2] === "#";
  NAME.lastIndex = dollar + (braced ? 2 : 1) + (lengthOf ? 1 : 0);
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return undefined;
  const nameEnd = dollar + (braced ? 2 : 1) + (lengthOf ? 1 : 0) + name.length;
  // Of `${NAME:-$OTHER}` only the head is taken, so that variables in the default are found, too.
  const end = braced && text[nameEnd] === "}" ? nameEnd + 1 : nameEnd;
  return { name, start: dollar, end };
}
