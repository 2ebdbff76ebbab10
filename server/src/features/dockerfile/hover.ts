/** Hovers of Dockerfiles: what people are taught about a word, and what it means at this place of this file. */
import { KNOWLEDGE } from "../../knowledge/knowledge.generated.ts";
import type { Preset } from "../../linter/rule.ts";
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { Flag, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { paragraphs } from "../../text/markdown.ts";
import { textAt, touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { cacheHere } from "./hover/cache.ts";
import { commentMark, generalText, withConcept } from "./hover/conceptAt.ts";
import { directiveValueAt } from "./hover/directive.ts";
import { flagValueAt } from "./hover/flagAt.ts";
import { here } from "./hover/here.ts";
import type { Place, Text } from "./hover/place.ts";
import { variableAt } from "./hover/variableAt.ts";
import { stageAt } from "./hover/stageAt.ts";
import { tokenAt } from "./hover/tokenAt.ts";

export function dockerfileHover(
  reader: Reader,
  uri: Uri,
  offset: number,
  { preset }: { preset: Preset },
): Text | undefined {
  const source = reader.file(uri);
  if (!source) return undefined;
  const graph = reader.derive(buildGraph, uri);
  const place: Place = { graph, source, reader };
  const directive = graph.syntax.directives.find(({ span }) => touches(span, offset));
  if (directive)
    return (
      directiveValueAt(directive, offset) ??
      taught(`directive:${directive.name}`, { start: directive.span.start, end: directive.nameSpan.end }, preset)
    );
  const comment = commentMark(offset, place, preset);
  if (comment) return comment;
  const found = graph.syntax.instructions.find(({ span }) => touches(span, offset));
  return found && instructionHover(found, offset, place, preset);
}

function instructionHover(found: Instruction, offset: number, place: Place, preset: Preset): Text | undefined {
  const trigger = found.keyword === "ONBUILD" ? found.trigger : undefined;
  if (trigger && touches(trigger.span, offset)) return instructionHover(trigger, offset, place, preset);
  if (touches(found.keywordSpan, offset))
    return (
      found.keyword && taught(`instruction:${found.keyword}`, found.keywordSpan, preset, keywordHere(found, place))
    );
  const text =
    variableHover(found, offset, place, preset) ??
    flagHover(found, offset, place, preset) ??
    tokenAt(found, offset, place) ??
    argumentHover(found, offset, place);
  return withConcept(text, found, offset, place, preset);
}

/** Names that the builder gives a meaning get their general half, too. */
function variableHover(found: Instruction, offset: number, place: Place, preset: Preset): Text | undefined {
  const text = variableAt(found, offset, place);
  const name = text && /[A-Za-z_]\w*/.exec(textAt(place.source.text, text.span))?.[0];
  const entry =
    name === undefined || !Object.hasOwn(KNOWLEDGE, `variable:${name}`) ? undefined : KNOWLEDGE[`variable:${name}`];
  return text && entry
    ? { span: text.span, markdown: paragraphs(text.markdown, "---", generalText(entry, preset)) }
    : text;
}

/** What the instruction means here, and what the builder's cache makes of it. */
function keywordHere(found: Instruction, place: Place): string | undefined {
  const meaning = here(found, place);
  const cache = cacheHere(found, place);
  return meaning === undefined && cache === undefined
    ? undefined
    : paragraphs(meaning, cache && `**Cache**\n\n${cache}`);
}

function flagHover(instruction: Instruction, offset: number, place: Place, preset: Preset): Text | undefined {
  const flag = instruction.flags.find(({ span }) => touches(span, offset));
  if (!flag) return undefined;
  const stage = stageAt(instruction, offset, place);
  if (stage) return stage;
  const value = flagValueAt(instruction, flag, offset, place);
  if (!value) return taught(`flag:${instruction.keyword} --${flag.name}`, flagName(flag), preset);
  const type = flag.options.find(({ key, value: word }) => key === "type" && word && touches(word.span, offset))?.value;
  return (type?.literal !== undefined && taught(`mount:${type.literal}`, type.span, preset)) || value;
}

/** With its dashes. */
function flagName({ span, nameSpan }: Flag): Text["span"] {
  return { start: span.start, end: nameSpan.end };
}

/** Arguments: only what they mean here; the general half stands at the keyword. */
function argumentHover(instruction: Instruction, offset: number, place: Place): Text | undefined {
  if (!touches(instruction.argumentSpan, offset)) return undefined;
  const markdown = here(instruction, place);
  return markdown === undefined ? undefined : { span: instruction.argumentSpan, markdown };
}

/** A knowledge entry with the computed half; `learn` and the presets above it show the example, too. */
function taught(key: string, span: Text["span"], preset: Preset, computed?: string): Text | undefined {
  const entry = Object.hasOwn(KNOWLEDGE, key) ? KNOWLEDGE[key] : undefined;
  if (!entry) return computed === undefined ? undefined : { span, markdown: computed };
  const long = preset === "learn";
  const markdown = paragraphs(
    `**${entry.title}**`,
    // First what nobody else can say: a hover shows about ten lines before one has to scroll.
    computed === undefined ? undefined : `**Here**\n\n${computed}`,
    computed === undefined ? undefined : "---",
    generalText(entry, preset),
    long ? entry.example : undefined,
    entry.link === undefined ? undefined : `[Docker's reference](${entry.link})`,
  );
  return { span, markdown };
}
