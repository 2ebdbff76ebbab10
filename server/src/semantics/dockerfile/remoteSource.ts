/** Sources of ADD that are no files: addresses and Git repositories, told apart as BuildKit's `dfgitutil` does. */

export interface RemoteSource {
  readonly kind: "http" | "git";
  /** Git: why BuildKit refuses the part behind `?`. */
  readonly fault: string | undefined;
  /** Git: what `?keep-git-dir` says. */
  readonly keepGitDir: boolean | undefined;
  /** Git: what `?checksum` or `?commit` says. */
  readonly checksum: string | undefined;
}

const SCP = /^[a-zA-Z0-9-_]+@[a-zA-Z0-9-.]+:(.*?)(?:\?(.*?))?(?:#(.*))?$/;
const SCHEME = /^([a-zA-Z0-9]+):\/\//;

/** Undefined for a path. An address is Git's when its path ends in `.git` or its scheme is `git` or `ssh`. */
export function remoteSource(text: string): RemoteSource | undefined {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    const scp = SCP.exec(text);
    return scp ? gitSource(scp[2] ?? "", scp[3] ?? "") : undefined;
  }
  const [beforeHash = "", hash = ""] = cut(text, "#");
  const [address = "", query = ""] = cut(beforeHash, "?");
  const web = scheme === "http" || scheme === "https";
  if (scheme === "git" || scheme === "ssh" || (web && address.endsWith(".git"))) return gitSource(query, hash);
  // Schemes in capitals are no addresses to BuildKit.
  if (!text.startsWith("http://") && !text.startsWith("https://")) return undefined;
  return { kind: "http", fault: undefined, keepGitDir: undefined, checksum: undefined };
}

const KEYS = ["ref", "tag", "branch", "subdir", "checksum", "commit", "mtime"];
const SWITCHES = ["keep-git-dir", "submodules", "fetch-by-commit"];

function gitSource(query: string, hash: string): RemoteSource {
  const values = new Map<string, readonly string[]>();
  for (const [key, value] of parameters(query)) values.set(key, [...(values.get(key) ?? []), value]);
  const one = (key: string) => values.get(key)?.[0];
  const keep = one("keep-git-dir");
  return {
    kind: "git",
    fault: queryFault(values) ?? conflict(values, hash),
    keepGitDir: keep === undefined ? undefined : keep === "" || isTrue(keep),
    checksum: one("checksum") ?? one("commit"),
  };
}

function queryFault(values: ReadonlyMap<string, readonly string[]>): string | undefined {
  for (const [key, [value = "", ...more]] of values) {
    const isSwitch = SWITCHES.includes(key);
    if (!isSwitch && !KEYS.includes(key)) return `${key} is no option of a Git source`;
    if (more.length > 0) return `${key} stands there more than once`;
    if (isSwitch && value !== "" && !isBoolean(value)) return `${key} takes true or false`;
    if (!isSwitch && value === "") return `${key} has no value`;
    if (key === "mtime" && value !== "checkout" && value !== "commit") return "mtime takes checkout or commit";
  }
  return undefined;
}

/** Several ways to name a commit or a folder must agree. */
function conflict(values: ReadonlyMap<string, readonly string[]>, hash: string): string | undefined {
  const one = (key: string) => values.get(key)?.[0];
  const [hashRef = "", folder = ""] = cut(hash, ":");
  const prefixed = (text: string | undefined, prefix: string) =>
    text === undefined || text.startsWith(prefix) ? text : prefix + text;
  const tag = prefixed(one("tag"), "refs/tags/");
  const branch = prefixed(one("branch"), "refs/heads/");
  if (tag !== undefined && branch !== undefined) return "tag and branch cannot both be given";
  const refs = [hashRef || undefined, one("ref"), tag, branch].filter((ref) => ref !== undefined);
  if (new Set(refs).size > 1) return "it names two different commits";
  const subdir = one("subdir");
  const cleaned = folder.replace(/^\/+|\/+$/g, "");
  return subdir !== undefined && cleaned !== "" && subdir !== cleaned ? "it names two different folders" : undefined;
}

function parameters(query: string): [string, string][] {
  const pairs = query.split("&").filter((pair) => pair !== "");
  return pairs.map((pair) => {
    const [key = "", value = ""] = cut(pair, "=");
    return [decoded(key), decoded(value)];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function isBoolean(text: string): boolean {
  return /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(text);
}

function isTrue(text: string): boolean {
  return /^(?:1|t|T|true|TRUE|True)$/.test(text);
}

function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A digest that Docker can check a download against. */
export function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(text);
}
