/** The shortest path that means the same (Go: filepath.Clean for slashes): no `.`, `..` resolved where it can be. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    const last = segments.at(-1);
    if (segment !== ".." || (!rooted && (last === undefined || last === ".."))) segments.push(segment);
    else if (last !== undefined) segments.pop();
  }
  const joined = segments.join("/");
  return rooted ? `/${joined}` : joined || ".";
}
