/** Installing what a manifest names, by package manager: what the step reads, and how it stands alone. */
import { hasFlag, type PackageCall } from "../semantics/shell/packageCall.ts";

export interface DependencyInstall {
  /** What the step reads, as sources of COPY: a star where the file may be absent. */
  readonly manifests: readonly string[];
  /**
   * "move": the step needs the manifests only and can go before the sources; else the command that fetches the
   * dependencies alone, which goes before them while the step stays; undefined where there is no such command.
   */
  readonly step: "move" | { readonly prepare: string } | undefined;
}

/** Undefined for calls that install something else, or nothing. */
export function dependencyInstall(call: PackageCall): DependencyInstall | undefined {
  const subcommand = call.subcommand?.text ?? "";
  const bare = call.packages.length === 0 && !hasFlag(call, ["-g", "--global"]);
  switch (call.manager) {
    case "npm":
      return bare && /^(?:ci|clean-install|install|i)$/.test(subcommand)
        ? move("package.json", "package-lock.json*")
        : undefined;
    case "pnpm":
      return bare && /^(?:install|i|ci)$/.test(subcommand)
        ? move("package.json", "pnpm-lock.yaml*", "pnpm-workspace.yaml*")
        : undefined;
    case "yarn":
      return bare && /^(?:install)?$/.test(subcommand) ? move("package.json", "yarn.lock*", ".yarnrc.yml*") : undefined;
    case "bun":
      return bare && /^(?:install|i|ci)$/.test(subcommand) ? move("package.json", "bun.lock*") : undefined;
    case "pip":
      return pip(call, subcommand);
    case "pipenv":
      return bare && /^(?:install|sync)$/.test(subcommand) ? move("Pipfile", "Pipfile.lock*") : undefined;
    case "bundler":
      return subcommand === "install" ? move("Gemfile", "Gemfile.lock*") : undefined;
    case "uv":
      return subcommand === "sync"
        ? python("uv.lock", hasFlag(call, ["--no-install-project"]), `uv sync${kept(call)} --no-install-project`)
        : undefined;
    case "poetry":
      return /^(?:install|sync)$/.test(subcommand)
        ? python("poetry.lock", hasFlag(call, ["--no-root"]), `poetry ${subcommand}${kept(call)} --no-root`)
        : undefined;
    default:
      return compiled(call, subcommand);
  }
}

function compiled(call: PackageCall, subcommand: string): DependencyInstall | undefined {
  switch (call.manager) {
    case "go":
      if (/^mod /.test(subcommand)) return move("go.mod", "go.sum*");
      return subcommand === "build" || (subcommand === "install" && isOwn(call))
        ? prepare("go mod download", "go.mod", "go.sum*")
        : undefined;
    case "composer":
      return /^(?:install|i)$/.test(subcommand)
        ? prepare(`composer install${kept(call)} --no-scripts --no-autoloader`, "composer.json", "composer.lock*")
        : undefined;
    case "maven":
    case "gradle":
      return buildTool(call, subcommand);
    case "dotnet":
      return /^(?:restore|build|publish)$/.test(subcommand) && call.operands.length === 0
        ? prepare("dotnet restore", "*.*proj")
        : undefined;
    case "cargo":
      // Cargo wants the sources of the project for every step; a cache mount does the same service.
      return subcommand === "build" || (subcommand === "install" && hasFlag(call, ["--path"]))
        ? { manifests: ["Cargo.toml", "Cargo.lock*"], step: undefined }
        : undefined;
    default:
      return undefined;
  }
}

/** The project's own wrappers come with scripts and folders that would have to be copied, too. */
function buildTool({ manager, program, action }: PackageCall, subcommand: string): DependencyInstall | undefined {
  if (action !== "install" || subcommand.includes(":")) return undefined;
  const manifests = manager === "maven" ? ["pom.xml"] : ["*.gradle*"];
  if (program === "mvn") return prepare("mvn -B dependency:go-offline", ...manifests);
  if (program === "gradle") return prepare("gradle --no-daemon dependencies", ...manifests);
  return { manifests, step: undefined };
}

function move(...manifests: readonly string[]): DependencyInstall {
  return { manifests, step: "move" };
}

function prepare(command: string, ...manifests: readonly string[]): DependencyInstall {
  return { manifests, step: { prepare: command } };
}

function python(lock: string, withoutProject: boolean, command: string): DependencyInstall {
  const manifests = ["pyproject.toml", `${lock}*`];
  return { manifests, step: withoutProject ? "move" : { prepare: command } };
}

/** `pip install -r requirements.txt`, of files that stand beside the Dockerfile's sources; `pip install .` needs them all. */
function pip(call: PackageCall, subcommand: string): DependencyInstall | undefined {
  const files = call.flags
    .filter(({ name }) => name === "-r" || name === "--requirement")
    .map(({ value }) => value ?? "");
  const local = files.every((file) => /^(?:\.\/)?[\w.-]+(?:\/[\w.-]+)*$/.test(file) && !file.startsWith("/"));
  return subcommand === "install" && files.length > 0 && local && call.packages.length === 0
    ? move(...files)
    : undefined;
}

/** `./cmd/app`, or nothing: the project itself. */
function isOwn({ operands }: PackageCall): boolean {
  return operands.every(({ text }) => /^\.{1,2}(?:\/|$)/.test(text));
}

/** The options of the call that have no value of their own, for the command that goes before. */
function kept({ flags }: PackageCall): string {
  return flags
    .filter(
      ({ valueWord, word, name }) =>
        !valueWord &&
        word.literal === word.text &&
        !/^--(?:no-scripts|no-autoloader|optimize-autoloader|classmap-authoritative)$|^-[oa]$/.test(name),
    )
    .map(({ word }) => ` ${word.text}`)
    .join("");
}
