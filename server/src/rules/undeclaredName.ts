/** Names of networks, volumes, secrets and configs that a service uses and nobody declares: reported the same way. */
import type { Fix } from "../linter/rule.ts";
import { declareEdit } from "../semantics/compose/declare.ts";
import type { ComposeFile, ResourceKind } from "../semantics/compose/file.ts";
import { type UndefinedName, undefinedNames } from "../semantics/compose/undefined.ts";
import { replace } from "../text/edits.ts";
import type { ComposeContext } from "./composeRule.ts";

interface UndeclaredName {
  readonly kind: ResourceKind;
  /** What Compose makes of it: the second sentence of the message. */
  readonly outcome: string;
  /** The line that a declaration needs below its name; undefined where the name alone will do. */
  readonly body?: (name: string) => string;
}

/** Reports every such name of a file, with the nearest declared one and the missing declaration as fixes. */
export function reportUndeclared(file: ComposeFile, context: ComposeContext, about: UndeclaredName): void {
  for (const found of undefinedNames(context.reader, file, about.kind)) {
    const { name, span } = found.reference;
    context.report({
      span,
      message: `No top-level "${about.kind}s" entry declares "${name}". ${about.outcome}`,
      ...(found.fails ? { fails: "load" as const } : {}),
      fixes: () => fixes(file, found, about),
    });
  }
}

function fixes(
  file: ComposeFile,
  { reference, nearest }: UndefinedName,
  { kind, body }: UndeclaredName,
): readonly Fix[] {
  const { name, span } = reference;
  const declare = declareEdit(file, `${kind}s`, name, body?.(name));
  const found: Fix[] = [];
  if (nearest !== undefined)
    found.push({ title: `Use the ${kind} "${nearest}"`, safety: "suggestion", edits: [replace(span, nearest)] });
  if (declare)
    found.push({ title: `Declare the ${kind} "${name}"`, safety: "suggestion", preferred: true, edits: [declare] });
  return found;
}
