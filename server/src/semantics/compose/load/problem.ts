/** What Compose would refuse, or warn of, while it loads a project. */
import { spanInside } from "../../../syntax/yaml/scalar.ts";
import type { Reader } from "../../../workspace/derive.ts";
import { isCertain, type Origin, type Value } from "./value.ts";

export type ProblemCode =
  | "syntax"
  | "no-file"
  | "not-a-mapping"
  | "non-string-key"
  | "aliases"
  | "empty"
  | "project-name"
  | "interpolation"
  | "required-variable"
  | "unset-variable"
  | "cast"
  | "include"
  | "extends"
  | "override"
  | "unknown-key"
  | "form"
  | "value"
  | "missing-key"
  | "no-source"
  | "watch-target"
  | "duplicate-item"
  | "conflict"
  | "undefined-service"
  | "inactive-service"
  | "undefined-network"
  | "undefined-volume"
  | "undefined-secret"
  | "undefined-config"
  | "undefined-model"
  | "no-image"
  | "cycle"
  | "mount-target"
  | "container-name"
  | "replicas-name"
  | "health-test"
  | "env-file"
  | "obsolete-version";

export interface Problem {
  readonly code: ProblemCode;
  /** The guilty token; undefined where no file has it (a project without files). */
  readonly at: Origin | undefined;
  /** What is wrong in the user's words, and what Compose will do. */
  readonly message: string;
  readonly severity: "error" | "warning";
  /** The other party of a conflict. */
  readonly related: Origin | undefined;
}

/** Collects problems: the first at each place counts, and nothing is said about values that are not surely known. */
export class ProblemLog {
  readonly #found: Problem[] = [];
  readonly #errorsAt = new Set<string>();
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get problems(): readonly Problem[] {
    return this.#found;
  }

  error(code: ProblemCode, at: Origin | Value | undefined, message: string, related?: Origin): void {
    this.#add({ code, at, message, severity: "error", related });
  }

  warning(code: ProblemCode, at: Origin | Value | undefined, message: string): void {
    this.#add({ code, at, message, severity: "warning", related: undefined });
  }

  /** As `error`, at `value[start, end)` of a string. */
  errorInside(code: ProblemCode, value: Value, start: number, end: number, message: string): void {
    if (!isCertain(value)) return;
    this.error(code, this.inside(value, start, end), message);
  }

  /** The place of a part of a string; the whole value where folding or escapes have moved the characters. */
  inside(value: Value, start: number, end: number): Origin | undefined {
    const { origin } = value;
    if (value.kind !== "scalar" || value.source === undefined || origin === undefined) return origin;
    const text = this.#reader.file(origin.uri)?.text;
    if (text === undefined) return origin;
    return { uri: origin.uri, span: spanInside(value.source, start, end, text) };
  }

  #add(problem: Omit<Problem, "at"> & { readonly at: Origin | Value | undefined }): void {
    const { at } = problem;
    if (at !== undefined && "kind" in at && !isCertain(at)) return;
    const place = at !== undefined && "kind" in at ? at.origin : at;
    const key = place === undefined ? problem.message : `${place.uri} ${place.span.start} ${place.span.end}`;
    const id = problem.severity === "error" ? key : `${problem.severity} ${key} ${problem.message}`;
    if (this.#errorsAt.has(id)) return;
    this.#errorsAt.add(id);
    this.#found.push({ ...problem, at: place });
  }
}
