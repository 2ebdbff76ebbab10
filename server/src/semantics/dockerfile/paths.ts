/** Working directories as BuildKit joins them, for Linux and Windows. */

export type Os = "linux" | "windows";

/**
 * The working directory after `WORKDIR path` in `current`; undefined where BuildKit refuses the path. An absolute path
 * of a Linux image stays as written (`/a/` keeps its slash), a joined one is cleaned.
 */
export function joinWorkdir(current: string, path: string, os: Os): string | undefined {
  if (os === "linux") {
    if (path.startsWith("/")) return path;
    const parent = current === "" || current.startsWith("/") ? current || "/" : clean(`/${current}`);
    return path === "" ? parent : clean(`${parent}/${path}`);
  }
  const parent = withoutDrive(current || "/");
  const next = path === "" ? parent : withoutDrive(path);
  if (parent === undefined || next === undefined) return undefined;
  const joined = next.startsWith("/") ? next : clean(`/${parent}/${next}`);
  return joined.replaceAll("/", "\\");
}

/** True for a path that does not depend on the working directory before it. */
export function isAbsolutePath(path: string, os: Os): boolean {
  return os === "linux" ? path.startsWith("/") : (withoutDrive(path)?.startsWith("/") ?? false);
}

/** Windows images have one drive, `C:`, whose letter is left out; other drives and `\\\\server` are refused. */
function withoutDrive(path: string): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  if (slashed.startsWith("//") || (slashed.length === 2 && slashed[1] === ":")) return undefined;
  const colon = slashed.indexOf(":");
  if (colon < 0) return clean(slashed);
  return slashed.slice(0, colon).toLowerCase() === "c" ? clean(slashed.slice(colon + 1)) : undefined;
}

/** Without `.`, `..` and doubled slashes. */
function clean(path: string): string {
  const rooted = path.startsWith("/");
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else if (!rooted) segments.push(segment);
  }
  const joined = segments.join("/");
  return rooted ? `/${joined}` : joined || ".";
}
