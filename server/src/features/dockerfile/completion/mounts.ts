/** The keys of `RUN --mount` and their values, as the mount's type has them (BuildKit `commands_runmount.go`). */
import { managerFacts, managerKeys } from "../../../semantics/shell/packageManagers.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import { documented } from "../../shared/taught.ts";
import { imageCompletions } from "./images.ts";
import type { ArgumentPlace } from "./place.ts";
import { pathCompletions } from "./paths.ts";
import { stageCompletions } from "./stages.ts";
import { type WordWithMeaning, withoutRepeats, wordCompletions } from "./words.ts";

type Key = readonly [key: string, meaning: string];

const TARGET: Key = ["target=", "where it appears in the container of this RUN"];
const FROM: Key = ["from=", "a stage, an image or a named context; else the build context"];
const SOURCE: Key = ["source=", "which part of it; else all"];
const OWNER: readonly Key[] = [
  ["uid=", "user id of the owner, default 0"],
  ["gid=", "group id of the owner, default 0"],
];

/** By type, in the order to write them. A key without `=` stands alone. */
const KEYS: Readonly<Record<string, readonly Key[]>> = {
  bind: [TARGET, SOURCE, FROM, ["rw", "writes are allowed, and thrown away afterwards"]],
  cache: [
    TARGET,
    ["id=", "name of the cache, default the target"],
    ["sharing=", "what happens when two builds want it at once"],
    ["ro", "read only"],
    FROM,
    SOURCE,
    ["mode=", "permissions of a new directory, default 0755"],
    ...OWNER,
  ],
  tmpfs: [TARGET, ["size=", "most bytes that it may hold"]],
  secret: [
    ["id=", "name of the secret, as given to docker build --secret"],
    ["env=", "a variable that gets the secret instead of a file"],
    ["target=", "the file, default /run/secrets/ and the id"],
    ["required", "the build fails without the secret"],
    ["mode=", "permissions of the file, default 0400"],
    ...OWNER,
  ],
  ssh: [
    ["id=", "name of the agent, default `default`"],
    ["target=", "the socket; SSH_AUTH_SOCK names it"],
    ["required", "the build fails without an agent"],
    ["mode=", "permissions of the socket, default 0600"],
    ...OWNER,
  ],
};

const SAME: Readonly<Record<string, string>> = {
  dst: "target",
  destination: "target",
  src: "source",
  readonly: "ro",
  readwrite: "rw",
};

/** `value` is what stands behind `--mount=` up to the cursor. */
export function mountCompletions(place: ArgumentPlace, value: string): readonly Completion[] {
  const parts = value.split(",");
  const part = parts.at(-1) ?? "";
  const keys = parts.slice(0, -1).map((one) => canonical(one.split("=")[0] ?? ""));
  const type = /(?:^|,)type=(\w+)/i.exec(parts.slice(0, -1).join(","))?.[1]?.toLowerCase();
  const equals = part.indexOf("=");
  if (equals < 0) return keyCompletions(keys, type, { start: place.offset - part.length, end: place.offset });
  const typed = part.slice(equals + 1);
  return valueCompletions(place, canonical(part.slice(0, equals)), typed, type ?? "bind");
}

function canonical(key: string): string {
  const lower = key.toLowerCase();
  return SAME[lower] ?? lower;
}

function keyCompletions(present: readonly string[], type: string | undefined, span: Span): readonly Completion[] {
  const own: readonly Key[] = KEYS[type ?? "bind"] ?? [];
  const offered: readonly Key[] = type === undefined ? [["type=", "what is mounted"], ...own] : own;
  return offered
    .filter(([key]) => !present.includes(key.replace("=", "")))
    .map(([label, documentation]) => ({ label, kind: "property", documentation, span, more: label.endsWith("=") }));
}

function valueCompletions(place: ArgumentPlace, key: string, typed: string, type: string): readonly Completion[] {
  const span = { start: place.offset - typed.length, end: place.offset };
  switch (key) {
    case "type":
      return ["cache", "bind", "secret", "ssh", "tmpfs"].map((label) => ({
        label,
        kind: "enumMember",
        ...documented(`mount:${label}`),
        span,
      }));
    case "from":
      return withoutRepeats([...stageCompletions(place, span, false), ...imageCompletions(typed, place.offset)]);
    case "sharing":
      return wordCompletions(SHARING, span, "enumMember");
    case "target":
      return type === "cache" ? withoutRepeats(wordCompletions(cacheFolders(), span, "folder")) : [];
    case "source":
      return type === "bind" && !/(?:^|,)from=/i.test(place.word) ? pathCompletions(place, typed) : [];
    case "required":
    case "ro":
    case "rw":
      return wordCompletions(["true", "false"], span);
    default:
      return [];
  }
}

const SHARING: readonly WordWithMeaning[] = [
  ["locked", "the second build waits: for apt"],
  ["shared", "both use it: the default"],
  ["private", "the second build gets one of its own"],
];

/** Where package managers keep what they have downloaded. */
function cacheFolders(): readonly WordWithMeaning[] {
  return managerKeys().flatMap((key) =>
    (managerFacts(key)?.cacheMounts ?? []).map(({ target, sharing }): WordWithMeaning => {
      return [target, sharing === undefined ? key : `${key}, with sharing=${sharing}`];
    }),
  );
}
