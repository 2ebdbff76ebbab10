/** What env files and label files bring to a service (compose-go, types/project.go). */
import { envSyntax } from "../../../syntax/env/parse.ts";
import { resolvePath, type Uri } from "../../../workspace/uri.ts";
import type { LoadContext } from "./context.ts";
import { type EarlierValues, type EnvFile, readEnvFile } from "./dotenv.ts";
import type { Lookup } from "./template.ts";
import {
  child,
  entriesOf,
  type Entry,
  isNull,
  itemsOf,
  type MappingValue,
  mapping,
  printed,
  scalar,
  textOf,
  type Value,
  withEntries,
} from "./value.ts";

/** The service with its full environment and labels; its own entries win over those of files. */
export function withFileValues(service: MappingValue, context: LoadContext): MappingValue {
  const changes: Record<string, Value> = {};
  const files = itemsOf(child(service, "env_file"));
  const variables = child(service, "environment");
  if (files.length > 0 || variables !== undefined) {
    const resolved = environmentOf(variables, files, context);
    if (resolved.entries.size > 0) changes["environment"] = resolved;
  }
  const labelFiles = itemsOf(child(service, "label_file"));
  if (labelFiles.length > 0) changes["labels"] = labelsOf(child(service, "labels"), labelFiles, context);
  return Object.keys(changes).length === 0 ? service : withEntries(service, changes);
}

function environmentOf(own: Value | undefined, files: readonly Value[], context: LoadContext): MappingValue {
  const { environment } = context.options;
  const explicit = new Map<string, Entry>();
  for (const [name, entry] of entriesOf(own)) {
    const found = isNull(entry.value) ? environment.lookup(name) : undefined;
    const value =
      found?.value === undefined ? entry.value : { ...scalar(found.value, entry.value), certain: found.certain };
    explicit.set(name, { key: entry.key, value });
  }
  const brought = new Map<string, Entry>();
  for (const file of files) {
    readInto(brought, file, context, (name) => {
      const outer = environment.lookup(name);
      if (outer.value !== undefined) return outer;
      const inner = explicit.get(name)?.value;
      return inner?.kind === "scalar" && inner.data !== null
        ? { value: printed(inner), certain: inner.certain && outer.certain }
        : outer;
    });
  }
  for (const [name, entry] of explicit) {
    const loser = brought.get(name)?.value;
    brought.set(name, loser === undefined ? entry : { key: entry.key, value: { ...entry.value, replaced: loser } });
  }
  return mapping(brought, own);
}

function labelsOf(own: Value | undefined, files: readonly Value[], context: LoadContext): MappingValue {
  const labels = new Map<string, Entry>();
  for (const file of files) readInto(labels, file, context, () => ({ value: undefined, certain: true }));
  for (const [name, entry] of entriesOf(own)) labels.set(name, entry);
  return mapping(labels, own);
}

/** `file` is a path, or a mapping with `path`, `required` and `format`; paths are absolute by now. */
function readInto(target: Map<string, Entry>, file: Value, context: LoadContext, lookup: Lookup): void {
  const path = textOf(file) === undefined ? child(file, "path") : file;
  const text = textOf(path);
  if (path === undefined || text === undefined || (path.kind === "scalar" && !path.certain)) return;
  const uri = resolvePath(context.options.folder, text);
  const seen = context.look(uri);
  if (seen === "absent" && isOptional(child(file, "required"))) return;
  if (seen === "absent" || seen === "directory") {
    const what = seen === "absent" ? "not there" : "a folder";
    context.log.error(
      "env-file",
      path,
      `The file "${writtenPath(path, context)}" is ${what}, so Compose does not start the service.`,
    );
    return;
  }
  const format = textOf(child(file, "format")) ?? "";
  const content = context.reader.file(uri)?.text;
  if (content === undefined) return;
  if (format === "raw") readRaw(target, content, uri);
  else if (format !== "") {
    context.log.error(
      "env-file",
      child(file, "format"),
      `Compose knows no format "${format}" of env files: only "raw".`,
    );
  } else fill(target, readEnvFile(context.reader.derive(envSyntax, uri), lookup, valuesOf(target)), uri, context);
}

function valuesOf(entries: ReadonlyMap<string, Entry>): EarlierValues {
  const values = [...entries].flatMap(([name, { value }]) =>
    value.kind === "scalar" ? [[name, { value: printed(value), certain: value.certain }] as const] : [],
  );
  return new Map(values);
}

function fill(target: Map<string, Entry>, { entries, error }: EnvFile, uri: Uri, { log }: LoadContext): void {
  for (const { name, value, certain, span } of entries) {
    const origin = { uri, span };
    const loser = target.get(name)?.value;
    target.set(name, {
      key: origin,
      value: { kind: "scalar", data: value, certain, origin, replaced: loser, source: undefined },
    });
  }
  if (error) log.error("env-file", { uri, span: error.span }, error.message);
}

/** Every line as it stands. */
function readRaw(target: Map<string, Entry>, text: string, uri: Uri): void {
  let start = 0;
  for (const line of text.split("\n")) {
    const cut = line.indexOf("=");
    const name = cut < 0 ? line.trim() : line.slice(0, cut).trim();
    if (name !== "" && !line.trimStart().startsWith("#") && cut >= 0) {
      const origin = { uri, span: { start, end: start + cut } };
      const value = line.slice(cut + 1).replace(/\r$/, "");
      target.set(name, {
        key: origin,
        value: {
          kind: "scalar",
          data: value,
          certain: true,
          origin,
          replaced: target.get(name)?.value,
          source: undefined,
        },
      });
    }
    start += line.length + 1;
  }
}

function isOptional(required: Value | undefined): boolean {
  return required?.kind === "scalar" && (!required.certain || String(required.data) === "false");
}

/** As the user wrote it. */
function writtenPath(path: Value, context: LoadContext): string {
  if (path.kind === "scalar" && path.source !== undefined) return path.source.value;
  const { origin } = path;
  const text = origin && context.reader.file(origin.uri)?.text.slice(origin.span.start, origin.span.end);
  return text ?? printed(path);
}
