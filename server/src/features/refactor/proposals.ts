/** All refactorings at a place. */
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { Proposal, Refactoring } from "./refactoring.ts";
import { REFACTORINGS } from "./refactorings.generated.ts";

/** One refactoring's answer. */
export interface PlacedProposal {
  readonly refactoring: Refactoring;
  readonly proposal: Proposal;
}

/** What can be done at a selection of a file, and what cannot though one would expect it. */
export function proposalsAt(
  reader: Reader,
  uri: Uri,
  selection: Span,
  wanted: (refactoring: Refactoring) => boolean = () => true,
): readonly PlacedProposal[] {
  const language = reader.file(uri)?.language;
  return REFACTORINGS.filter((refactoring) => refactoring.language === language && wanted(refactoring)).flatMap(
    (refactoring) => refactoring.applies(reader, uri, selection).map((proposal) => ({ refactoring, proposal })),
  );
}
