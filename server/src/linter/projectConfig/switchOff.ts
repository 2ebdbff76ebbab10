/** The edit of a `.dockwright.yaml` that switches a rule off for the workspace. */
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import { follow, isNull, type YamlMapping } from "../../syntax/yaml/syntax.ts";
import { insert, replace, type TextEdit } from "../../text/edits.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

/** The text of a new file that switches the rule off. */
export function switchedOff(rule: string): string {
  return `rules:\n  ${rule}: off\n`;
}

/** Undefined when the file is not one that can be edited this way: it is broken, or no mapping. */
export function switchOff(reader: Reader, config: Uri, rule: string): TextEdit | undefined {
  const text = reader.file(config)?.text;
  const syntax = reader.derive(yamlSyntax, config);
  if (text === undefined || syntax.errors.length > 0 || syntax.documents.length > 1) return undefined;
  const root = follow(syntax.documents[0]?.root);
  const end = text.trimEnd().length;
  if (root === undefined || isNull(root))
    return insert(text.length, `${text === "" || text.endsWith("\n") ? "" : "\n"}${switchedOff(rule)}`);
  if (root.type !== "mapping" || root.flow) return undefined;
  const rules = root.byName.get("rules");
  if (!rules) return insert(end, `\n${switchedOff(rule).trimEnd()}`);
  const content = follow(rules.value);
  if (content?.type === "mapping") return inRules(content, rule, text);
  return isNull(content) ? insert(lineEnd(text, rules.key.span.end), `\n  ${rule}: off`) : undefined;
}

function inRules(rules: YamlMapping, rule: string, text: string): TextEdit | undefined {
  const present = rules.byName.get(rule);
  if (present) return replace(present.value.span, "off");
  const last = rules.pairs.at(-1);
  if (rules.flow) return insert(rules.span.end - 1, `${last ? ", " : ""}${rule}: off`);
  if (!last) return undefined;
  const lineStart = text.lastIndexOf("\n", last.key.span.start - 1) + 1;
  return insert(lineEnd(text, last.span.end), `\n${text.slice(lineStart, last.key.span.start)}${rule}: off`);
}

/** Behind a comment that stands on the line. */
function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  return feed < 0 ? text.length : feed;
}
