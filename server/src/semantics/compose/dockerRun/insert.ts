/** Edits that bring services into a Compose file: below those that are there, in the file's indentation and line ends. */
import { insert, replace, type TextEdit } from "../../../text/edits.ts";
import { mappingOf, type YamlMapping, type YamlPair } from "../../../syntax/yaml/syntax.ts";
import { columnIndent, lineEnd } from "../declare.ts";
import type { ComposeFile } from "../file.ts";
import type { DataMap } from "./data.ts";
import type { ServiceDraft } from "./toService.ts";
import { mappingLines } from "./yaml.ts";

/** A Compose file with these services. */
export function composeText(drafts: readonly ServiceDraft[]): string {
  const sections = sectionsOf(drafts, new Set(), "  ").filter(({ lines }) => lines.length > 0);
  return sections.map(({ name, lines }) => [`${name}:`, ...indented(lines, "  "), ""].join("\n")).join("\n");
}

/** Undefined where the file's form leaves no place: an alias, braces, something that is no mapping. */
export function insertServices(file: ComposeFile, drafts: readonly ServiceDraft[]): readonly TextEdit[] | undefined {
  const { text } = file;
  const root = file.roots.find(({ byName }) => byName.has("services")) ?? file.roots.at(-1);
  if (root === undefined) {
    if (file.syntax.documents.some((document) => document.root !== undefined && !isMissing(document.root)))
      return undefined;
    return [insert(text.length, (text === "" || text.endsWith("\n") ? "" : "\n") + composeText(drafts))];
  }
  if (root.flow) return undefined;
  const edits = sectionsOf(drafts, namesIn(file), stepOf(root, text)).map((section) =>
    sectionEdit(section, root, text),
  );
  if (edits.includes(undefined)) return undefined;
  return edits.flatMap((edit) => edit ?? []).flatMap((edit) => (edit.newText === "" ? [] : [withBreaks(edit, text)]));
}

function isMissing(node: { readonly type: string; readonly style?: string }): boolean {
  return node.type === "scalar" && node.style === "missing";
}

function withBreaks({ span, newText }: TextEdit, text: string): TextEdit {
  return replace(span, text.includes("\r\n") ? newText.replaceAll("\n", "\r\n") : newText);
}

interface Section {
  readonly name: string;
  readonly lines: readonly string[];
  readonly step: string;
}

function namesIn(file: ComposeFile): ReadonlySet<string> {
  const { services, resources } = file;
  const name = (section: string) => (one: { readonly name: string }) => `${section}.${one.name}`;
  return new Set([
    ...services.map(name("services")),
    ...resources.volume.map(name("volumes")),
    ...resources.network.map(name("networks")),
  ]);
}

function sectionsOf(drafts: readonly ServiceDraft[], taken: ReadonlySet<string>, step: string): readonly Section[] {
  const used = new Set(taken);
  const services = drafts.flatMap((draft, index) => [...(index > 0 ? [""] : []), ...serviceLines(draft, used, step)]);
  const resources = (section: "volumes" | "networks"): Section => {
    const all: DataMap = Object.assign({}, ...drafts.map((draft) => draft[section]));
    const fresh = Object.entries(all).filter(([name]) => !taken.has(`${section}.${name}`));
    return { name: section, lines: mappingLines(Object.fromEntries(fresh), step), step };
  };
  return [{ name: "services", lines: services, step }, resources("volumes"), resources("networks")];
}

function serviceLines(draft: ServiceDraft, used: Set<string>, step: string): readonly string[] {
  let { name } = draft;
  for (let number = 2; used.has(`services.${name}`); number++) name = `${draft.name}-${number}`;
  used.add(`services.${name}`);
  const body = mappingLines(draft.service, step);
  const notes = draft.notes.length === 0 ? [] : ["# Not in this service:", ...draft.notes.map((note) => `#   ${note}`)];
  return [`${name}:${body.length === 0 ? " {}" : ""}`, ...[...notes, ...body].map((line) => step + line)];
}

function indented(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line) => (line === "" ? "" : indent + line));
}

/** The edit for one section; one without text where nothing is to be added. */
function sectionEdit({ name, lines, step }: Section, root: YamlMapping, text: string): TextEdit | undefined {
  const pair = root.byName.get(name);
  const last = root.pairs.at(-1);
  if (lines.length === 0) return insert(0, "");
  if (pair === undefined && last !== undefined) {
    const at = lineEnd(text, last.span.end);
    return insert(at, `\n\n${[`${name}:`, ...indented(lines, step)].join("\n")}${at === text.length ? "\n" : ""}`);
  }
  return pair && into(pair, lines, step, text);
}

function into(pair: YamlPair, lines: readonly string[], step: string, text: string): TextEdit | undefined {
  const { value } = pair;
  if (isMissing(value))
    return insert(
      lineEnd(text, pair.key.span.end + 1),
      indented(lines, step)
        .map((line) => `\n${line}`)
        .join(""),
    );
  const mapping = value.type === "mapping" ? mappingOf(value) : undefined;
  const [first, second] = mapping?.pairs ?? [];
  const last = mapping?.pairs.at(-1);
  if (mapping?.flow !== false || first === undefined || last === undefined)
    return mapping?.pairs.length === 0
      ? replace(
          { start: pair.key.span.end + 1, end: mapping.span.end },
          indented(lines, step)
            .map((line) => `\n${line}`)
            .join(""),
        )
      : undefined;
  const apart = second !== undefined && /\n\s*\n/.test(text.slice(first.span.start, second.span.start));
  const indent = columnIndent(text, first.span.start);
  return insert(
    lineEnd(text, last.span.end),
    indented(apart ? ["", ...lines] : lines, indent)
      .map((line) => `\n${line}`)
      .join(""),
  );
}

/** The step that the file indents by. */
function stepOf(root: YamlMapping, text: string): string {
  for (const { value } of root.pairs) {
    const first = value.type === "mapping" && !value.flow ? value.pairs[0] : undefined;
    const indent = first === undefined ? "" : columnIndent(text, first.span.start);
    if (indent !== "") return indent;
  }
  return "  ";
}
