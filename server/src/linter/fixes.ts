/** Applying fixes to whole files, as `--fix` and "fix all" do. */
import { applyEdits, type TextEdit } from "../text/edits.ts";
import type { Uri } from "../workspace/uri.ts";
import type { FileEdit, Fix, FixSafety } from "./rule.ts";

/** The fix that a mass fix takes of those that a finding offers: the preferred one, else the first of enough safety. */
export function chooseFix(fixes: readonly Fix[], safety: "safe" | "unsafe"): Fix | undefined {
  const allowed: readonly FixSafety[] = safety === "safe" ? ["safe"] : ["safe", "unsafe"];
  const usable = fixes.filter((fix) => allowed.includes(fix.safety));
  return usable.find((fix) => fix.preferred) ?? usable[0];
}

/**
 * Merges the fixes that do not touch each other, in order; a fix that would overlap an earlier one waits for the
 * next round, so repeated rounds converge. The same edit asked for twice (two findings that need one declaration)
 * is taken once.
 */
export function mergeFixes(fixes: readonly (readonly FileEdit[])[], home: Uri): ReadonlyMap<Uri, readonly TextEdit[]> {
  const merged = new Map<Uri, TextEdit[]>();
  for (const edits of fixes) {
    const fits = edits.every((edit) => (merged.get(edit.uri ?? home) ?? []).every((other) => apart(edit, other)));
    if (!fits || overlapThemselves(edits, home)) continue;
    for (const { uri = home, span, newText } of edits) {
      const list = merged.get(uri) ?? [];
      list.push({ span, newText });
      merged.set(uri, list);
    }
  }
  return merged;
}

/** A fix that contradicts itself cannot be applied to anything. Insertions at one place keep their order. */
function overlapThemselves(edits: readonly FileEdit[], home: Uri): boolean {
  return edits.some((edit, i) =>
    edits.slice(i + 1).some((other) => {
      if ((edit.uri ?? home) !== (other.uri ?? home)) return false;
      return edit.span.start < other.span.end && other.span.start < edit.span.end;
    }),
  );
}

/** True when both edits can stand in one batch. Two insertions at one place depend on their order: not apart. */
function apart(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start && a.span.end === b.span.end) return false;
  return a.span.end <= b.span.start || b.span.end <= a.span.start;
}

/** The text of `home` after the merged fixes. */
export function applyFixes(text: string, fixes: readonly (readonly FileEdit[])[], home: Uri): string {
  return applyEdits(text, mergeFixes(fixes, home).get(home) ?? []);
}
