/** Commands inside RUN and their words: what each is, in half a sentence (knowledge/data/commands). */
import languages from "./data/commands/languages.json" with { type: "json" };
import packages from "./data/commands/packages.json" with { type: "json" };
import shell from "./data/commands/shell.json" with { type: "json" };
import system from "./data/commands/system.json" with { type: "json" };
import windows from "./data/commands/windows.json" with { type: "json" };

interface CommandFacts {
  readonly is: string;
  /** The page of its makers, or of Debian, that confirms what is said here. */
  readonly manual?: string;
  /** Another command whose words this one takes, too. */
  readonly like?: string;
  /** By the word, or all its spellings with ", " between. */
  readonly words: Readonly<Record<string, string>>;
}

const TABLES: readonly Readonly<Record<string, CommandFacts>>[] = [
  system.commands,
  shell.commands,
  packages.commands,
  languages.commands,
  windows.commands,
];

/** Options of Windows and PowerShell are the same in any letter case; so are names of cmdlets. */
function factsOf(name: string): CommandFacts | undefined {
  const bare = name.replace(/\.exe$/i, "");
  for (const table of TABLES) if (Object.hasOwn(table, bare)) return table[bare];
  const cmdlet = Object.keys(windows.commands).find((one) => one.toLowerCase() === bare.toLowerCase());
  return cmdlet === undefined ? undefined : TABLES.at(-1)?.[cmdlet];
}

/** What the program is; undefined for unknown ones. */
export function commandMeaning(name: string): string | undefined {
  return factsOf(name)?.is;
}

/** Address of the program's manual, or of the program whose words it takes. */
export function manualOf(name: string): string | undefined {
  const facts = factsOf(name);
  return facts?.manual ?? (facts?.like === undefined ? undefined : manualOf(facts.like));
}

/** What one word (`-y`, `install`) means to the command; undefined for what is not in the list. */
export function wordMeaning(command: string, word: string): string | undefined {
  const facts = factsOf(command);
  if (!facts) return undefined;
  const own = lookUp(facts.words, word) ?? lookUp(facts.words, word.toLowerCase());
  return own ?? (facts.like === undefined ? undefined : wordMeaning(facts.like, word));
}

function lookUp(words: CommandFacts["words"], word: string): string | undefined {
  for (const [spellings, meaning] of Object.entries(words)) if (spellings.split(", ").includes(word)) return meaning;
  return undefined;
}
