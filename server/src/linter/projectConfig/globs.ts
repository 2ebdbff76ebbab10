/** Globs of configuration files: relative to the folder of the file that holds them, in the style of .gitignore. */
import picomatch from "picomatch/posix.js";

/**
 * True when one of the globs matches the path (relative, POSIX). A glob without a slash means the name in any folder;
 * one that names a folder means all that it holds; a leading `!` takes back what globs before it matched.
 */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  let matched = false;
  for (const glob of globs) {
    const negated = glob.startsWith("!");
    if (matched !== negated) continue;
    if (matchesGlob(negated ? glob.slice(1) : glob, path)) matched = !negated;
  }
  return matched;
}

function matchesGlob(glob: string, path: string): boolean {
  const bare = glob.replace(/^\.?\/+/, "").replace(/\/+$/, "");
  if (bare === "") return false;
  const anywhere = !glob.replace(/\/+$/, "").includes("/");
  const patterns = anywhere ? [`**/${bare}`] : [bare];
  if (!glob.endsWith("/") && picomatch.isMatch(path, patterns, { dot: true })) return true;
  return picomatch.isMatch(
    path,
    patterns.map((pattern) => `${pattern}/**/*`),
    { dot: true },
  );
}
