/** Inside comments: parser directives at the top, the comments that silence, and the values of `# check=`. */
import type { Rule } from "../../../linter/rule.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import { CHECKS, checkText } from "../../shared/ruleText.ts";
import { documented } from "../../shared/taught.ts";
import { commentHere, type TypingPlace } from "./place.ts";

/** Of a comment's text, only what is typed without a second word: prose is left alone. */
export function commentCompletions(place: TypingPlace, rules: readonly Rule[]): readonly Completion[] {
  const comment = commentHere(place);
  if (!comment) return [];
  const { text, offset } = place;
  const before = text.slice(comment.span.start + 1, offset);
  const value = /^\s*(syntax|escape|check)\s*=(.*)$/i.exec(before);
  if (value) return valueCompletions(value[1]?.toLowerCase() ?? "", value[2] ?? "", place, rules);
  const word = /^\s*(\S*)$/.exec(before)?.[1];
  if (word === undefined) return [];
  const span = { start: offset - word.length, end: offset };
  return [...(inDirectiveZone(place, comment.span) ? directives(place, span) : []), ...ignoreForms(place, span)];
}

/** Nothing but directives stands above the line. */
export function inDirectiveZone({ graph, text }: TypingPlace, line: Span): boolean {
  const above = text.slice(0, line.start).replace(/^\uFEFF/, "");
  const count = above.split("\n").length - 1;
  const before = graph.syntax.directives.filter(({ span }) => span.end <= line.start).length;
  return count === before + (above.startsWith("#!") ? 1 : 0);
}

/** The directives that the file does not have yet, the most useful first. `prefix`: what the line still lacks. */
export function directives({ graph }: TypingPlace, span: Span, prefix = ""): readonly Completion[] {
  const present = new Set(graph.syntax.directives.map(({ name }) => name));
  const offers = [
    { name: "syntax", label: "syntax=docker/dockerfile:1", newText: "syntax=docker/dockerfile:1", more: false },
    { name: "check", label: "check=", newText: "check=", more: true },
    { name: "escape", label: "escape=`", newText: "escape=`", more: false },
  ];
  return offers
    .filter(({ name }) => !present.has(name))
    .map(({ name, label, newText, more }) => ({
      label: prefix + label,
      kind: "keyword",
      detail: "parser directive",
      ...documented(`directive:${name}`),
      span,
      newText: prefix + newText,
      more,
    }));
}

const FORMS: readonly { readonly text: string; readonly about: string; readonly where: "above" | "top" }[] = [
  {
    text: "dockwright-ignore ",
    about: "Silences rules for the instruction below: `# dockwright-ignore RULE -- reason`.",
    where: "above",
  },
  {
    text: "dockwright-ignore-file ",
    about: "Silences rules in the whole file: `# dockwright-ignore-file RULE -- reason`.",
    where: "top",
  },
  {
    text: "hadolint ignore=",
    about:
      "hadolint's form, honoured by Dockwright too: `# hadolint ignore=DL3008 # reason`. Silences rules for the instruction below.",
    where: "above",
  },
  {
    text: "hadolint global ignore=",
    about: "hadolint's form for the whole file, honoured by Dockwright too.",
    where: "top",
  },
  {
    text: "check=skip=",
    about: "Leaves out checks of BuildKit for the instruction below. Needs version 1.21 of the Dockerfile syntax.",
    where: "above",
  },
];

function ignoreForms(place: TypingPlace, span: Span): readonly Completion[] {
  const first = place.graph.syntax.instructions[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const top = place.offset < first;
  const forms = FORMS.filter(({ where, text }) => (where === "top" ? top : !(top && text.startsWith("check="))));
  return forms.map(({ text, about }) => ({
    label: text.trimEnd(),
    kind: "keyword",
    documentation: about,
    span,
    newText: text,
    more: true,
  }));
}

function valueCompletions(
  name: string,
  value: string,
  place: TypingPlace,
  rules: readonly Rule[],
): readonly Completion[] {
  const { offset } = place;
  const typed = value.trimStart();
  const span = { start: offset - typed.length, end: offset };
  switch (name) {
    case "syntax":
      return [
        simple("docker/dockerfile:1", "the newest stable version 1", span),
        simple("docker/dockerfile:1-labs", "with features that are still being tried", span),
      ];
    case "escape":
      return [simple("`", "for Windows paths", span), simple("\\", "the default", span)];
    default:
      return checkCompletions(value, offset, rules);
  }
}

/** `skip=A,B;error=true;experimental=all`: keys, check names and values. */
function checkCompletions(value: string, offset: number, rules: readonly Rule[]): readonly Completion[] {
  const parts = value.split(";");
  const part = parts.at(-1) ?? "";
  const [key, list] = part.includes("=")
    ? [part.slice(0, part.indexOf("=")).trim().toLowerCase(), part.slice(part.indexOf("=") + 1)]
    : [];
  if (key === undefined || list === undefined) return checkKeys(parts, offset);
  const word = /[^,\s]*$/.exec(list)?.[0] ?? "";
  const span = { start: offset - word.length, end: offset };
  if (key === "error")
    return [simple("true", "findings make the build fail", span), simple("false", "findings are warnings", span)];
  if (key !== "skip" && key !== "experimental") return [];
  const taken = new Set(
    list
      .split(",")
      .slice(0, -1)
      .map((name) => name.trim()),
  );
  const wanted = [...CHECKS].filter(
    ([name, check]) => !taken.has(name) && (check.experimental === true) === (key === "experimental"),
  );
  const names: Completion[] = wanted.map(([name]) => {
    const documentation = checkText(name, rules);
    return { label: name, kind: "enumMember", ...(documentation ? { documentation } : {}), span };
  });
  return taken.size > 0 ? names : [...names, simple("all", "every one of them", span)];
}

function checkKeys(parts: readonly string[], offset: number): readonly Completion[] {
  const word = (parts.at(-1) ?? "").trimStart();
  const span = { start: offset - word.length, end: offset };
  const taken = parts.slice(0, -1).map((part) => part.split("=")[0]?.trim().toLowerCase());
  const keys = [
    ["skip", "checks to leave out, or `all`"],
    ["error", "`true`: the build fails when a check finds something"],
    ["experimental", "checks to switch on that are off by default, or `all`"],
  ] as const;
  return keys
    .filter(([key]) => !taken.includes(key))
    .map(([key, about]) => ({ label: `${key}=`, kind: "property", documentation: about, span, more: true }));
}

function simple(label: string, detail: string, span: Span): Completion {
  return { label, kind: "value", detail, span };
}
