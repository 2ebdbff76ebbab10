/** `extends`: a service that begins as a copy of another one (compose-go, loader/extends.go). */
import { dirname, resolvePath, type Uri } from "../../../workspace/uri.ts";
import { type FileScope, isRemoteSource, type LoadContext } from "./context.ts";
import type { TaggedPath } from "./fromYaml.ts";
import { mergeValues } from "./merge.ts";
import { resolvePaths } from "./paths.ts";
import { withoutTagged } from "./tagged.ts";
import { child, isNull, mapEntries, mapping, type MappingValue, textOf, type Value, withEntries } from "./value.ts";

/** The services of one file, and the tags of that file. */
interface Home {
  readonly uri: Uri;
  readonly services: MappingValue;
  readonly tagged: readonly TaggedPath[];
}

export function applyExtends(
  context: LoadContext,
  uri: Uri,
  document: MappingValue,
  tagged: readonly TaggedPath[],
  scope: FileScope,
): MappingValue {
  let result = document;
  for (const section of ["services", "jobs"]) {
    const services = document.entries.get(section)?.value;
    if (services?.kind !== "mapping") continue;
    const run = new Extending(context, tagged, scope);
    const home = { uri, services, tagged };
    const next = mapEntries(services, (value, name) =>
      value.kind === "mapping" ? run.service(name, value, home, []) : value,
    );
    if (next !== services) result = withEntries(result, { [section]: next });
  }
  return result;
}

class Extending {
  readonly #context: LoadContext;
  readonly #tagged: readonly TaggedPath[];
  readonly #scope: FileScope;
  readonly #homes = new Map<Uri, Home | undefined>();
  readonly #done = new Map<Value, Value>();

  constructor(context: LoadContext, tagged: readonly TaggedPath[], scope: FileScope) {
    this.#context = context;
    this.#tagged = tagged;
    this.#scope = scope;
  }

  /** The service merged over what it extends; `chain` is who asks. */
  service(name: string, service: MappingValue, home: Home, chain: readonly string[]): Value {
    const known = this.#done.get(service);
    if (known !== undefined) return known;
    const entry = service.entries.get("extends");
    if (entry === undefined) return service;
    const merged = this.#extended(name, service, entry.value, home, chain);
    this.#done.set(service, merged);
    return merged;
  }

  #extended(name: string, service: MappingValue, extend: Value, home: Home, chain: readonly string[]): Value {
    const { log } = this.#context;
    const ref = textOf(extend) ?? textOf(child(extend, "service"));
    const refValue = extend.kind === "mapping" ? (child(extend, "service") ?? extend) : extend;
    const own = withEntries(service, { extends: undefined });
    if (ref === undefined) {
      log.error("extends", refValue, `"extends" of "${name}" does not say which service: it needs the key "service".`);
      return own;
    }
    const file = child(extend, "file");
    const from = file === undefined || isNull(file) ? home : this.#home(file);
    if (from === undefined) return own;
    const base = from.services.entries.get(ref)?.value;
    if (base === undefined) {
      if (refValue.kind !== "scalar" || refValue.certain) {
        const where = from === home ? "" : ` in "${textOf(file) ?? ""}"`;
        log.error(
          "extends",
          refValue,
          `"${name}" extends "${ref}", and there is no such service${where}. Compose refuses the project.`,
        );
      }
      return own;
    }
    const open = [...chain, `${home.uri} ${name}`];
    if (open.includes(`${from.uri} ${ref}`) || chain.length > MAX_CHAIN) {
      log.error("extends", refValue, `"${name}" extends itself over "${ref}", which has no end.`);
      return own;
    }
    if (base.kind !== "mapping") return own;
    const source = this.service(ref, base, from, open);
    // Tags of the extending file work on the base too.
    const clean = withoutTagged(source, "services", name, this.#tagged);
    return mergeValues(clean, own, log, ["services", "x"]);
  }

  /** The services of another file; undefined where they cannot be had. */
  #home(file: Value): Home | undefined {
    const { log } = this.#context;
    const path = textOf(file) ?? "";
    if (file.kind === "scalar" && !file.certain) this.#context.complete = false;
    if (isRemoteSource(path)) {
      this.#context.complete = false;
      return undefined;
    }
    // Paths in extended files are absolute by now.
    const uri = resolvePath(this.#scope.folder, path);
    if (this.#homes.has(uri)) return this.#homes.get(uri);
    const seen = this.#context.look(uri);
    if (seen !== "file") {
      if (seen !== "unseen")
        log.error(
          "extends",
          file,
          `"${path}" is ${seen === "absent" ? "not there" : "a folder"}, so nothing can be extended from it.`,
        );
      this.#homes.set(uri, undefined);
      return undefined;
    }
    const loaded = this.#load(uri, file);
    this.#homes.set(uri, loaded);
    return loaded;
  }

  #load(uri: Uri, file: Value): Home | undefined {
    const scope: FileScope = {
      ...this.#scope,
      folder: dirname(uri),
      skipInclude: true,
      skipExtends: true,
      skipValidation: true,
    };
    this.#homes.set(uri, undefined);
    const { model, tagged } = this.#context.loading.file(this.#context, uri, mapping(new Map()), scope);
    const { environment } = this.#scope;
    const resolved = resolvePaths(model, dirname(uri), environment.value("HOME"), this.#context.log);
    const services = resolved.entries.get("services")?.value;
    if (services?.kind === "mapping") return { uri, services, tagged };
    this.#context.log.error("extends", file, `"${textOf(file) ?? ""}" has no services to extend.`);
    return undefined;
  }
}

const MAX_CHAIN = 50;
