/** A `docker run` command line taken apart: its flags, the image, and what the container runs. */
import type { CommandLine, Word } from "./commandLine.ts";
import { type Flag, flagNamed, flagWithLetter } from "./flags.ts";

/** One use of a flag. */
export interface GivenFlag {
  readonly flag: Flag;
  /** As a value in a Compose file; "true" or "false" for a flag that stands alone. */
  readonly value: string;
  /** As written. */
  readonly written: string;
}

export interface RunCommand {
  readonly flags: readonly GivenFlag[];
  /** Flags that nobody knows, with their values. */
  readonly unknown: readonly string[];
  /** Undefined where the line ends before it. */
  readonly image: string | undefined;
  readonly command: readonly string[];
  /** What only a shell can work out. */
  readonly shellOnly: readonly string[];
  readonly redirections: readonly string[];
}

const PROGRAM = /^(?:.*[/\\])?(?:docker|podman|nerdctl)(?:\.exe)?$/;
/** Flags of `docker` itself that take a value. */
const GLOBAL_VALUES = [
  "-c",
  "--context",
  "--config",
  "-H",
  "--host",
  "-l",
  "--log-level",
  "--tlscacert",
  "--tlscert",
].concat(["--tlskey"]);
/** Flags of sudo that take a value. */
const SUDO_VALUES = ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T"];

/** Undefined for any other command. */
export function runCommand({ words, redirections }: CommandLine): RunCommand | undefined {
  const start = beginOfFlags(words);
  if (start === undefined) return undefined;
  const { flags, unknown, end } = flagsFrom(words, start);
  const [image, ...command] = words.slice(end).map(({ text }) => text);
  const shellOnly = words.slice(start).flatMap((word) => word.shellOnly);
  return { flags, unknown, image, command, shellOnly, redirections };
}

/** Behind `docker run`, seen through `sudo`, `env`, variables set for the command, and a copied prompt. */
function beginOfFlags(words: readonly Word[]): number | undefined {
  let at = 0;
  const text = (): string => words[at]?.text ?? "";
  const options = (withValue: readonly string[]): void => {
    while (text().startsWith("-")) at += withValue.includes(text()) ? 2 : 1;
  };
  while (/^(?:\$\$|%|sudo|env|time|nohup|exec|[A-Za-z_]\w*=.*)$/s.test(text())) {
    at++;
    options(SUDO_VALUES);
  }
  if (!PROGRAM.test(text())) return undefined;
  at++;
  options(GLOBAL_VALUES);
  if (text() === "container") at++;
  return text() === "run" || text() === "create" ? at + 1 : undefined;
}

interface Flags {
  readonly flags: GivenFlag[];
  readonly unknown: string[];
  /** Index of the image. */
  readonly end: number;
}

function flagsFrom(words: readonly Word[], start: number): Flags {
  const flags: GivenFlag[] = [];
  const unknown: string[] = [];
  let at = start;
  for (; at < words.length; at++) {
    const text = words[at]?.text ?? "";
    if (text === "--") return { flags, unknown, end: at + 1 };
    if (!/^-./s.test(text)) break;
    const next = words[at + 1]?.text;
    const read = text.startsWith("--") ? longFlag(text, next) : shortFlags(text, next);
    flags.push(...read.flags);
    if (read.flags.length === 0 || read.unknown !== undefined) {
      const taken = read.unknown !== undefined && takesNext(words, at);
      unknown.push(written(taken ? `${read.unknown} ${next}` : (read.unknown ?? text)));
      if (taken) at++;
    }
    if (read.usesNext) at++;
  }
  return { flags, unknown, end: at };
}

interface Read {
  readonly flags: readonly GivenFlag[];
  readonly unknown?: string;
  readonly usesNext: boolean;
}

function longFlag(text: string, next: string | undefined): Read {
  const [name = "", value] = cut(text.slice(2), "=");
  const flag = flagNamed(name);
  if (flag === undefined) return { flags: [], unknown: text, usesNext: false };
  if (value !== undefined) return { flags: [given(flag, value, text)], usesNext: false };
  if (flag.boolean) return { flags: [given(flag, "true", text)], usesNext: false };
  if (next === undefined) return { flags: [], usesNext: false };
  return { flags: [given(flag, next, `${text} ${next}`)], usesNext: true };
}

/** `-itd`, `-p80:80`, `-itp 80:80`, `-p=80:80`. */
function shortFlags(text: string, next: string | undefined): Read {
  const flags: GivenFlag[] = [];
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? "";
    const flag = flagWithLetter(letter);
    if (flag === undefined) return { flags, unknown: `-${text.slice(at)}`, usesNext: false };
    const rest = text.slice(at + 1);
    if (flag.boolean && !rest.startsWith("=")) {
      flags.push(given(flag, "true", `-${letter}`));
      continue;
    }
    if (rest !== "")
      return { flags: [...flags, given(flag, rest.replace(/^=/, ""), `-${letter}${rest}`)], usesNext: false };
    if (next === undefined) return { flags, unknown: `-${letter}`, usesNext: false };
    return { flags: [...flags, given(flag, next, `-${letter} ${next}`)], usesNext: true };
  }
  return { flags, usesNext: false };
}

/** An unknown flag's next word is its value, not the image, where more flags follow. */
function takesNext(words: readonly Word[], at: number): boolean {
  const [flag, value, after] = words.slice(at, at + 3).map(({ text }) => text);
  return (
    flag !== undefined &&
    !flag.includes("=") &&
    value !== undefined &&
    !value.startsWith("-") &&
    after?.startsWith("-") === true
  );
}

function given(flag: Flag, value: string, text: string): GivenFlag {
  return { flag, value, written: written(text) };
}

/** On one line, dollars as in the command. */
function written(text: string): string {
  return text.replaceAll("$$", "$").replaceAll(/\s+/g, " ");
}

/** The text before and behind the first separator; the second is undefined where there is none. */
export function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
