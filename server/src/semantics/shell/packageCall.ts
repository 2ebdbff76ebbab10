/** What a call of a package manager does: subcommand, flags, packages. */
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import type { Span } from "../../text/span.ts";
import { managerOfProgram, type PackageAction, managerFacts, type PackageManagerFacts } from "./packageManagers.ts";
import { type PackageSpec, packageSpec } from "./packageSpec.ts";

export interface PackageFlag {
  /** Without its value: "-t", "--target-release", "-qq". */
  readonly name: string;
  readonly word: ShellWord;
  /** Behind `=` or in the next word; undefined when there is none. Variables as written. */
  readonly value: string | undefined;
  /** The next word, when it is the value. */
  readonly valueWord: ShellWord | undefined;
}

export interface PackageCall {
  /** Key of the facts (`managerFacts(key)`): "apt-get", "pip" (also pip3, `python -m pip`), "bundler", "maven". */
  readonly manager: string;
  readonly facts: PackageManagerFacts;
  /** As called: "pip3", "python", "mamba". */
  readonly program: string;
  /** From the program's name to the end of its own words: `python -m pip`. */
  readonly programSpan: Span;
  /** As written, one or two words: "install", "mod download", "-Syu"; undefined when there is none. */
  readonly subcommand: { readonly text: string; readonly span: Span } | undefined;
  /** Undefined for subcommands that have nothing to do with installing. */
  readonly action: PackageAction | undefined;
  /** All options, those in front of the subcommand too. */
  readonly flags: readonly PackageFlag[];
  /** Words behind the subcommand that are no flags and no values of flags. */
  readonly operands: readonly ShellWord[];
  /** The operands as packages, when it installs, downloads, upgrades or removes. */
  readonly packages: readonly PackageSpec[];
}

/** True when one of the flags is given, alone, with a value, or as a letter of a cluster (`-y` in `-qy`). */
export function hasFlag(call: PackageCall, names: readonly string[]): boolean {
  return call.flags.some(({ name }) => names.some((wanted) => sameFlag(name, wanted)));
}

function sameFlag(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  return /^-[A-Za-z]$/.test(wanted) && /^-[A-Za-z]+$/.test(name) && name.includes(wanted.charAt(1));
}

/** The call that a command is; undefined when it is no package manager. */
export function packageCall(name: string, word: ShellWord, words: readonly ShellWord[]): PackageCall | undefined {
  const module = pythonModule(name, words);
  const manager = managerOfProgram(module ? (words[module - 1]?.text ?? "") : name);
  const facts = manager === undefined ? undefined : managerFacts(manager);
  if (manager === undefined || !facts) return undefined;
  const { flags, operands: all } = splitFlags(words.slice(module ?? 0), facts.valueFlags ?? []);
  const found = manager === "pacman" ? pacmanAction(flags) : actionOf(all, facts, manager);
  const operands = all.slice(found.words);
  const subject = found.action !== undefined && found.action !== "clean" && found.action !== "update";
  return {
    manager,
    facts,
    program: name,
    programSpan: { start: word.span.start, end: (words[(module ?? 0) - 1] ?? word).span.end },
    subcommand: found.subcommand,
    action: found.action,
    flags,
    operands,
    packages: subject ? operands.map((operand) => packageSpec(operand, facts.pin)) : [],
  };
}

/** `python -m pip …`: how many words belong to it. */
function pythonModule(name: string, words: readonly ShellWord[]): number | undefined {
  if (!/^(?:python|pypy)\d*(?:\.\d+)?$/.test(name)) return undefined;
  const at = words.findIndex(({ text }) => !/^-[A-Za-ln-z]/.test(text));
  return words[at]?.text === "-m" && /^(?:pip|pipx|pipenv|uv|poetry)$/.test(words[at + 1]?.text ?? "")
    ? at + 2
    : undefined;
}

function splitFlags(
  words: readonly ShellWord[],
  valueFlags: readonly string[],
): { readonly flags: readonly PackageFlag[]; readonly operands: readonly ShellWord[] } {
  const flags: PackageFlag[] = [];
  const operands: ShellWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    if (word.text === "--") {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (!/^-./.test(word.text)) {
      operands.push(word);
      continue;
    }
    const cut = word.text.indexOf("=");
    const name = cut < 0 ? word.text : word.text.slice(0, cut);
    const takes = cut < 0 && valueFlags.includes(name);
    const valueWord = takes ? words[++i] : undefined;
    flags.push({ name, word, value: cut < 0 ? valueWord?.text : word.text.slice(cut + 1), valueWord });
  }
  return { flags, operands };
}

interface Found {
  readonly subcommand: PackageCall["subcommand"];
  readonly action: PackageAction | undefined;
  /** How many operands the subcommand is. */
  readonly words: number;
}

/** Build tools take several goals. */
const GOALS: readonly string[] = ["maven", "gradle", "sbt"];

function actionOf(operands: readonly ShellWord[], facts: PackageManagerFacts, manager: string): Found {
  const [first, second] = operands;
  if (!first) return { subcommand: undefined, action: facts.defaultAction, words: 0 };
  const actions = Object.entries(facts.actions) as [PackageAction, readonly string[]][];
  const called = (text: string) => actions.find(([, names]) => names.includes(text))?.[0];
  if (GOALS.includes(manager)) {
    const goal = operands.find(({ text }) => called(text));
    const action = goal && called(goal.text);
    return { subcommand: { text: (goal ?? first).text, span: (goal ?? first).span }, action, words: operands.length };
  }
  if (second) {
    const action = called(`${first.text} ${second.text}`);
    const text = `${first.text} ${second.text}`;
    if (action)
      return { subcommand: { text, span: { start: first.span.start, end: second.span.end } }, action, words: 2 };
  }
  return { subcommand: { text: first.text, span: first.span }, action: called(first.text), words: 1 };
}

/** pacman says what to do by an option: `-S`, `-Syu`, `-Rns`. */
function pacmanAction(flags: readonly PackageFlag[]): Found {
  const flag = flags.find(({ name }) => /^-[A-Z]|^--(?:sync|remove|upgrade)$/.test(name));
  if (!flag) return { subcommand: undefined, action: undefined, words: 0 };
  const { name, word } = flag;
  const all = flags.map((each) => each.name).join(" ");
  const clean = /-S\w*c/.test(all);
  const refreshed = /-S\w*y|--refresh/.test(all);
  const action = /^-R|--remove/.test(name)
    ? "remove"
    : /^-U|--upgrade/.test(name)
      ? "install"
      : clean
        ? "clean"
        : /-S\w*u|--sysupgrade/.test(all)
          ? "upgrade"
          : refreshed
            ? "update"
            : "install";
  return {
    subcommand: { text: name, span: word.span },
    action: /^-[SRU]|^--/.test(name) ? action : undefined,
    words: 0,
  };
}
