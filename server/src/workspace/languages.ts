import { basename, type Uri } from "./uri.ts";

/** The languages that the engine reads. */
export type Language = "dockerfile" | "compose" | "env" | "dockerignore";

/** File names, tested against the last segment of a URI. */
const NAMES: readonly (readonly [Language, RegExp])[] = [
  ["dockerignore", /(^|\.)(dockerignore|containerignore)$/i],
  ["dockerfile", /^(dockerfile|containerfile)$/i],
  ["dockerfile", /\.(dockerfile|containerfile)$/i],
  ["dockerfile", /^(dockerfile|containerfile)[.-].+$/i],
  ["compose", /^(docker-)?compose([._-].*)?\.ya?ml$/i],
  ["env", /^\.env(\..+)?$|\.env$/i],
];

/**
 * Extensions of programs and documents that only begin like a Dockerfile: `Dockerfile.ts` is TypeScript.
 * VS Code gives all of them the language id `dockerfile`, so the name decides.
 */
const NOT_DOCKERFILE =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|php|pl|sh|bash|zsh|ps1|bat|cmd|c|h|cc|cpp|hpp|swift|scala|lua|md|mdx|markdown|rst|adoc|html?|css|scss|json[c5]?|ya?ml|toml|ini|cfg|conf|xml|svg|png|jpe?g|gif|pdf|lock|log|diff|patch|zip|gz|tgz|tar|sig|asc|sha256|vim|el|snap|map|tmlanguage|j2|jinja2?|erb|tera|mustache|hbs|tmpl|tpl|template|gotmpl|in)$/i;

/** The language of a file by its name alone, or undefined when it is none of ours. */
export function languageOfName(uri: Uri): Language | undefined {
  const name = basename(uri);
  for (const [language, pattern] of NAMES) {
    if (!pattern.test(name)) continue;
    if (language === "dockerfile" && NOT_DOCKERFILE.test(name)) return undefined;
    return language;
  }
  return undefined;
}

/**
 * The language of an open document. The name wins where it says something; a language id that the user chose
 * (for untitled documents and unusual names) counts where the name says nothing.
 */
export function languageOf(uri: Uri, languageId: string | undefined): Language | undefined {
  const byName = languageOfName(uri);
  if (byName !== undefined) return byName;
  const name = basename(uri);
  switch (languageId) {
    case "dockerfile":
    case "containerfile":
      return /^(dockerfile|containerfile)[.-]/i.test(name) || NOT_DOCKERFILE.test(name) ? undefined : "dockerfile";
    case "dockercompose":
      return "compose";
    case "dockerignore":
    case "ignore":
      return languageId === "dockerignore" ? "dockerignore" : undefined;
    case "dotenv":
      return "env";
    default:
      return undefined;
  }
}

/** The language id that VS Code has for one of our languages. */
export function idOf(language: Language): string {
  switch (language) {
    case "compose":
      return "dockercompose";
    case "env":
      return "dotenv";
    default:
      return language;
  }
}
