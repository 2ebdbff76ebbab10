/** Whether a pattern can name something inside a folder, judged without looking at files. */
import { type CompiledPattern, compilePattern } from "./pattern.ts";

/** False only where the pattern surely names nothing below `folder`. */
export function mayMatchBelow(pattern: CompiledPattern, folder: string): boolean {
  if (pattern.fault !== undefined) return false;
  const segments = pattern.pattern.split("/");
  const folders = folder.split("/");
  for (const [i, name] of folders.entries()) {
    const segment = segments[i];
    if (segment === undefined) return false;
    // Two stars go over folders; a bar or a class with a slash may, too.
    if (segment.includes("**") || /[|[\\^]/.test(segment)) return true;
    if (!compilePattern({ ...pattern, pattern: segment }).matches(name)) return false;
  }
  return segments.length > folders.length;
}
