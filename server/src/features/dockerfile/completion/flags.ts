/** Flags of an instruction and their values. */
import { flagsOf } from "../../../semantics/dockerfile/flags.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import { documented } from "../../shared/taught.ts";
import { imageCompletions } from "./images.ts";
import { mountCompletions } from "./mounts.ts";
import type { ArgumentPlace } from "./place.ts";
import { stageCompletions } from "./stages.ts";
import { userCompletions } from "./users.ts";
import { type WordWithMeaning, withoutRepeats, wordCompletions } from "./words.ts";

const BY_USE = [
  "mount",
  "from",
  "chown",
  "platform",
  "interval",
  "timeout",
  "start-period",
  "retries",
  "chmod",
  "link",
];

/** The flags that the instruction does not have yet. */
export function flagCompletions({ instruction, words, span }: ArgumentPlace): readonly Completion[] {
  const flags = Object.entries(flagsOf(instruction) ?? {});
  const present = new Set(words.slice(0, -1).map((word) => /^--([\w-]+)/.exec(word)?.[1]));
  const rank = ([name]: (typeof flags)[number]): number => {
    const place = BY_USE.indexOf(name);
    return place < 0 ? BY_USE.length : place;
  };
  return flags
    .filter(([name, kind]) => kind === "list" || !present.has(name))
    .sort((a, b) => rank(a) - rank(b))
    .map(([name, kind]) => ({
      label: kind === "boolean" ? `--${name}` : `--${name}=`,
      kind: "property",
      ...documented(`flag:${instruction.keyword} --${name}`),
      span,
      more: kind !== "boolean",
    }));
}

/** Behind the `=` of a flag; undefined where the word is no flag with a value. */
export function flagValueCompletions(place: ArgumentPlace): readonly Completion[] | undefined {
  const match = /^--([\w-]+)=(.*)$/.exec(place.word);
  if (!match) return undefined;
  const [, name = "", value = ""] = match;
  if (flagsOf(place.instruction)?.[name] === undefined) return [];
  const span = { start: place.offset - value.length, end: place.offset };
  switch (name) {
    case "mount":
      return mountCompletions(place, value);
    case "from":
      return withoutRepeats([...stageCompletions(place, span, true), ...imageCompletions(value, place.offset)]);
    case "platform":
      return wordCompletions(PLATFORMS, span);
    case "chown":
      return value.includes(":") ? [] : userCompletions(place, span);
    default:
      return flagWords(name, flagsOf(place.instruction)?.[name] === "boolean", span);
  }
}

const PLATFORMS: readonly WordWithMeaning[] = [
  ["$BUILDPLATFORM", "the machine that builds: for compilers that cross-compile"],
  ["linux/amd64", ""],
  ["linux/arm64", ""],
  ["linux/arm/v7", ""],
  ["linux/arm/v6", ""],
  ["linux/386", ""],
  ["linux/ppc64le", ""],
  ["linux/s390x", ""],
  ["linux/riscv64", ""],
  ["windows/amd64", ""],
];

const VALUES: Readonly<Record<string, readonly (string | WordWithMeaning)[]>> = {
  network: [
    ["none", "no network for this step"],
    ["host", "the network of the machine that builds"],
    ["default", "the usual network of the build"],
  ],
  security: [
    ["sandbox", "the default"],
    ["insecure", "as with docker run --privileged; the build has to allow it"],
  ],
  chmod: [
    ["755", "everybody may read and execute, the owner may write"],
    ["644", "everybody may read, the owner may write"],
    ["600", "only the owner may read and write"],
    ["700", "only the owner"],
    ["+x", "executable, the rest as it is"],
  ],
  checksum: ["sha256:"],
  interval: [["30s", "the default"], "10s", "1m", "5m"],
  timeout: [["30s", "the default"], "3s", "5s", "10s"],
  "start-period": [["0s", "the default"], "10s", "30s", "1m"],
  "start-interval": [["5s", "the default"], "1s", "2s"],
  retries: [["3", "the default"], "1", "5", "10"],
};

function flagWords(name: string, boolean: boolean, span: Span): readonly Completion[] {
  if (boolean) return wordCompletions(["true", "false"], span);
  return wordCompletions(VALUES[name] ?? [], span);
}
