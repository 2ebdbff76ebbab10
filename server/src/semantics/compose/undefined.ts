/** References to names that the project does not declare. */
import { didYouMean } from "../../text/names.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { ComposeFile } from "./file.ts";
import { composeProject } from "./project.ts";
import type { Reference } from "./references.ts";

export interface UndefinedName {
  readonly reference: Reference;
  /** Compose refuses the project as it stands; a service with profiles is looked at only when one is asked for. */
  readonly fails: boolean;
  /** The declared name that was probably meant. */
  readonly nearest: string | undefined;
}

/** Undefined names of one kind in a file, each place once; none where an `include` hides what is declared. */
export function undefinedNames(reader: Reader, file: ComposeFile, kind: Reference["kind"]): readonly UndefinedName[] {
  const references = file.references.filter((reference) => reference.kind === kind);
  if (references.length === 0) return [];
  const project = reader.derive(composeProject, file.uri);
  if (!project.complete) return [];
  const names = project.names[kind];
  const seen = new Set<number>();
  return references.flatMap((reference) => {
    const { name, span } = reference;
    if (names.has(name) || (kind === "network" && name === "default") || seen.has(span.start)) return [];
    seen.add(span.start);
    const others = kind === "service" ? [...names].filter((other) => other !== reference.from.name) : names;
    const fails = !reference.from.hasProfiles || reference.via === "extends";
    return [{ reference, fails, nearest: didYouMean(name, others) }];
  });
}
