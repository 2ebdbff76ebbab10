/** `include`: other projects' resources, loaded by themselves and merged in (compose-go, loader/include.go). */
import { dirname, resolvePath, type Uri } from "../../../workspace/uri.ts";
import { type FileScope, isRemoteSource, type LoadContext } from "./context.ts";
import { readEnvFiles } from "./environment.ts";
import type { TaggedPath } from "./fromYaml.ts";
import { mergeValues } from "./merge.ts";
import { withoutTagged } from "./tagged.ts";
import {
  child,
  type Entry,
  isNull,
  mapping,
  type MappingValue,
  sameValue,
  textOf,
  type Value,
  withEntries,
} from "./value.ts";

const SECTIONS = ["services", "jobs", "volumes", "networks", "secrets", "configs", "models"];
const MAX_DEPTH = 40;
/** No project has as many; a net of files that include each other would have no end in practice. */
const MAX_INCLUDES = 200;

/** The document with what it includes; its own resources are stronger. */
export function applyInclude(
  context: LoadContext,
  uri: Uri,
  document: MappingValue,
  tagged: readonly TaggedPath[],
  scope: FileScope,
): MappingValue {
  const include = document.entries.get("include");
  if (include === undefined) return document;
  let result = withEntries(document, { include: undefined });
  if (isNull(include.value)) return result;
  if (include.value.kind !== "sequence") {
    context.log.error("include", include.value, '"include" takes a list. Compose refuses the file.');
    return result;
  }
  const including = [...scope.including, uri];
  for (const item of include.value.items) {
    const imported = included(context, item, { ...scope, including });
    if (imported !== undefined) result = imports(context, imported, result, tagged);
  }
  return result;
}

/** The model of one item; undefined where it cannot be had. */
function included(context: LoadContext, item: Value, scope: FileScope): MappingValue | undefined {
  const paths = textOf(item) === undefined ? pathsOf(child(item, "path")) : [item];
  const uris: Uri[] = [];
  for (const path of paths) {
    const uri = fileOf(context, path, scope, uris.length === 0);
    if (uri === undefined) return undefined;
    uris.push(uri);
  }
  const [main] = uris;
  // An item that names no file includes nothing, and Compose does not mind.
  if (main === undefined) return undefined;
  if (scope.including.length > MAX_DEPTH || context.includes >= MAX_INCLUDES) {
    context.complete = false;
    return undefined;
  }
  context.includes++;
  const directory = textOf(child(item, "project_directory"));
  const folder = directory === undefined || directory === "" ? dirname(main) : resolvePath(scope.folder, directory);
  const environment = includedEnvironment(context, item, folder, scope);
  return context.loading.files(context, uris, { ...scope, folder, environment });
}

function pathsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === "sequence" ? value.items : [value];
}

function fileOf(context: LoadContext, path: Value, scope: FileScope, main: boolean): Uri | undefined {
  const { log } = context;
  const text = textOf(path);
  if (path.kind === "scalar" && !path.certain) context.complete = false;
  if (text === undefined) {
    log.error("include", path, 'An include takes the path of a file, or a mapping with "path".');
    return undefined;
  }
  if (isRemoteSource(text)) {
    context.complete = false;
    return undefined;
  }
  const uri = resolvePath(scope.folder, text);
  if (main && scope.including.includes(uri)) {
    log.error("include", path, `"${text}" includes this file again, so the includes have no end.`);
    return undefined;
  }
  const seen = context.look(uri);
  if (seen === "file") return uri;
  if (seen !== "unseen")
    log.error(
      "include",
      path,
      `"${text}" is ${seen === "absent" ? "not there" : "a folder"}, so Compose cannot include it.`,
    );
  return undefined;
}

/** What is set already stays; `.env` beside the included file, or the files that the item names, fill the rest. */
function includedEnvironment(
  context: LoadContext,
  item: Value,
  folder: Uri,
  scope: FileScope,
): FileScope["environment"] {
  const { log, reader } = context;
  const named = pathsOf(child(item, "env_file")).filter((value) => !isNull(value));
  const uris: Uri[] = [];
  if (named.length === 0) {
    const uri = resolvePath(folder, ".env");
    if (reader.file(uri) !== undefined) uris.push(uri);
  }
  for (const value of named) {
    const path = textOf(value) ?? "";
    if (path === "/dev/null") continue;
    const uri = resolvePath(scope.folder, path);
    const seen = context.look(uri);
    if (seen === "file") uris.push(uri);
    else if (seen !== "unseen")
      log.error(
        "env-file",
        value,
        `The env file "${path}" is ${seen === "absent" ? "not there" : "a folder"}. Compose stops.`,
      );
  }
  const { variables, errors } = readEnvFiles(reader, scope.environment, uris);
  for (const { at, message } of errors) log.error("env-file", at, message);
  return scope.environment.with(variables);
}

function imports(
  context: LoadContext,
  imported: MappingValue,
  target: MappingValue,
  tagged: readonly TaggedPath[],
): MappingValue {
  const changes: Record<string, Value> = {};
  for (const section of SECTIONS) {
    const from = imported.entries.get(section)?.value;
    if (from?.kind !== "mapping") continue;
    const to = target.entries.get(section)?.value;
    if (to !== undefined && to.kind !== "mapping" && !isNull(to)) continue;
    const entries = new Map<string, Entry>(to?.kind === "mapping" ? to.entries : []);
    for (const [name, entry] of from.entries) {
      const own = entries.get(name);
      if (own === undefined) entries.set(name, entry);
      else if (!sameValue(entry.value, own.value)) {
        const base = withoutTagged(entry.value, section, name, tagged);
        entries.set(name, { key: own.key, value: mergeValues(base, own.value, context.log, [section, name]) });
      }
    }
    changes[section] = mapping(entries, to ?? from);
  }
  return withEntries(target, changes);
}
