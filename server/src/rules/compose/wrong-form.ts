/** A list where Compose wants a mapping, a number where it wants text, and the like. */
import type { Fix } from "../../linter/rule.ts";
import { isFragment } from "../../semantics/compose/fragments.ts";
import { type WrongForm, wrongForm } from "../../semantics/compose/form.ts";
import type { Form } from "../../semantics/compose/model.ts";
import type { Visit } from "../../semantics/compose/walker.ts";
import {
  itemsToKeys,
  mappingToItem,
  pairsToItems,
  quoteEdit,
  removePair,
  wrapInList,
} from "../../syntax/yaml/edits.ts";
import { scalarType } from "../../semantics/compose/scalarType.ts";
import { follow, type YamlScalar } from "../../syntax/yaml/syntax.ts";
import { replace, type TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { modelAt } from "../../semantics/compose/model.ts";
import { type ComposeContext, composeRule } from "../composeRule.ts";

const WORDS: Readonly<Record<Form, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "nothing",
  list: "a list",
  map: "a mapping",
};

/** Places whose numbers have a unit, or whose text YAML readers have taken for numbers. */
const QUOTED_ITEMS: ReadonlySet<string> = new Set(["services.*.ports", "services.*.expose"]);

export default composeRule({
  id: "compose/wrong-form",
  title: "Value of the wrong form",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    value(visit, context) {
      const wrong = wrongForm(visit);
      // What is no list of includes has a rule of its own.
      if (wrong === undefined || visit.pair?.incomplete || visit.path === "include") return;
      if (wrong.found === "null" && mayBeEmpty(visit, context)) return;
      context.report({
        span: guilty(visit, wrong),
        message: `${subject(visit)} must be ${expected(wrong)}, ${said(wrong)}. Compose refuses the file.`,
        fails: "load",
        fixes: () => fixes(visit, wrong, context),
      });
    },
  },
});

/** What a lower file or a base service gives stays where nothing is said. */
function mayBeEmpty(visit: Visit, { reader, subject }: ComposeContext): boolean {
  if (visit.path === "") return true;
  // What is indented wrongly may be meant to stand in it.
  if (subject.syntax.errors.some(({ code }) => code === "tab" || code === "indentation")) return true;
  if (isFragment(reader, subject)) return true;
  const [section, name] = visit.names;
  return section === "services" && subject.services.some((one) => one.name === name && one.extends !== undefined);
}

function subject({ pair, names, path }: Visit): string {
  if (pair !== undefined) return `"${pair.name}"`;
  if (path === "") return "A Compose file";
  const list = names.findLast((name) => typeof name === "string");
  return `An item of "${list}"`;
}

function expected({ expected: forms }: WrongForm): string {
  const words = forms.filter((form) => form !== "null").map((form) => WORDS[form]);
  const last = words.pop() ?? "nothing";
  return words.length === 0 ? last : `${words.join(", ")} or ${last}`;
}

function said({ found, content }: WrongForm): string {
  if (found === "null") return "and nothing is there";
  const text =
    content.type === "scalar" && content.value.length <= 20 && content.value !== "" ? `"${content.value}"` : "this";
  return `and ${text} is ${found === "boolean" ? "a boolean" : WORDS[found]}`;
}

/** A collection is told by its key, a scalar by itself. */
function guilty({ pair, node }: Visit, { content, found }: WrongForm): Span {
  const isBlock = content.type !== "scalar" && !content.flow;
  if (pair !== undefined && (found === "null" || isBlock)) return pair.key.span;
  if (node.type !== "alias" && isBlock && content.type === "mapping") return content.pairs[0]?.key.span ?? node.span;
  return node.span;
}

function fixes(visit: Visit, wrong: WrongForm, context: ComposeContext): readonly Fix[] {
  const { node, model } = visit;
  const { content, expected: forms, found } = wrong;
  const { text } = context.subject;
  const content_ = follow(node);
  if (node.type === "alias" || content_ === undefined) return [];
  if (found === "null") return withEdits("Remove this key", removal(visit, context));
  if (content.type === "scalar") {
    if (model.kind === "duration" && /^\d+$/.test(content.value))
      return withEdits("Add the unit for seconds", [replace(content.span, `${content.value}s`)]);
    if (model.kind === "bool" && (content.value === "0" || content.value === "1"))
      return withEdits(`Use "${content.value === "1"}"`, [replace(content.span, String(content.value === "1"))]);
    if (unquoted(content, forms)) return withEdits("Remove the quotes", [replace(content.span, content.value)]);
    if (forms.includes("string")) return withEdits("Put it in quotes", quoteEdit(content));
    if (forms.includes("list")) return withEdits("Make it a list", wrapInList(content, QUOTED_ITEMS.has(visit.path)));
    return [];
  }
  if (content.type === "sequence")
    return forms.includes("map") ? withEdits("Make it a mapping", itemsToKeys(content, text)) : [];
  const item = modelAt(`${visit.path}[]`);
  if (!forms.includes("list") || item === undefined) return [];
  if (item.keys !== undefined && content.pairs.every(({ name }) => item.keys?.includes(name ?? "")))
    return withEdits("Make it the item of a list", mappingToItem(content, text));
  return item.forms.includes("string") ? withEdits("Make it a list", pairsToItems(content, ":")) : [];
}

/** A number or a truth value that stands in quotes where text is not allowed. */
function unquoted(scalar: YamlScalar, forms: readonly Form[]): boolean {
  if (scalar.style !== "double" && scalar.style !== "single") return false;
  const type = scalarType({ ...scalar, style: "plain" });
  return forms.includes(type) || (type === "integer" && forms.includes("number"));
}

/** The pair of a value, taken out of the mapping that holds it. */
function removal(visit: Visit, { subject }: ComposeContext): TextEdit | undefined {
  const { pair } = visit;
  if (pair === undefined) return undefined;
  const pending = [...subject.roots];
  for (let mapping = pending.pop(); mapping !== undefined; mapping = pending.pop()) {
    if (mapping.pairs.includes(pair)) return removePair(mapping, pair, subject.text);
    for (const { value, span } of mapping.pairs) {
      if (value.type === "mapping" && span.start <= pair.span.start && pair.span.end <= span.end) pending.push(value);
    }
  }
  return undefined;
}

function withEdits(title: string, edits: TextEdit | readonly TextEdit[] | undefined): readonly Fix[] {
  if (edits === undefined) return [];
  return [{ title, safety: "suggestion", preferred: true, edits: Array.isArray(edits) ? edits : [edits as TextEdit] }];
}
