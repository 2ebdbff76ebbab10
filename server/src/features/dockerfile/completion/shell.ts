import { baseImageFacts } from "../../../semantics/image/baseImages.ts";
import { interpreterAt } from "../../../semantics/shell/interpreterAt.ts";
import {
  managerFacts,
  managerKeys,
  managerOfProgram,
  type PackageAction,
  type PackageManagerFacts,
} from "../../../semantics/shell/packageManagers.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import type { ArgumentPlace } from "./place.ts";
import { type WordWithMeaning, withoutRepeats, wordCompletions } from "./words.ts";

/** Where a new command begins. */
const BORDER = /(?:&&|\|\||[;|(\n&]|\$\(|\b(?:then|do|else)\s)\s*/;
/** What may stand in front of a command. */
const PREFIX = /^(?:[A-Za-z_]\w*=\S*|sudo|exec|env|time|--[\w-]+(?:=\S*)?)$/;

/** `script`: the text of the shell up to the cursor. */
export function shellCompletions(place: ArgumentPlace, script: string): readonly Completion[] {
  if (interpreterAt(place.graph, place.instruction).language !== "posix" || quoted(script)) return [];
  const command = script.split(BORDER).at(-1) ?? "";
  const words = command.trimStart().split(/\s+/);
  while (words.length > 1 && PREFIX.test(words[0] ?? "")) words.shift();
  const [program = "", ...rest] = words;
  const typed = words.at(-1) ?? "";
  const span = { start: place.offset - typed.length, end: place.offset };
  if (rest.length === 0) return programs(place, span);
  const key = managerOfProgram(program);
  const facts = key === undefined ? undefined : managerFacts(key);
  return facts ? inCall(facts, rest, span) : [];
}

function quoted(script: string): boolean {
  const plain = script.replace(/\\./g, "").replace(/"[^"]*"|'[^']*'/g, "");
  return /["'#]/.test(plain.slice(plain.lastIndexOf("\n") + 1));
}

/** Those that the base image is known to have, and apt-get and its like only for a known distribution. */
function programs({ graph, instruction }: ArgumentPlace, span: Span): readonly Completion[] {
  const stage = graph.stageOf(instruction);
  const root = stage?.root.base;
  if (root?.kind !== "image" || !root.reference) return [];
  const facts = baseImageFacts(root.reference);
  const { name, tag } = root.reference;
  const listed = facts?.packageManager.known ? facts.packageManager.value : facts && managerOfTag(tag ?? "");
  const system = listed ? [listed] : [];
  const own = managerKeys().filter((key) => managerFacts(key)?.images?.includes(name));
  const found = [...system, ...own].map(
    (key): WordWithMeaning => [managerFacts(key)?.programs[0] ?? key, `package manager of ${name}`],
  );
  return withoutRepeats(wordCompletions(found, span, "function"));
}

/** Official images name their distribution in the tag; this holds for releases that the facts do not list. */
function managerOfTag(tag: string): string | undefined {
  if (/(?:^|-)alpine/.test(tag)) return "apk";
  return /(?:^|-)(?:slim|trixie|bookworm|bullseye|jammy|noble)/.test(tag) ? "apt-get" : undefined;
}

const MEANING: Readonly<Record<PackageAction, string>> = {
  install: "installs",
  update: "fetches the lists of packages",
  upgrade: "brings what is installed up to date",
  remove: "removes",
  download: "fetches without installing",
  clean: "empties its caches",
};

/** Behind the program: subcommands first, then the options of the one that is there. */
function inCall(facts: PackageManagerFacts, words: readonly string[], span: Span): readonly Completion[] {
  const before = words.slice(0, -1);
  const action = actionOf(facts, before);
  const typed = words.at(-1) ?? "";
  const options = optionsFor(facts, action).filter(([option]) => !before.includes(option));
  if (action !== undefined)
    return typed === "" || typed.startsWith("-") ? wordCompletions(options, span, "property") : [];
  if (before.some((word) => !word.startsWith("-"))) return secondWords(facts, before, span);
  if (typed.startsWith("-")) return wordCompletions(facts.yes ?? [], span, "property");
  const subcommands = entries(facts).map(([command, kind]): WordWithMeaning => [command, MEANING[kind]]);
  return withoutRepeats(wordCompletions(subcommands, span, "function"));
}

function entries({ actions }: PackageManagerFacts): readonly (readonly [string, PackageAction])[] {
  return Object.entries(actions).flatMap(([kind, commands]) =>
    commands.map((command) => [command, kind as PackageAction] as const),
  );
}

function actionOf(facts: PackageManagerFacts, words: readonly string[]): PackageAction | undefined {
  const plain = words.filter((word) => !word.startsWith("-") || facts.actions.install?.includes(word)).join(" ");
  return entries(facts).find(([command]) => plain === command || plain.startsWith(`${command} `))?.[1];
}

/** `uv pip |`, `go mod |` */
function secondWords(facts: PackageManagerFacts, before: readonly string[], span: Span): readonly Completion[] {
  const start = `${before.filter((word) => !word.startsWith("-")).join(" ")} `;
  const found = entries(facts).filter(([command]) => command.startsWith(start));
  return wordCompletions(
    found.map(([command, kind]): WordWithMeaning => [command.slice(start.length), MEANING[kind]]),
    span,
    "function",
  );
}

function optionsFor(facts: PackageManagerFacts, action: PackageAction | undefined): readonly WordWithMeaning[] {
  const one = (list: readonly string[] | undefined, meaning: string): WordWithMeaning[] =>
    (list ?? [])
      .filter((option) => option.startsWith("-"))
      .slice(0, 1)
      .map((option) => [option, meaning]);
  const yes = one(facts.yes, "answers its questions with yes");
  if (action === "remove" || action === "upgrade") return yes;
  if (action !== "install") return [];
  return [
    ...yes,
    ...one(facts.noRecommends, "only what is needed, not what is recommended"),
    ...one(facts.noCache, "leaves no cache in the layer"),
    ...one(facts.noDocs, "without documentation"),
    ...one(facts.frozen, "exactly what the lock file says"),
    ...one(facts.production, "without what only development needs"),
  ];
}
