/**
 * A refactoring's page as a test: `dockerfile before` with marker lines under the selection, then `dockerfile after`
 * (or `after "TITLE"` for one of several offers), `dockerfile refused` whose marker tells how the reason begins. A block with
 * `file=PATH` and no kind is another file of the workspace.
 */
import { isOffer, type Proposal, type Refactoring } from "../../server/src/features/refactor/refactoring.ts";
import { LineIndex } from "../../server/src/text/lineIndex.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import type { Span } from "../../server/src/text/span.ts";
import { type Marker, takeMarkers } from "./rulePage.ts";
import { type Files, inWorkspace, uriOf } from "./workspace.ts";

export interface RefactorCase {
  readonly line: number;
  readonly path: string;
  readonly files: Files;
  readonly selection: Span;
  /** Undefined for a refusal. */
  readonly after: string | undefined;
  readonly title: string | undefined;
  /** How the reason begins. */
  readonly reason: string;
}

const PATHS: Readonly<Record<string, string>> = { dockerfile: "Dockerfile", yaml: "compose.yaml" };

export function refactorCases(page: string): readonly RefactorCase[] {
  const cases: RefactorCase[] = [];
  let others: Record<string, string> = {};
  let before: RefactorCase | undefined;
  for (const block of page.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)) {
    const [, language = "", info = "", content = ""] = block;
    const line = page.slice(0, block.index).split("\n").length;
    const path = /\bfile=(\S+)/.exec(info)?.[1] ?? PATHS[language] ?? language;
    const kind = /^(?:before|after|refused)/.exec(info)?.[0];
    if (kind === undefined) others = { ...others, [path]: content };
    else if (kind === "after") {
      if (!before) throw new Error(`line ${line}: nothing before`);
      cases.push({ ...before, line, after: content, title: /"(.*)"/.exec(info)?.[1] });
    } else {
      const { text, markers } = takeMarkers(content);
      const files = { ...others, [path]: text };
      before = {
        line,
        path,
        files,
        selection: selectionOf(text, markers),
        after: undefined,
        title: undefined,
        reason: markers[0]?.message ?? "",
      };
      if (kind === "refused") cases.push(before);
      others = {};
    }
  }
  return cases;
}

/** From the first marker's begin to the last one's end. */
function selectionOf(text: string, markers: readonly Marker[]): Span {
  const lines = new LineIndex(text);
  const [first] = markers;
  const last = markers.at(-1);
  if (!first || !last) throw new Error("no marker says where the selection is");
  return { start: lines.lineSpan(first.line).start + first.start, end: lines.lineSpan(last.line).start + last.end };
}

/** What one refactoring proposes. */
export function proposals(
  refactoring: Refactoring,
  files: Files,
  path: string,
  selection: Span,
): Promise<readonly Proposal[]> {
  return inWorkspace(files, (reader) => refactoring.applies(reader, uriOf(path), selection));
}

/** The file after an offer: the first one, or that with the title. Undefined when there is none. */
export async function refactored(
  refactoring: Refactoring,
  files: Files,
  path: string,
  selection: Span,
  title?: string,
): Promise<{ readonly text: string; readonly title: string; readonly at: number } | undefined> {
  return inWorkspace(files, (reader) => {
    const found = refactoring.applies(reader, uriOf(path), selection).filter(isOffer);
    const offer = title === undefined ? found[0] : found.find((one) => one.title === title);
    if (!offer) return undefined;
    const edits = offer.edits();
    const at = Math.min(...edits.map(({ span }) => span.start));
    return { text: applyEdits(files[path] ?? "", edits), title: offer.title, at };
  });
}
