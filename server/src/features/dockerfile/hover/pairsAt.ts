/** Names and values of ENV, LABEL and ARG pairs. */
import { labelMeaning, variableMeaning } from "../../../knowledge/wellKnown.ts";
import type { ArgInstruction, KeyValue, KeyValueInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { line, listed, type Place, short, show, type Text } from "./place.ts";

export function pairAt(
  instruction: ArgInstruction | KeyValueInstruction,
  offset: number,
  place: Place,
): Text | undefined {
  for (const pair of instruction.pairs) {
    const { name, value } = pair;
    if (touches(name.span, offset) && instruction.keyword === "LABEL")
      return { span: name.span, markdown: labelText(pair, instruction, place) };
    if (value && touches(value.span, offset))
      return { span: value.span, markdown: valueText(pair, instruction, place) };
  }
  return undefined;
}

function labelText({ name }: KeyValue, instruction: KeyValueInstruction, place: Place): string {
  const key = name.literal ?? name.raw;
  const meaning = labelMeaning(key);
  const stage = place.graph.stageOf(instruction);
  const set = place.graph.stateAt(listed(instruction, place), "after").labels.get(key);
  const last = stage?.state.labels.get(key)?.instruction;
  return paragraphs(
    `Label ${code(key)}${meaning === undefined ? "" : `: ${meaning}`}`,
    list([
      ...(set ? [`Value: ${show(set.value)}`] : []),
      ...(last && last.index !== instruction.index ? [`Overwritten on ${line(last, place)}.`] : []),
      "`docker image inspect` shows it; `docker ps --filter label=…` finds containers by it.",
    ]),
  );
}

function valueText({ name, value }: KeyValue, instruction: ArgInstruction | KeyValueInstruction, place: Place): string {
  const key = name.literal ?? name.raw;
  const raw = value?.raw ?? "";
  const given = instruction.keyword === "ARG" ? place.graph.options.buildArgs[key] : undefined;
  const meaning = instruction.keyword === "LABEL" ? labelMeaning(key) : variableMeaning(key);
  const result = value && !instruction.onbuild ? place.graph.expand(value, listed(instruction, place)) : undefined;
  const noun = {
    ARG: "Default of the build argument",
    ENV: "Value of the environment variable",
    LABEL: "Value of the label",
  };
  return paragraphs(
    `${noun[instruction.keyword]} ${code(key)}: ${result ? show(result) : short(raw)}`,
    list([
      ...(meaning === undefined ? [] : [`${code(key)}: ${meaning}.`]),
      ...(given === undefined ? [] : [`Not used: the build is given ${short(given)}.`]),
      ...(instruction.keyword === "ARG" && given === undefined
        ? [`\`docker build --build-arg ${key}=…\` replaces it.`]
        : []),
      ...(/^["']/.test(raw) ? ["The quotes are not part of it."] : []),
      ...(raw.startsWith("'") && raw.includes("$") ? ["In single quotes a dollar stays a dollar."] : []),
    ]),
  );
}
