/** How a rule about Compose files is written: visitors for the file, its services, its values, its unknown keys. */
import type { Rule, RuleContext } from "../linter/rule.ts";
import type { ComposeFile, ComposeService } from "../semantics/compose/file.ts";
import type { Reference } from "../semantics/compose/references.ts";
import { composeSubject } from "../semantics/compose/subject.ts";
import { composePlaces } from "../semantics/compose/places.ts";
import type { UnknownKey, Visit } from "../semantics/compose/walker.ts";

export type ComposeContext = RuleContext<ComposeFile>;

export interface ComposeVisitor {
  readonly file?: (file: ComposeFile, context: ComposeContext) => void;
  readonly service?: (service: ComposeService, context: ComposeContext) => void;
  readonly reference?: (reference: Reference, context: ComposeContext) => void;
  /** Values by their place in the model: `"services.*.ports[]"`. */
  readonly at?: Readonly<Record<string, (visit: Visit, context: ComposeContext) => void>>;
  /** Every value that the model knows. */
  readonly value?: (visit: Visit, context: ComposeContext) => void;
  readonly unknown?: (key: UnknownKey, context: ComposeContext) => void;
}

export type ComposeRule = Omit<Rule<ComposeFile>, "subject" | "check"> & { readonly visit: ComposeVisitor };

export function composeRule({ visit, ...rule }: ComposeRule): Rule<ComposeFile> {
  return { ...rule, subject: composeSubject, check: (context) => run(visit, once(context)) };
}

/** What several services share by an alias is one place in the file, and is reported once. */
function once(context: ComposeContext): ComposeContext {
  const seen = new Set<string>();
  return {
    ...context,
    report(report) {
      const key = `${report.span.start} ${report.span.end} ${report.message}`;
      if (seen.has(key)) return;
      seen.add(key);
      context.report(report);
    },
  };
}

function run(visit: ComposeVisitor, context: ComposeContext): void {
  const file = context.subject;
  visit.file?.(file, context);
  if (visit.service) for (const service of file.services) visit.service(service, context);
  if (visit.reference) for (const reference of file.references) visit.reference(reference, context);
  const { at, value, unknown } = visit;
  if (at === undefined && value === undefined && unknown === undefined) return;
  const places = context.reader.derive(composePlaces, context.uri);
  for (const [path, handle] of Object.entries(at ?? {})) {
    for (const place of places.byPath.get(path) ?? []) handle(place, context);
  }
  if (value) for (const place of places.visits) value(place, context);
  if (unknown) for (const key of places.unknown) unknown(key, context);
}
