/** Values of the parser directives at the top of the file. */
import type { Directive } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { short, type Text } from "./place.ts";

export function directiveValueAt(directive: Directive, offset: number): Text | undefined {
  const { name, value, valueSpan } = directive;
  if (!touches(valueSpan, offset)) return undefined;
  const texts: Readonly<Record<string, (value: string) => string>> = {
    syntax: syntaxText,
    escape: escapeText,
    check: checkText,
  };
  const markdown = Object.hasOwn(texts, name) ? texts[name]?.(value) : undefined;
  return markdown === undefined ? undefined : { span: valueSpan, markdown };
}

function syntaxText(value: string): string {
  const [, version = "latest"] = /^docker(?:\.io)?\/dockerfile(?::([\w.-]+))?$/.exec(value) ?? [value, undefined];
  const own = /^docker(?:\.io)?\/dockerfile(?=$|:|@)/.test(value);
  if (!own) return `${short(value)}: an image that reads this file instead of Docker's own Dockerfile reader.`;
  const notes: Readonly<Record<string, string>> = {
    "1": "the newest 1.x, fetched when the builder does not have it",
    latest: "the newest of all; `1` says what you rely on",
    labs: "with experimental features",
    "1-labs": "the newest 1.x with experimental features",
    experimental: "an old name; `1` or `1-labs` have replaced it",
  };
  const note = notes[version] ?? (/^\d+\.\d+$/.test(version) ? `the newest ${version}.x` : `exactly ${version}`);
  return paragraphs(
    `${short(value)}: Docker's Dockerfile reader, ${note}`,
    list(["Fetched as an image before the build, so old builders learn new instructions."]),
  );
}

function escapeText(value: string): string {
  if (value === "`")
    return `${code(value)}: lines go on after a backtick, and a backslash is an ordinary character, as paths of Windows need it.`;
  return `${code(value)}: lines go on after a backslash; this is so without the directive, too.`;
}

function checkText(value: string): string {
  const parts = value.split(";").map((part) => part.trim());
  const lines = parts.flatMap((part) => {
    const [key = "", names = ""] = part.split("=").map((text) => text.trim());
    if (key === "skip") return [`Docker's own checks ${short(names)} are left out.`];
    if (key === "error")
      return [
        /^(?:true|1|t)$/i.test(names)
          ? "A warning of Docker's own checks stops the build."
          : "Warnings do not stop the build.",
      ];
    if (key === "experimental") return [`Experimental checks are on: ${short(names)}.`];
    return [];
  });
  return lines.length === 0
    ? `${short(value)}: nothing that Docker's checks read.`
    : paragraphs(`Docker's own checks: ${short(value)}`, list(lines));
}
