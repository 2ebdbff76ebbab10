/** Words behind a command: flags taken apart, subcommands, packages, owners, modes, addresses. */
import { wordMeaning } from "../../../../knowledge/commands.ts";
import type { ShellCommand, ShellProgram } from "../../../../semantics/shell/model.ts";
import { signalOf } from "../../../../knowledge/wellKnown.ts";
import type { ShellWord } from "../../../../syntax/shell/syntax.ts";
import { code, list } from "../../../../text/markdown.ts";
import { modeWords, ownerWords } from "../permissions.ts";
import { type Place, short } from "../place.ts";
import { inBuild } from "./operators.ts";

export function argumentText(
  word: ShellWord,
  command: ShellCommand,
  program: ShellProgram,
  _place: Place,
): string | undefined {
  const { name } = command;
  if (name === undefined) return undefined;
  const text = word.literal ?? word.text;
  return (
    flagText(text, name) ??
    packageText(word, command) ??
    special(text, name, command, word, program) ??
    plain(text, name)
  );
}

/** `-rf`, `--no-cache`, `--mode=755`, `-j4`. */
function flagText(text: string, name: string): string | undefined {
  if (!/^[-+/]./.test(text) || text === "--") return undefined;
  const whole = wordMeaning(name, text);
  if (whole !== undefined) return explain(text, whole);
  const [key = "", value] = text.split(/=(.*)/s);
  const long = value === undefined ? undefined : wordMeaning(name, key);
  if (long !== undefined) return explain(text, long);
  if (/^-[A-Za-z]/.test(text)) return lettersText(text, name);
  return undefined;
}

/** Single letters run together; the rest behind a letter that is not known is its value (`-j4`, `-p1`). */
function lettersText(text: string, name: string): string | undefined {
  const parts: string[] = [];
  for (let at = 1; at < text.length; at++) {
    const letter = `-${text[at]}`;
    const meaning = wordMeaning(name, letter);
    const previous = parts.at(-1);
    if (meaning === undefined) {
      if (previous === undefined) return undefined;
      parts[parts.length - 1] = `${previous}: ${short(text.slice(at))}`;
      break;
    }
    parts.push(explain(letter, meaning));
  }
  return parts.length === 1 ? parts[0] : `${code(text)}\n\n${list(parts)}`;
}

function explain(word: string, meaning: string): string {
  return `${short(word)}: ${meaning}`;
}

/** A path names files to build from or to install, no package: `./cmd/app`, `src/Shop.csproj`, `wheels/*`. */
export function isProject(text: string): boolean {
  return /^\.{0,2}\/|^\.$|\.\w*proj$|\.slnx?$/.test(text);
}

function packageText(word: ShellWord, { packages }: ShellCommand): string | undefined {
  const found = packages?.packages.find((one) => one.word === word);
  if (!found) return undefined;
  const version =
    found.version === undefined ? "" : `, version ${short(`${found.version.operator}${found.version.text}`)}`;
  const verbs: Readonly<Record<string, string>> = {
    install: "to install",
    upgrade: "to update",
    remove: "to remove",
    download: "to download",
  };
  if (isProject(found.word.text)) return `${short(found.word.text)}: a path to work on, not the name of a package`;
  const verb = verbs[packages?.action ?? ""] ?? "named here";
  return `Package ${short(found.name ?? found.word.text)}${version}, ${verb}`;
}

function special(
  text: string,
  name: string,
  command: ShellCommand,
  word: ShellWord,
  program: ShellProgram,
): string | undefined {
  const first = command.arguments.find((one) => !/^[-+]/.test(one.text));
  if (name === "chmod" && first === word) {
    const words = modeWords(text);
    return words === undefined ? undefined : `Mode ${code(text)}: ${words}`;
  }
  if (name === "chown" && first === word && word.literal !== undefined) return `Owner: ${ownerWords(text)}`;
  if (name === "kill" && /^-/.test(text)) {
    const signal = signalOf(text.replace(/^-s?/, ""));
    return signal && `${code(text)}: the signal ${signal.name}`;
  }
  if (/^https?:\/\//i.test(text)) return address(text, inBuild(program));
  return undefined;
}

function address(text: string, cached: boolean): string {
  const host = /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(text)?.[1] ?? "";
  const plain =
    /^http:/i.test(text) && !/^(?:localhost|127\.|\[?::1)/.test(host)
      ? "; without TLS: anybody on the way can change it"
      : "";
  return `Address on the server ${code(host)}${plain}.${cached ? " The cache does not notice when what is behind it changes." : ""}`;
}

function plain(text: string, name: string): string | undefined {
  const meaning = wordMeaning(name, text);
  return meaning === undefined ? undefined : explain(text, meaning);
}
