/** Where a user account of an image comes from: a RUN that makes it, the base image, or nowhere that we can see. */
import { namePattern } from "../../text/names.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { baseImageFacts } from "../image/baseImages.ts";
import type { BuildGraph, Stage } from "./model.ts";

export type Account =
  | { readonly kind: "root" }
  /** A number, which needs no account. */
  | { readonly kind: "number" }
  | { readonly kind: "created"; readonly instruction: Instruction; readonly uid: number | undefined }
  | { readonly kind: "base"; readonly uid: number | undefined }
  /** All that could make it is seen, and nothing does. */
  | { readonly kind: "missing" }
  /** The base image, a script or copied files may bring it. */
  | { readonly kind: "unknown" };

/** Accounts that the usual distributions bring, beside root. */
const USUAL: readonly string[] = ["nobody", "daemon", "bin", "sys", "mail", "www-data", "games", "news", "man", "lp"];
const MAKES_USERS =
  /\b(?:useradd|adduser|groupadd|addgroup|usermod|groupmod|newusers|sysusers)\b|\/etc\/(?:passwd|group)\b/;
/** Families whose accounts are the usual ones. */
const DISTRIBUTIONS = ["debian", "ubuntu", "alpine"];

/** The account `name` as `instruction` sees it. `text` is the file's. */
export function accountOf(name: string, instruction: Instruction, graph: BuildGraph, text: string): Account {
  if (name === "" || name === "root" || name === "0") return { kind: "root" };
  if (/^\d+$/.test(name)) return { kind: "number" };
  const stage = graph.stageOf(instruction);
  return stage ? search(name, stage, instruction.index, text) : { kind: "unknown" };
}

function search(name: string, stage: Stage, before: number, text: string): Account {
  let opaque = false;
  for (const one of stage.instructions.filter(({ index }) => index < before).reverse()) {
    if (one.keyword === "COPY" || one.keyword === "ADD") opaque ||= mayBringAccounts(one.argumentText);
    if (one.keyword !== "RUN") continue;
    const script = text.slice(one.argumentSpan.start, one.span.end);
    const made = creation(name, script);
    if (made) return { kind: "created", instruction: one, uid: made.uid };
    // A variable or a script may hide the name; installing a package makes accounts, too.
    opaque ||= MAKES_USERS.test(script) ? /[$`]/.test(script) : !isHarmless(script);
  }
  const below = atBase(name, stage, text);
  return below.kind === "missing" && opaque ? { kind: "unknown" } : below;
}

function atBase(name: string, { base }: Stage, text: string): Account {
  if (base.kind === "stage") return search(name, base.stage, Number.POSITIVE_INFINITY, text);
  if (base.kind === "scratch") return { kind: "missing" };
  const facts = base.kind === "image" && base.reference ? baseImageFacts(base.reference) : undefined;
  if (!facts) return { kind: "unknown" };
  const user = facts.users.find((one) => one.name === name);
  if (user) return { kind: "base", uid: user.uid };
  const family = facts.family.known ? facts.family.value : undefined;
  if (USUAL.includes(name)) return { kind: "base", uid: undefined };
  return family !== undefined && DISTRIBUTIONS.includes(family) && facts.listed
    ? { kind: "missing" }
    : { kind: "unknown" };
}

/** `useradd … name`, `adduser … name`, or a line for /etc/passwd. */
function creation(name: string, script: string): { uid: number | undefined } | undefined {
  const escaped = namePattern(name);
  const line = new RegExp(`\\b(?:useradd|adduser|usermod)\\b[^;&|]*?(?<![\\w./-])${escaped}(?![\\w./-])[^;&|]*`).exec(
    script,
  )?.[0];
  if (line !== undefined) {
    const uid = /(?:--uid|-u|--userid)[ =]+(\d+)/.exec(line)?.[1];
    return { uid: uid === undefined ? undefined : Number(uid) };
  }
  const entry = new RegExp(`(?<![\\w.-])${escaped}:[^:\\s]*:(\\d+):\\d+:`).exec(script)?.[1];
  return entry === undefined ? undefined : { uid: Number(entry) };
}

/** Commands that make no accounts, as far as anybody knows. */
function isHarmless(script: string): boolean {
  return !/\b(?:apt-get|apt|apk|dnf|yum|microdnf|zypper|pacman|bash|sh|ansible\S*|make|rpm|dpkg)\b|\.\/|\.sh\b|^\s*\//m.test(
    script,
  );
}

function mayBringAccounts(words: string): boolean {
  return /(?:^|\s)\/\s*$|\/etc(?:\/|\s|$)|--from=/.test(words);
}
