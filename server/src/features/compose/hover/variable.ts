/** `${NAME…}` in a value: what it becomes and where from. */
import { dotEnvValue, isSecretName } from "../../../semantics/compose/dotEnv.ts";
import type { ComposeFile } from "../../../semantics/compose/file.ts";
import { type Interpolation, interpolationsIn } from "../../../semantics/compose/interpolation.ts";
import type { Visit } from "../../../semantics/compose/walker.ts";
import { offsetInside, spanInside } from "../../../syntax/yaml/scalar.ts";
import { code, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { HoverText } from "../hover.ts";

export function variableAt({ node }: Visit, offset: number, file: ComposeFile, reader: Reader): HoverText | undefined {
  if (node.type !== "scalar" || !touches(node.span, offset)) return undefined;
  const at = offsetInside(node, offset, file.text);
  if (at === undefined) return undefined;
  const found = interpolationsIn(node.value).find(({ span }) => span.start <= at && at <= span.end);
  if (found === undefined) return undefined;
  const span = spanInside(node, found.span.start, found.span.end, file.text);
  return {
    span,
    markdown: paragraphs(
      `**Variable ${code(found.name)}**`,
      operatorWords(found),
      valueWords(found.name, file, reader),
    ),
  };
}

function operatorWords({ operator, argument, name }: Interpolation): string {
  const other = argument === undefined || argument === "" ? "nothing" : code(argument);
  switch (operator) {
    case ":-":
      return `Its value, or ${other} when ${code(name)} is unset or empty.`;
    case "-":
      return `Its value, or ${other} when ${code(name)} is unset.`;
    case ":?":
      return `Its value. When ${code(name)} is unset or empty, Compose stops${reason(argument)}.`;
    case "?":
      return `Its value. When ${code(name)} is unset, Compose stops${reason(argument)}.`;
    case ":+":
      return `${capital(other)} when ${code(name)} is set and not empty, else nothing.`;
    case "+":
      return `${capital(other)} when ${code(name)} is set, else nothing.`;
    default:
      return "Its value. When it is unset, Compose warns and puts nothing in its place.";
  }
}

function reason(argument: string | undefined): string {
  return argument === undefined || argument === "" ? "" : ` with the message ${code(argument)}`;
}

function capital(text: string): string {
  return text === "nothing" ? "Nothing" : text;
}

function valueWords(name: string, file: ComposeFile, reader: Reader): string {
  const found = dotEnvValue(reader, file.uri, name);
  if (found === undefined)
    return `${code(".env")} beside this file does not set it, so it comes from the shell that runs Compose, or from ${code("--env-file")}.`;
  const shown = isSecretName(name)
    ? "a value that is not shown here"
    : found.value === undefined
      ? "a value made from others"
      : code(found.value);
  return `${code(".env")} sets it to ${shown}; a variable of your shell wins over that.`;
}
