/** Rules that threw: each is named in the log once, with its stack; nobody is shown a pop-up. */
import type { Connection } from "vscode-languageserver";
import type { RuleFailure } from "../linter/lint.ts";

export class FailureLog {
  readonly #connection: Connection;
  readonly #seen = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add({ rule, uri, error }: RuleFailure): void {
    if (this.#seen.has(rule)) return;
    this.#seen.add(rule);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#connection.console.error(`The rule ${rule} failed on ${uri} and was left out for it: ${text}`);
  }
}
