/** Every hover of a file, in order, as a person would find them by pointing at each character. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { hover } from "../../server/src/features/shared/hover.ts";
import { RULE_PAGES } from "../../server/src/linter/rulePages.generated.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import type { Preset } from "../../server/src/linter/rule.ts";
import type { Reader } from "../../server/src/workspace/derive.ts";
import { NodeFileSystem } from "../../server/src/main/nodeFileSystem.ts";
import { Session } from "../../server/src/workspace/session.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../server/src/workspace/sourceFile.ts";
import type { Uri } from "../../server/src/workspace/uri.ts";
import { ROOT } from "./sources.ts";
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

/** How much of a hover is printed: all of it, or without what is the same in every file. */
type Extent = "all" | "here";

/** All hovers as one text: place, words, then the hover. What has been printed before is only named. */
function printHovers(reader: Reader, { uri, text, lines }: SourceFile, preset: Preset, extent: Extent): string {
  const printed = new Map<string, number>();
  const blocks = hoversOf(reader, uri, text, preset).map(({ span, markdown }) => {
    const { line, character } = lines.positionAt(span.start);
    const parts = markdown.split("\n\n---\n\n").map((part) => {
      const first = printed.get(part);
      if (first === undefined) printed.set(part, line + 1);
      else if (part.length > LONG) return `(as on line ${first})`;
      return extent === "here" && part.includes("[Docker's reference]") ? titleOf(part) : part;
    });
    const words = text.slice(span.start, span.end).replace(/\s+/g, " ");
    const body = parts.filter((part) => part !== "").join("\n\n");
    const shown = words.length > 70 ? `${words.slice(0, 69)}…` : words;
    return `## ${line + 1}:${character + 1} ${shown}\n\n${extent === "here" ? body.replace(/\n{2,}/g, "\n") : body}\n`;
  });
  return blocks.join("\n");
}

/** Texts longer than this are not repeated. */
const LONG = 200;

/** The general text of an instruction or flag: its title, where it has one. */
function titleOf(part: string): string {
  return /^\*\*.*\*\*/.exec(part)?.[0] ?? "";
}

/** The hovers of a file of this machine, with what lies around it, as an editor would show them. */
export function printFile(file: string, preset: Preset, extent: Extent): Promise<string> {
  const uri = pathToFileURL(file).href;
  const source = new SourceFile(uri, readFileSync(file, "utf8"));
  const root = pathToFileURL(dirname(file)).href;
  const session = new Session(new NodeFileSystem(), Snapshot.empty([root]).withFiles([[uri, source]]));
  return session.settle((reader) => printHovers(reader, source, preset, extent));
}

const FIXTURES = "test/fixtures/hovers";

/** The files whose hovers are kept, and where: paths from the root of the project. */
export function hoverFixtures(): readonly { readonly source: string; readonly expected: string }[] {
  const own = readdirSync(join(ROOT, FIXTURES), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const samples = readdirSync(join(ROOT, "examples")).filter((name) =>
    existsSync(join(ROOT, "examples", name, "Dockerfile")),
  );
  return [
    ...own.map(({ name }) => ({ source: `${FIXTURES}/${name}/Dockerfile`, expected: `${FIXTURES}/${name}.md` })),
    ...samples.map((name) => ({ source: `examples/${name}/Dockerfile`, expected: `${FIXTURES}/examples-${name}.md` })),
  ];
}
