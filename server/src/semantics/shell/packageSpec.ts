/** The words that name packages: `nginx=1.27.*`, `requests[security]>=2`, `@scope/name@1`, `./pkg.deb`. */
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import type { PackageManagerFacts } from "./packageManagers.ts";

export interface PackageSpec {
  readonly word: ShellWord;
  /** "unknown": a variable or a substitution decides what it is. */
  readonly kind: "package" | "file" | "url" | "unknown";
  /** For packages: without version, extras and architecture; the whole text for other kinds. */
  readonly name: string;
  /** Undefined when the newest is taken. The text keeps variables as written. */
  readonly version: { readonly operator: string; readonly text: string } | undefined;
}

/** Reads one operand of an installing subcommand. */
export function packageSpec(word: ShellWord, pin: PackageManagerFacts["pin"]): PackageSpec {
  const { text, literal } = word;
  if (/^[a-z][a-z0-9+.-]*:\/\/|^git@|^git\+/i.test(text)) return { word, kind: "url", name: text, version: undefined };
  if (isPath(text, pin)) return { word, kind: "file", name: text, version: undefined };
  const split = splitVersion(text, pin);
  // `$PACKAGES` may be anything; `name=$VERSION` is a package with a version that is not known.
  const unknown = literal === undefined && (split.version === undefined || /^\$/.test(split.name));
  return { word, kind: unknown ? "unknown" : "package", ...split };
}

function isPath(text: string, pin: PackageManagerFacts["pin"]): boolean {
  if (/^[./~]/.test(text) || /\.(?:deb|rpm|apk|whl|tgz|gem|zip|tar(?:\.\w+)?)$/.test(text)) return true;
  // `name/release` is apt's, `@scope/name`, `vendor/name` and `host/path` name packages elsewhere.
  return pin === "==" && text.includes("/");
}

const PATTERNS: Readonly<Record<NonNullable<PackageManagerFacts["pin"]>, RegExp>> = {
  "=": /^(.+?)(==|=|~=?|>=|<=|>|<|\/|@)(.+)$/,
  "==": /^([^=<>!~@;[\s]+)(?:\[[^\]]*\])?\s*(===?|>=|<=|!=|~=|<|>|@)\s*(.+)$/,
  "@": /^(.[^@]*)(@)(.+)$/,
  ":": /^([^:]+)(:)(.+)$/,
  "-": /^(.+?)(-)((?:\d|\$\{?\w).*)$/,
};

function splitVersion(text: string, pin: PackageManagerFacts["pin"]): Pick<PackageSpec, "name" | "version"> {
  const match = pin && PATTERNS[pin].exec(text);
  if (!match) return { name: bareName(text, pin), version: undefined };
  const [, name = "", operator = "", version = ""] = match;
  return { name: bareName(name, pin), version: { operator, text: version } };
}

/** Without extras (`name[extra]`) and apt's architecture (`name:arm64`). */
function bareName(name: string, pin: PackageManagerFacts["pin"]): string {
  if (pin === "==") return name.replace(/\[[^\]]*\]$/, "");
  return pin === "=" ? name.replace(/:[a-z0-9-]+$/, "") : name;
}
