/** Puts variables into the strings of a document, and casts those that stand where Compose wants another type. */
import { CASTS, type Cast, truth } from "./casts.ts";
import type { Environment } from "./environment.ts";
import { below, handlerAt, type Places } from "./patterns.ts";
import type { ProblemLog } from "./problem.ts";
import { substitute, type TemplateProblem } from "./template.ts";
import { mapEntries, mapItems, type ScalarValue, type Value } from "./value.ts";

/** The value with all its strings interpolated. Keys never are. */
export function interpolate(value: Value, environment: Environment, log: ProblemLog): Value {
  return new Interpolation(environment, log).value(value, [CASTS]);
}

class Interpolation {
  readonly #environment: Environment;
  readonly #log: ProblemLog;

  constructor(environment: Environment, log: ProblemLog) {
    this.#environment = environment;
    this.#log = log;
  }

  value(value: Value, places: Places<Cast>): Value {
    if (value.kind === "mapping") return mapEntries(value, (inner, key) => this.value(inner, below(places, key)));
    if (value.kind === "sequence") {
      const items = below(places, "*");
      return mapItems(value, (item) => this.value(item, items));
    }
    return typeof value.data === "string" ? this.#scalar(value, value.data, handlerAt(places)) : value;
  }

  #scalar(value: ScalarValue, template: string, cast: Cast | undefined): Value {
    const { text, certain, problems } = substitute(template, this.#environment.lookup);
    for (const problem of eachOnce(problems)) this.#report(problem, value, certain);
    const broken = problems.some(({ kind }) => kind !== "unset");
    const substituted: ScalarValue =
      template === text && certain ? value : { ...value, data: text, certain: certain && !broken };
    if (cast === undefined || broken) return substituted;
    const data = cast.cast(text);
    if (data === undefined) {
      this.#log.error("cast", substituted, `"${text}" is not ${cast.to}, which Compose needs here.`);
      return { ...substituted, certain: false };
    }
    if (typeof data === "boolean" && truth(text)?.old === true)
      this.#log.warning(
        "cast",
        substituted,
        `Compose takes "${text}" for ${data}, but warns about it: YAML 1.2 knows only true and false.`,
      );
    return { ...substituted, data };
  }

  #report(problem: TemplateProblem, value: ScalarValue, certain: boolean): void {
    const at = this.#log.inside(value, problem.span.start, problem.span.end);
    if (problem.kind === "malformed") {
      this.#log.error(
        "interpolation",
        at,
        'Compose cannot read this as a variable. A dollar that is meant as such is written twice, "$$".',
      );
    } else if (problem.kind === "required" && certain) {
      const reason = problem.reason === "" ? "" : ` ${problem.reason}`;
      this.#log.error(
        "required-variable",
        at,
        `The required variable "${problem.name}" has no value, so Compose stops.${reason}`,
      );
    } else if (problem.kind === "unset" && certain) {
      this.#log.warning(
        "unset-variable",
        at,
        `The variable "${problem.name}" is not set. Compose warns and puts nothing in its place.`,
      );
    }
  }
}

/** A name that a value uses often is told once, as Compose does; so the work stays in proportion to the value. */
function eachOnce(problems: readonly TemplateProblem[]): readonly TemplateProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = problem.kind === "malformed" ? problem.kind : `${problem.kind} ${problem.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
