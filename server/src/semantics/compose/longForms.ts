/** Short forms turned into their long ones, as edits of the text. */
import { replace, type TextEdit } from "../../text/edits.ts";
import type { YamlSequence } from "../../syntax/yaml/syntax.ts";
import { textOf } from "./lookup.ts";

/**
 * `depends_on` as a list → as a mapping; services that `conditions` does not name keep `service_started`, which is
 * what the list means. Undefined where an item is no plain name.
 */
export function dependsOnLongForm(
  list: YamlSequence,
  text: string,
  conditions: Readonly<Record<string, string>> = {},
): readonly TextEdit[] | undefined {
  const names = list.items.map((item) =>
    item.type === "scalar" && item.anchor === undefined ? textOf(item) : undefined,
  );
  if (names.length === 0 || names.includes(undefined)) return undefined;
  const condition = (name: string) => (Object.hasOwn(conditions, name) ? conditions[name] : "service_started");
  const line = text.lastIndexOf("\n", list.span.start - 1) + 1;
  const break_ = text.includes("\r\n") ? "\r\n" : "\n";
  if (list.flow) {
    const pad = `${/^ */.exec(text.slice(line))?.[0] ?? ""}  `;
    const lines = names.map((name) => `${break_}${pad}${name}:${break_}${pad}  condition: ${condition(name ?? "")}`);
    let start = list.span.start;
    while (text[start - 1] === " ") start--;
    return [replace({ start, end: list.span.end }, lines.join(""))];
  }
  const pad = list.span.start - line;
  const above = parentColumn(text, line);
  const column = " ".repeat(pad > above ? pad : pad + 2);
  return list.items.map((item) => {
    const dash = text.lastIndexOf("-", item.span.start - 1);
    const lead = pad > above ? "" : "  ";
    const name = textOf(item) ?? "";
    const newText = `${lead}${name}:${break_}${column}  condition: ${condition(name)}`;
    return replace({ start: dash, end: item.span.end }, newText);
  });
}

function parentColumn(text: string, before: number): number {
  for (let end = before - 1; end > 0; ) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    if (/^\s*[^#\s]/.test(line)) return /^ */.exec(line)?.[0].length ?? 0;
    end = start - 1;
  }
  return 0;
}
