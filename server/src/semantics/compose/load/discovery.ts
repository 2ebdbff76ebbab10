/** Which files make a project when nobody names them, and with which variables (compose-go, cli/options.go). */
import type { Reader } from "../../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../../workspace/uri.ts";
import { DEFAULT_FILES, OVERRIDE_FILES } from "../project.ts";
import { type Environment, readEnvFiles } from "./environment.ts";
import type { Origin } from "./value.ts";

export interface Wanted {
  /** Where the command is given. */
  readonly folder: Uri;
  /** Empty: those that Compose finds. */
  readonly configs: readonly Uri[];
  /** The caller's variables. */
  readonly environment: Environment;
  /** Empty: `.env` beside the first file. */
  readonly envFiles: readonly Uri[];
  /** Empty: those of COMPOSE_PROFILES. */
  readonly profiles: readonly string[];
}

export interface Discovery {
  readonly configs: readonly Uri[];
  /** The project's folder: that of the first file. */
  readonly folder: Uri;
  readonly environment: Environment;
  readonly profiles: readonly string[];
  /** Files of one rank, of which the first was taken. */
  readonly passedOver: readonly Uri[];
  /** What is wrong with env files. */
  readonly errors: readonly { readonly at: Origin; readonly message: string }[];
}

export function discover(reader: Reader, wanted: Wanted): Discovery {
  const outer = withFiles(reader, wanted.environment, wanted.envFiles, wanted.folder);
  const found =
    wanted.configs.length > 0
      ? { configs: wanted.configs, passedOver: [] }
      : named(reader, wanted.folder, outer.environment);
  const [first] = found.configs;
  const folder = first === undefined ? wanted.folder : dirname(first);
  // The `.env` beside the project counts too, where the command is given elsewhere.
  const inner = folder === wanted.folder ? outer : withFiles(reader, outer.environment, wanted.envFiles, folder);
  const { environment } = inner;
  const profiles =
    wanted.profiles.length > 0
      ? wanted.profiles
      : (environment.value("COMPOSE_PROFILES") ?? "").split(",").map((profile) => profile.trim());
  return {
    ...found,
    folder,
    environment,
    profiles: profiles.filter((profile) => profile !== ""),
    errors: inner.errors,
  };
}

function withFiles(
  reader: Reader,
  environment: Environment,
  given: readonly Uri[],
  folder: Uri,
): { readonly environment: Environment; readonly errors: Discovery["errors"] } {
  const files = given.length > 0 ? given : [resolvePath(folder, ".env")];
  const { variables, errors } = readEnvFiles(reader, environment, files);
  return { environment: environment.with(variables), errors };
}

function named(
  reader: Reader,
  folder: Uri,
  environment: Environment,
): { configs: readonly Uri[]; passedOver: readonly Uri[] } {
  const listed = environment.value("COMPOSE_FILE");
  if (listed !== undefined) {
    const separator = environment.value("COMPOSE_PATH_SEPARATOR") || ":";
    return { configs: listed.split(separator).map((path) => resolvePath(folder, path)), passedOver: [] };
  }
  const present = new Set((reader.list(folder) ?? []).map(({ name }) => name));
  const bases = DEFAULT_FILES.filter((name) => present.has(name));
  const overrides = bases.length === 0 ? [] : OVERRIDE_FILES.filter((name) => present.has(name));
  const uris = (names: readonly string[]) => names.map((name) => resolvePath(folder, name));
  return {
    configs: uris([...bases.slice(0, 1), ...overrides.slice(0, 1)]),
    passedOver: uris([...bases.slice(1), ...overrides.slice(1)]),
  };
}
