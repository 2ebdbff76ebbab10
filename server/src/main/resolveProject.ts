/** `resolve`, for the command line and the API alike: loads a project and tells what is wrong in the contract's shape. */
import type { LoadOptions } from "../semantics/compose/load/context.ts";
import { discover } from "../semantics/compose/load/discovery.ts";
import { Environment } from "../semantics/compose/load/environment.ts";
import { type LoadedProject, loadProject, printedProject } from "../semantics/compose/load/load.ts";
import type { Problem } from "../semantics/compose/load/problem.ts";
import { plain } from "../semantics/compose/load/value.ts";
import type { Reader } from "../workspace/derive.ts";
import type { Session } from "../workspace/session.ts";
import { resolvePath, type Uri } from "../workspace/uri.ts";
import type { Finding, Resolution, ResolveOptions } from "./apiTypes.ts";
import { checkUris, type FileFinding, toFinding as asFinding } from "./engine.ts";
import { RULE_OF_PROBLEM } from "./problemRules.ts";

/** The project of `folder` with the given options; `pathOf` is how the caller calls a file. */
export async function resolveProject(
  session: Session,
  folder: Uri,
  options: ResolveOptions,
  pathOf: (uri: Uri) => string,
): Promise<Resolution> {
  const files = await session.settle((reader) => [...load(reader, folder, options).project.files]);
  const linted = await checkUris(session, files, { preset: "quiet" });
  return await session.settle((reader) => {
    const { project, problems } = load(reader, folder, options);
    const findings = problems.map((problem) => {
      // A rule that reports the same has fixes and knows the foreign names.
      const same = linted.find(({ uri, finding }) => isSame(problem, uri, finding));
      return same ? asFinding(pathOf(same.uri), same) : toFinding(problem, project, reader, pathOf);
    });
    const errors = findings.filter(({ severity }) => severity === "error");
    const warnings = findings.filter(({ severity }) => severity !== "error");
    return { model: errors.length > 0 ? undefined : plain(printedProject(project)), errors, warnings };
  });
}

function isSame({ at, severity, code }: Problem, uri: Uri, { span, fails, rule }: FileFinding["finding"]): boolean {
  if (severity !== "error" || at?.uri !== uri || fails !== "load" || span.start !== at.span.start) return false;
  return rule.id === RULE_OF_PROBLEM[code];
}

function load(
  reader: Reader,
  folder: Uri,
  options: ResolveOptions,
): { project: LoadedProject; problems: readonly Problem[] } {
  const found = discover(reader, {
    folder,
    configs: (options.configs ?? []).map((path) => resolvePath(folder, path)),
    environment: Environment.of(options.env ?? {}, true),
    envFiles: (options.envFiles ?? []).map((path) => resolvePath(folder, path)),
    profiles: options.profiles ?? [],
  });
  const { configs, environment, profiles, errors } = found;
  const given: LoadOptions = { ...options, configs, environment, profiles, folder: found.folder };
  const project = loadProject(reader, given);
  const early = errors.map(
    ({ at, message }) => ({ code: "env-file", at, message, severity: "error", related: undefined }) as const,
  );
  return { project, problems: [...early, ...project.problems] };
}

function toFinding(
  { code, at, message, severity }: Problem,
  { files }: LoadedProject,
  reader: Reader,
  pathOf: (uri: Uri) => string,
): Finding {
  const [first] = files;
  const uri = at?.uri ?? first;
  const lines = uri === undefined ? undefined : reader.file(uri)?.lines;
  const nowhere = { line: 0, character: 0 };
  return {
    path: uri === undefined ? "" : pathOf(uri),
    rule: RULE_OF_PROBLEM[code],
    aliases: [],
    severity,
    message,
    range: at && lines ? lines.rangeOf(at.span) : { start: nowhere, end: nowhere },
    ...(severity === "error" ? { fails: "load" as const } : {}),
    fixes: [],
  };
}
