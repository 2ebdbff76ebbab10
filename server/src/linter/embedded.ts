/** Findings of a file that stands inside of another one, with their places and fixes in the outer file. */
import type { Span } from "../text/span.ts";
import type { EmbeddedFile, FileEdit, Fix, Related, Report } from "./rule.ts";

interface Placed {
  readonly span: Span;
  readonly owner: Span | undefined;
  readonly report: Report;
  fixes(): readonly Fix[];
}

/** The finding in the outer file; none where its place is not there. */
export function movedOut<Finding extends Placed>(finding: Finding, inner: EmbeddedFile): readonly Finding[] {
  const span = inner.spanOf(finding.span);
  if (span === undefined) return [];
  const related = finding.report.related?.flatMap((one) => relatedOut(one, inner));
  const owner = finding.owner && inner.spanOf(finding.owner);
  const { related: _, ...rest } = finding.report;
  const report = { ...rest, span, ...(related === undefined ? {} : { related }) };
  return [{ ...finding, span, owner, report, fixes: () => finding.fixes().flatMap((fix) => fixOut(fix, inner)) }];
}

function relatedOut(related: Related, inner: EmbeddedFile): readonly Related[] {
  const { uri, ...rest } = related;
  if (uri !== undefined && uri !== inner.source.uri) return [related];
  const span = inner.spanOf(related.span);
  return span === undefined ? [] : [{ ...rest, span }];
}

/** A fix is made whole or not at all. What is safe in the inner file still changes the outer one's content. */
function fixOut(fix: Fix, inner: EmbeddedFile): readonly Fix[] {
  const edits: FileEdit[] = [];
  for (const edit of fix.edits) {
    if (edit.uri !== undefined && edit.uri !== inner.source.uri) edits.push(edit);
    else {
      const moved = inner.editOf({ span: edit.span, newText: edit.newText });
      if (moved === undefined) return [];
      edits.push(moved);
    }
  }
  return [{ ...fix, safety: fix.safety === "safe" ? "unsafe" : fix.safety, edits }];
}
