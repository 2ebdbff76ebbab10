/** Instructions that only note something in the image: EXPOSE, VOLUME, LABEL, SHELL, STOPSIGNAL, ONBUILD, MAINTAINER. */
import type {
  KeyValueInstruction,
  OnbuildInstruction,
  ShellInstruction,
  WordsInstruction,
} from "../../../syntax/dockerfile/syntax.ts";
import { list } from "../../../text/markdown.ts";
import { argv, enumerate, line, listed, type Place, short, show, stageName } from "./place.ts";
import { publishedPorts } from "./publishedPorts.ts";

export function exposeHere(instruction: WordsInstruction, place: Place): string {
  const { exposed } = place.graph.stateAt(listed(instruction, place), "after");
  const own = exposed.filter((port) => port.instruction.index === instruction.index).map(({ port }) => short(port));
  const [port = "8080"] = own.map((text) => /\d+/.exec(text)?.[0] ?? "8080");
  const services = publishedPorts(place.reader, place.source.uri);
  return list([
    `Notes ${own.length > 0 ? enumerate(own) : "nothing"} for readers and for \`docker run -P\`; it opens nothing. \`docker run -p ${port}:${port}\` or \`ports\` in a Compose file publish a port.`,
    ...services.map(({ service, ports }) =>
      ports.length > 0
        ? `The Compose service ${short(service)} publishes ${enumerate(ports)}.`
        : `The Compose service ${short(service)} builds this file and publishes no port.`,
    ),
  ]);
}

export function volumeHere(instruction: WordsInstruction, place: Place): string {
  const { volumes } = place.graph.stateAt(listed(instruction, place), "after");
  const own = volumes.filter((volume) => volume.instruction.index === instruction.index).map(({ path }) => short(path));
  const paths = own.length > 0 ? enumerate(own) : "this folder";
  return list([
    `Every container gets a new, unnamed volume at ${paths}, unless \`docker run -v\` or Compose mounts something there.`,
    "Which folder of the host is used cannot be chosen here.",
  ]);
}

export function labelHere(instruction: KeyValueInstruction, place: Place): string {
  const stage = place.graph.stageOf(instruction);
  const { labels } = place.graph.stateAt(listed(instruction, place), "after");
  const rows = instruction.pairs.flatMap(({ name }) => {
    const key = name.literal ?? name.raw;
    const label = labels.get(key);
    const last = stage?.state.labels.get(key)?.instruction;
    const overwritten = last && last.index !== instruction.index ? `, overwritten on ${line(last, place)}` : "";
    return label ? [`${short(key)}: ${show(label.value)}${overwritten}`] : [];
  });
  const kept = stage?.isFinal === false && stage.usedBy.every(({ kind }) => kind !== "from");
  return list([
    ...rows,
    ...(kept ? [`The finished image does not have it: it is not built on ${stageName(stage)}.`] : []),
  ]);
}

export function shellHere(instruction: ShellInstruction, place: Place): string {
  const words = instruction.command.json?.items.map(({ value }) => value);
  if (!words) return "This is no JSON list; Docker stops here.";
  const stage = place.graph.stageOf(instruction);
  const below = (stage?.instructions ?? []).filter(({ index }) => index > instruction.index);
  const next = below.find(({ keyword }) => keyword === "SHELL");
  const affected = below.filter(
    (one) => "command" in one && one.command?.form === "shell" && (!next || one.index < next.index),
  );
  return list([
    `Shell-form commands below are started as ${argv([...words, "…"])}${next ? `, up to ${line(next, place)}` : " to the end of the stage, and in stages made from it"}.`,
    affected.length > 0
      ? `Here that is ${enumerate(affected.slice(0, 6).map((one) => `\`${one.keyword}\` on ${line(one, place)}`))}${affected.length > 6 ? " and more" : ""}.`
      : "Here no shell-form command follows.",
  ]);
}

/** Names by number, for those that people write as numbers. */
const SIGNALS: Readonly<Record<string, string>> = {
  "1": "SIGHUP",
  "2": "SIGINT",
  "3": "SIGQUIT",
  "9": "SIGKILL",
  "10": "SIGUSR1",
  "12": "SIGUSR2",
  "15": "SIGTERM",
};

export function stopSignalHere(instruction: WordsInstruction, place: Place): string {
  const { stopSignal } = place.graph.stateAt(listed(instruction, place), "after");
  const text = stopSignal.known ? (stopSignal.value ?? "SIGTERM") : undefined;
  if (text === undefined) return list(["`docker stop` sends the signal that the variable names."]);
  const bare = text.toUpperCase().replace(/^SIG/, "");
  const name = SIGNALS[text] ?? (/^\d/.test(text) ? text : `SIG${bare}`);
  if (name === "SIGKILL")
    return list([
      "`docker stop` kills the program at once: `SIGKILL` cannot be caught, so nothing can be saved or closed.",
    ]);
  const usual = name === "SIGTERM" ? " This is what Docker sends anyway, unless the base image says otherwise." : "";
  return list([
    `\`docker stop\` sends ${short(name)} to process 1, and \`SIGKILL\` if it still runs after 10 seconds.${usual}`,
  ]);
}

export function onbuildHere(instruction: OnbuildInstruction, place: Place): string {
  const stage = place.graph.stageOf(instruction);
  const heirs = (stage?.usedBy ?? []).filter(({ kind }) => kind === "from").map((use) => line(use.instruction, place));
  const where = heirs.length > 0 ? ` In this file that is ${enumerate(heirs)}.` : "";
  return list([
    `Does nothing now. \`${instruction.trigger?.keyword ?? "The instruction"}\` runs right after the \`FROM\` of a build that starts from this image, and there only.${where}`,
  ]);
}

export function maintainerHere(instruction: WordsInstruction): string {
  return list([
    `Sets the image's field "Author" to ${short(instruction.argumentText)}. \`LABEL org.opencontainers.image.authors=…\` replaces it.`,
  ]);
}
