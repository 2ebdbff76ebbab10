/** `dockwright/api`: the engine over files in memory. No function throws for any content of the files. */
import { formattedText } from "../features/shared/format.ts";
import { DEFAULT_FORMAT } from "../features/shared/formatOptions.ts";
import { buildGraph } from "../semantics/dockerfile/graph.ts";
import { imageConfiguration, unknownTarget } from "../semantics/dockerfile/image.ts";
import type { Parameters } from "../workspace/derive.ts";
import { languageOfName } from "../workspace/languages.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../workspace/memoryFileSystem.ts";
import { Session } from "../workspace/session.ts";
import { Snapshot } from "../workspace/snapshot.ts";
import { relativePath, resolvePath, type Uri } from "../workspace/uri.ts";
import type {
  CheckOptions,
  Files,
  Finding,
  FixOptions,
  InspectOptions,
  Inspection,
  Resolution,
  ResolveOptions,
} from "./apiTypes.ts";
import { resolveProject } from "./resolveProject.ts";
import { checkUris, type EngineOptions, fixUris, toFinding } from "./engine.ts";

export type * from "./apiTypes.ts";

/** All findings, ordered by path and place. */
export async function check(files: Files, options: CheckOptions = {}): Promise<Finding[]> {
  const { session, uris, engine } = open(files, options);
  const findings = await checkUris(session, uris, engine);
  return findings.map((finding) => toFinding(pathOf(finding.uri), finding));
}

/** The texts of the files that the fixes change. */
export async function fix(files: Files, options: FixOptions = {}): Promise<Record<string, string>> {
  const { session, uris, engine } = open(files, options);
  const changed = await fixUris(session, uris, { ...engine, safety: options.safety ?? "safe" });
  const texts = [...changed].map(([uri, text]) => [pathOf(uri), text] as const);
  return Object.fromEntries(texts.filter(([path, text]) => files[path] !== text));
}

/** The formatted text of one file; the text itself when it is fine, broken, or none of our languages. */
export function format(files: Files, path: string): Promise<string> {
  const { session } = open(files, { paths: [path] });
  return session.settle((reader) => formattedText(reader, resolvePath(MEMORY_ROOT, path), DEFAULT_FORMAT));
}

/** The configuration that the image built from `dockerfile` would have, and what the build would refuse. */
export async function inspect(files: Files, dockerfile: string, options: InspectOptions = {}): Promise<Inspection> {
  const { session, uris, engine } = open(files, { paths: [dockerfile], buildArgs: options.buildArgs ?? {} });
  const findings = await checkUris(session, uris, engine);
  const errors = findings
    .filter(({ finding }) => finding.fails === "build")
    .map((finding) => toFinding(pathOf(finding.uri), finding));
  const graph = await session.settle((reader) => reader.derive(buildGraph, resolvePath(MEMORY_ROOT, dockerfile)));
  const { target, platform } = options;
  const found = imageConfiguration(graph, { target, platform });
  const wrong = target === undefined ? undefined : unknownTarget(graph, target);
  if (wrong !== undefined) errors.unshift(targetError(dockerfile, wrong));
  return { ...(found ?? { config: {}, base: undefined, unknown: [] }), errors };
}

/** Not the file is wrong, but what was asked for: it stands at the beginning. */
function targetError(path: string, message: string): Finding {
  const start = { line: 0, character: 0 };
  const range = { start, end: start };
  return {
    path,
    rule: "dockerfile/no-stage",
    aliases: [],
    severity: "error",
    message,
    range,
    fails: "build",
    fixes: [],
  };
}

/** The project as Compose would load it, and what Compose would refuse or warn of. */
export function resolve(files: Files, options: ResolveOptions = {}): Promise<Resolution> {
  const { session } = open(files, { paths: [] });
  return resolveProject(session, MEMORY_ROOT, options, pathOf);
}

function open(files: Files, options: CheckOptions): { session: Session; uris: Uri[]; engine: EngineOptions } {
  const parameters: Parameters = { buildArgs: options.buildArgs ?? {} };
  const session = new Session(new MemoryFileSystem(files), Snapshot.empty([MEMORY_ROOT], parameters));
  const paths = options.paths ?? Object.keys(files).filter((path) => files[path] !== null && checked(path));
  return {
    session,
    uris: [...paths].sort().map((path) => resolvePath(MEMORY_ROOT, path)),
    engine: {
      ...(options.preset ? { preset: options.preset } : {}),
      overrides: options.rules ? [options.rules] : [],
    },
  };
}

function checked(path: string): boolean {
  return languageOfName(resolvePath(MEMORY_ROOT, path)) !== undefined;
}

function pathOf(uri: Uri): string {
  return relativePath(MEMORY_ROOT, uri) ?? uri;
}
