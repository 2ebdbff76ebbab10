/** What the arguments of each instruction may be. */
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import { imageCompletions } from "./images.ts";
import { triggerCompletions } from "./keywords.ts";
import { labelKeys, PORTS, SHELLS, SIGNALS } from "./lists.ts";
import type { ArgumentPlace } from "./place.ts";
import { destinationCompletions, pathCompletions, stageFolders } from "./paths.ts";
import { shellCompletions } from "./shell.ts";
import { stageCompletions } from "./stages.ts";
import { userCompletions } from "./users.ts";
import { argNames } from "./variables.ts";
import { withoutRepeats, wordCompletions } from "./words.ts";

/** For the word at the cursor, which is neither a flag nor a variable. */
export function argumentCompletions(place: ArgumentPlace): readonly Completion[] {
  const { instruction, span, values, word } = place;
  switch (instruction.keyword) {
    case "FROM":
      return fromCompletions(place);
    case "COPY":
    case "ADD":
      return copyCompletions(place);
    case "RUN":
      return shellCompletions(place, place.before);
    case "ARG":
      return argNames(place);
    case "USER":
      return values.length <= 1 && !word.includes(":") ? userCompletions(place, span) : [];
    case "EXPOSE":
      return word.includes("/") ? protocols(place) : wordCompletions(PORTS, span, "constant");
    case "STOPSIGNAL":
      return values.length <= 1 ? wordCompletions(SIGNALS, span, "constant") : [];
    case "LABEL":
      return word.includes("=") || /"[^"]*$/.test(place.before.replace(/"[^"]*"/g, "")) ? [] : labelKeys(span);
    case "SHELL":
      return values.length <= 1 ? wordCompletions(SHELLS, span) : [];
    case "HEALTHCHECK":
      return values.length <= 1 ? healthcheckKinds(place) : [];
    case "ONBUILD":
      return values.length <= 1 ? triggerCompletions(place, span) : [];
    case "CMD":
    case "ENTRYPOINT":
      return values.length <= 1 && word === "" ? [execForm(span)] : [];
    case "WORKDIR":
      return values.length <= 1 ? workingDirectories(place) : [];
    default:
      return [];
  }
}

/** `FROM image AS name`: stages and images, AS, and nothing for a name that is to be invented. */
function fromCompletions(place: ArgumentPlace): readonly Completion[] {
  const { values, word, span, offset, instruction } = place;
  if (values.length === 2) {
    const as = instruction.keywordText === instruction.keywordText.toLowerCase() ? "as" : "AS";
    return [{ label: as, kind: "keyword", detail: "gives the stage a name", span, newText: `${as} ` }];
  }
  if (values.length > 2) return [];
  const names = imageCompletions(word, offset);
  if (word.includes(":")) return names;
  const scratch: Completion = { label: "scratch", kind: "module", detail: "an empty image", span };
  return withoutRepeats([...stageCompletions(place, span, false), ...names, scratch]);
}

/** Sources; behind the first one it may be the destination, too. */
function copyCompletions(place: ArgumentPlace): readonly Completion[] {
  const { words, word, values } = place;
  if (word.startsWith("[") || word.startsWith("<")) return [];
  const from = words.find((one) => one.startsWith("--from="))?.slice("--from=".length);
  const sources = from === undefined ? pathCompletions(place, word) : stageFolders(place, from);
  if (values.length < 2 || word !== "") return sources;
  return withoutRepeats([...destinationCompletions(place), ...sources]);
}

function protocols({ word, offset }: ArgumentPlace): readonly Completion[] {
  const typed = word.slice(word.lastIndexOf("/") + 1);
  return wordCompletions(
    [["tcp", "the default"], "udp", "sctp"],
    { start: offset - typed.length, end: offset },
    "enumMember",
  );
}

function healthcheckKinds({ instruction, span }: ArgumentPlace): readonly Completion[] {
  const lower = instruction.keywordText === instruction.keywordText.toLowerCase();
  const kind = (word: string, detail: string): Completion => {
    const label = lower ? word.toLowerCase() : word;
    return { label, kind: "keyword", detail, span, newText: word === "CMD" ? `${label} ` : label };
  };
  const none = kind("NONE", "no health check, whatever the base image has");
  return [
    kind("CMD", "a command that tells whether the container is healthy"),
    ...(instruction.flags.length > 0 ? [] : [none]),
  ];
}

function execForm(span: Span): Completion {
  return {
    label: '["program", "argument"]',
    kind: "value",
    detail: "exec form: no shell in between",
    span,
    newText: '["${1:program}"${2:, "argument"}]',
    snippet: true,
  };
}

/** Those that the file already has, then the usual one. */
function workingDirectories({ graph, instruction, span }: ArgumentPlace): readonly Completion[] {
  const used = graph.syntax.instructions.flatMap((one) =>
    one.keyword === "WORKDIR" && one.index !== instruction.index && one.whole?.literal ? [one.whole.literal] : [],
  );
  return wordCompletions([...new Set([...used, "/app", "/src"])], span, "folder");
}
