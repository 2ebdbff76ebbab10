/** Hovers of Compose files: what people are taught about a key, and what its value means at this place. */
import { KNOWLEDGE } from "../../knowledge/knowledge.generated.ts";
import type { Preset } from "../../linter/rule.ts";
import { composeFile } from "../../semantics/compose/file.ts";
import { placesAt, type Visit } from "../../semantics/compose/walker.ts";
import { paragraphs } from "../../text/markdown.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { aliasAt } from "./hover/alias.ts";
import { here } from "./hover/here.ts";
import { variableAt } from "./hover/variable.ts";

export interface HoverText {
  /** What the text is about. */
  readonly span: Span;
  readonly markdown: string;
}

/** What to show at an offset: on a key what it is for, on a value what it means; undefined elsewhere. */
export function composeHover(
  reader: Reader,
  uri: Uri,
  offset: number,
  { preset }: { preset: Preset },
): HoverText | undefined {
  const file = reader.derive(composeFile, uri);
  const root = file.syntax.documents.find((document) => document.root && touches(document.root.span, offset))?.root;
  if (root === undefined) return undefined;
  const alias = aliasAt(root, offset, file.text);
  if (alias) return alias;
  const places = placesAt(root, offset);
  const place = places.at(-1);
  if (place === undefined) return undefined;
  const variable = variableAt(place, offset, file, reader);
  if (variable) return variable;
  const scene = { reader, file, places, offset };
  if (place.pair !== undefined && touches(place.pair.key.span, offset)) {
    const computed = here({ ...scene, offset: undefined });
    return taught(knowledgeKeys(place), place.pair.key.span, preset, computed?.markdown);
  }
  return here(scene);
}

/** The entry of the place itself, else, for a name that the user chose, the one of the section. */
function knowledgeKeys({ path }: Visit): readonly string[] {
  const keys = [`compose:${path}`, `compose:${path.replaceAll("[]", "")}`];
  return path.endsWith(".*") ? [...keys, `compose:${path.slice(0, -2)}`] : keys;
}

function taught(
  keys: readonly string[],
  span: Span,
  preset: Preset,
  computed: string | undefined,
): HoverText | undefined {
  const key = keys.find((candidate) => Object.hasOwn(KNOWLEDGE, candidate));
  const entry = key === undefined ? undefined : KNOWLEDGE[key];
  if (entry === undefined) return computed === undefined ? undefined : { span, markdown: computed };
  const long = preset === "learn";
  const markdown = paragraphs(
    `**${entry.title}**`,
    // First what nobody else can say: a hover shows about ten lines before one has to scroll.
    computed === undefined ? undefined : `**Here**\n\n${computed}`,
    computed === undefined ? undefined : "---",
    entry.body,
    long ? entry.more : undefined,
    long ? entry.example : undefined,
    entry.link === undefined ? undefined : `[Docker's reference](${entry.link})`,
  );
  return { span, markdown };
}
