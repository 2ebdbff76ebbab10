/** Every hover of a file, in order, as a person would find them by pointing at each character. */
import { hover } from "../../server/src/features/shared/hover.ts";
import { RULE_PAGES } from "../../server/src/linter/rulePages.generated.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import type { Preset } from "../../server/src/linter/rule.ts";
import type { Reader } from "../../server/src/workspace/derive.ts";
import type { SourceFile } from "../../server/src/workspace/sourceFile.ts";
import type { Uri } from "../../server/src/workspace/uri.ts";
import type { Span } from "../../server/src/text/span.ts";

export interface FoundHover {
  readonly span: Span;
  readonly markdown: string;
}

/** The hovers that differ from the one before; where spans nest, the inner one is found first where it begins. */
export function hoversOf(reader: Reader, uri: Uri, text: string, preset: Preset): readonly FoundHover[] {
  const environment = { preset, rules: RULES, rulePage: (id: string) => RULE_PAGES[id] };
  const found = new Map<string, FoundHover>();
  for (let offset = 0; offset <= text.length; offset++) {
    if (/\s/.test(text[offset] ?? " ")) continue;
    const hovered = hover(reader, uri, offset, environment);
    if (hovered) found.set(`${hovered.span.start}-${hovered.span.end}-${hovered.markdown}`, hovered);
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** All hovers as one text: place, words, then the hover. The general half of a text is printed where it comes first. */
export function printHovers(reader: Reader, { uri, text, lines }: SourceFile, preset: Preset): string {
  const printed = new Map<string, number>();
  const blocks = hoversOf(reader, uri, text, preset).map(({ span, markdown }) => {
    const { line, character } = lines.positionAt(span.start);
    const [here = "", general] = markdown.split("\n\n---\n\n");
    const first = general === undefined ? undefined : printed.get(general);
    if (general !== undefined && first === undefined) printed.set(general, line + 1);
    const words = text.slice(span.start, span.end).replace(/\s+/g, " ");
    const body = first === undefined ? markdown : `${here}\n\n(the rest as on line ${first})`;
    return `## ${line + 1}:${character + 1} ${words.length > 70 ? `${words.slice(0, 69)}…` : words}\n\n${body}\n`;
  });
  return blocks.join("\n");
}
