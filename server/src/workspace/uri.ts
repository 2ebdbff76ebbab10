/** URIs as plain strings, always with forward slashes: `file:///a/b`, `memory:/a/b`, `untitled:Untitled-1`. */
export type Uri = string;

/** Splits a URI into what stands before its path and the path itself. */
function split(uri: Uri): { head: string; path: string } {
  const match = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?)(.*)$/i.exec(uri);
  return match ? { head: match[1] ?? "", path: match[2] ?? "" } : { head: "", path: uri };
}

/** The last segment of the path, decoded. */
export function basename(uri: Uri): string {
  const { path } = split(uri);
  return decode(path.slice(path.lastIndexOf("/") + 1));
}

/** The folder that holds the file, without a slash at the end (but `/` stays). */
export function dirname(uri: Uri): Uri {
  const { head, path } = split(uri);
  const cut = path.lastIndexOf("/");
  return head + (cut <= 0 ? "/" : path.slice(0, cut));
}

/** `relative` (a POSIX path as a user writes it, not encoded) seen from the folder `base`; `..` and `.` are resolved. */
export function resolvePath(base: Uri, relative: string): Uri {
  const { head, path } = split(base);
  const encoded = relative.split("/").map(encode).join("/");
  const full = relative.startsWith("/") ? encoded : `${path}/${encoded}`;
  const segments: string[] = [];
  for (const segment of full.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `${head}/${segments.join("/")}`;
}

/** The decoded path of `uri` below `folder`, or undefined when it does not lie there. */
export function relativePath(folder: Uri, uri: Uri): string | undefined {
  const base = folder.endsWith("/") ? folder : `${folder}/`;
  return uri.startsWith(base) ? uri.slice(base.length).split("/").map(decode).join("/") : undefined;
}

/** Half of a surrogate pair has no encoding, so no file has it in its name. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function encode(segment: string): string {
  return encodeURIComponent(segment.replace(LONE_SURROGATE, "\ufffd"));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
