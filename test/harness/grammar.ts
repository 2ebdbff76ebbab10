/** Our grammars under VS Code's own tokenizer. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate, { type Registry } from "vscode-textmate";
import { ROOT } from "./sources.ts";

export interface ScopedToken {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

const FILES: Readonly<Record<string, string>> = {
  "source.dockerfile": "dockerfile",
  "source.dockerignore": "dockerignore",
  "source.dotenv.compose": "env",
  "source.yaml.compose": "compose",
};

const { createOnigScanner, createOnigString, loadWASM } = oniguruma;
const { INITIAL, parseRawGrammar } = textmate;

/** Stands in for the grammars of other languages, which VS Code has: every character is a token. */
const OTHER = parseRawGrammar(
  JSON.stringify({ patterns: [{ match: "\\S", name: "word.other" }] }),
  "other.tmLanguage.json",
);

let registry: Promise<Registry> | undefined;

async function load(): Promise<Registry> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await loadWASM(readFileSync(wasm));
  return new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => {
      const name = FILES[scope];
      if (name === undefined) return { ...OTHER, scopeName: scope };
      const path = join(ROOT, "syntaxes", `${name}.tmLanguage.json`);
      return parseRawGrammar(readFileSync(path, "utf8"), path);
    },
  });
}

/** The tokens of each line. */
export async function tokenize(scope: string, lines: readonly string[]): Promise<readonly (readonly ScopedToken[])[]> {
  registry ??= load();
  const grammar = await (await registry).loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar ${scope}`);
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
  });
}
