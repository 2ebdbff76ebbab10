/** A key that Compose does not know at its place. */
import type { Fix } from "../../linter/rule.ts";
import type { ComposeFile } from "../../semantics/compose/file.ts";
import { type Meaning, meaningOf } from "../../semantics/compose/misplaced.ts";
import type { UnknownKey } from "../../semantics/compose/walker.ts";
import { indentBelow, movePair } from "../../syntax/yaml/move.ts";
import type { YamlMapping, YamlNode } from "../../syntax/yaml/syntax.ts";
import { replace, type TextEdit } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/unknown-key",
  title: "Key that Compose does not know",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    unknown(key, { report, subject }) {
      const { pair } = key;
      // A word without a colon is still being typed, and with wrong indentation no key's place is known.
      if (pair.incomplete || subject.syntax.errors.some(({ code }) => code === "tab" || code === "indentation")) return;
      const meaning = meaningOf(key);
      const { rename, place } = meaning;
      const hint = rename === undefined ? (place ?? 'Own keys begin with "x-".') : `Did you mean "${rename}"?`;
      report({
        span: pair.key.span.start < pair.key.span.end ? pair.key.span : pair.span,
        message: `Compose does not know the key "${shorten(pair.name ?? "")}" here and refuses the file. ${hint}`,
        fails: "load",
        fixes: () => fixes(key, meaning, subject),
      });
    },
  },
});

function fixes(key: UnknownKey, { rename, target }: Meaning, file: ComposeFile): readonly Fix[] {
  const { span } = key.pair.key;
  if (rename !== undefined) return one(`Use "${rename}"`, [replace(span, rename)]);
  if (target === undefined) return [];
  const title =
    target[0] === "services" && target.length === 1 ? 'Move it under "services"' : "Move it to where it belongs";
  const to = mappingAt(file, target);
  if (to !== undefined) return one(title, movePair(key.pair, key.mapping, to, file.text));
  const isNew = target.length === 1 && file.roots.every((root) => !root.byName.has("services"));
  return isNew && !key.mapping.flow ? one(title, indentBelow(key.pair, "services", file.text)) : [];
}

function one(title: string, edits: readonly TextEdit[] | undefined): readonly Fix[] {
  return edits === undefined ? [] : [{ title, safety: "suggestion", preferred: true, edits }];
}

/** The mapping that the names lead to, without aliases on the way: an edit there changes this place only. */
function mappingAt(file: ComposeFile, names: readonly (string | number)[]): YamlMapping | undefined {
  for (const root of file.roots) {
    let node: YamlNode | undefined = root;
    for (const name of names) {
      if (node?.type === "mapping") node = node.byName.get(String(name))?.value;
      else node = node?.type === "sequence" ? node.items[Number(name)] : undefined;
    }
    if (node?.type === "mapping") return node;
  }
  return undefined;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
