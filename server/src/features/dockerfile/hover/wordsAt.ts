/** Single words of EXPOSE, VOLUME, USER, WORKDIR, STOPSIGNAL and MAINTAINER. */
import { serviceOnPort, signalOf } from "../../../knowledge/wellKnown.ts";
import { isAbsolutePath } from "../../../semantics/dockerfile/paths.ts";
import { parsePort } from "../../../semantics/dockerfile/ports.ts";
import type { WordsInstruction, Word } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { stopSignalHere, volumeHere } from "./settings.ts";
import { listed, type Place, short, show, type Text } from "./place.ts";
import { publishedPorts } from "./publishedPorts.ts";
import { userHere, workdirHere } from "./files.ts";

export function wordsAt(instruction: WordsInstruction, offset: number, place: Place): Text | undefined {
  const whole = instruction.whole && touches(instruction.whole.span, offset) ? instruction.whole : undefined;
  switch (instruction.keyword) {
    case "EXPOSE": {
      const word = instruction.words.find(({ span }) => touches(span, offset));
      return word && { span: word.span, markdown: portText(word, instruction, place) };
    }
    case "VOLUME":
      return volumeAt(instruction, offset, place);
    case "USER":
      return whole && { span: whole.span, markdown: userText(whole, instruction, place) };
    case "WORKDIR":
      return whole && { span: whole.span, markdown: workdirText(whole, instruction, place) };
    case "STOPSIGNAL":
      return whole && { span: whole.span, markdown: signalText(whole, instruction, place) };
    case "MAINTAINER":
      return whole && { span: whole.span, markdown: `The image's field "Author": ${short(whole.raw)}` };
  }
}

function portText(word: Word, instruction: WordsInstruction, place: Place): string {
  const value = place.graph.expand(word, listed(instruction, place));
  if (!value.known) return `Port ${code(word.raw)}: ${show(value)}`;
  const port = parsePort(value.value);
  if (!port) return `${code(word.raw)} is no port that Docker reads.`;
  const { first, last, protocol } = port;
  const service = first === last ? serviceOnPort(first, protocol) : undefined;
  const name =
    first === last
      ? code(`${first}/${protocol}`)
      : `${code(`${first}-${last}/${protocol}`)}, ${last - first + 1} ports`;
  const suffix = protocol === "tcp" ? "" : `/${protocol}`;
  const published = publishedPorts(place.reader, place.source.uri).flatMap(({ service, ports }) =>
    ports
      .filter((text) => text.includes(`→ \`${first}/`))
      .map((text) => `The Compose service ${short(service)} publishes ${text}.`),
  );
  return paragraphs(
    `Port ${name} inside the container${service === undefined ? "" : `, usually ${service}`}`,
    list([
      `Open to other containers of its network, with or without this line; to the outside only with \`docker run -p ${first}:${first}${suffix}\` or \`ports\` in Compose.`,
      ...(protocol === "tcp" && first < 1024
        ? ["Below 1024: Docker lets users without rights listen there, some other runtimes do not."]
        : []),
      ...published,
    ]),
  );
}

function volumeAt(instruction: WordsInstruction, offset: number, place: Place): Text | undefined {
  const item = instruction.json?.items.find(({ span }) => touches(span, offset));
  const word = instruction.words.find(({ span }) => touches(span, offset));
  const span = item?.span ?? word?.span;
  if (!span) return undefined;
  const path = item ? item.value : word?.raw;
  return { span, markdown: paragraphs(`Mount point ${short(path ?? "")}`, volumeHere(instruction, place)) };
}

function userText(whole: Word, instruction: WordsInstruction, place: Place): string {
  const value = place.graph.expand(whole, listed(instruction, place));
  if (!value.known) return `User ${code(whole.raw)}: ${show(value)}`;
  const [name = "", group] = value.value.split(":");
  return paragraphs(`User ${short(name)}${group ? `, group ${short(group)}` : ""}`, userHere(instruction, place));
}

function workdirText(whole: Word, instruction: WordsInstruction, place: Place): string {
  const os = place.graph.stageOf(instruction)?.os ?? "linux";
  const relative = !isAbsolutePath(whole.raw, os) && !whole.raw.startsWith("$");
  const heading = `Folder ${short(whole.raw)}${relative ? ", relative to the one before it" : ""}`;
  return paragraphs(heading, workdirHere(instruction, place));
}

function signalText(whole: Word, instruction: WordsInstruction, place: Place): string {
  const value = place.graph.expand(whole, listed(instruction, place));
  const signal = value.known ? signalOf(value.value) : undefined;
  const name = signal
    ? `${code(signal.name)}${signal.number === undefined ? "" : `, signal ${signal.number} of Linux`}${signal.use === undefined ? "" : `: ${signal.use}`}`
    : code(whole.raw);
  return paragraphs(name, stopSignalHere(instruction, place));
}
