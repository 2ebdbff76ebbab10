/** One line on a terminal that says how far a long run is. */
import type { Host } from "./host.ts";

/** Shorter runs show nothing. */
const PATIENCE_MS = 400;

export class Progress {
  readonly #host: Host | undefined;
  readonly #total: number;
  readonly #begin = Date.now();
  #shown = false;

  /** Without a host, or where standard error is no terminal, nothing is shown. */
  constructor(host: Host | undefined, total: number) {
    this.#host = host?.progress ? host : undefined;
    this.#total = total;
  }

  show(done: number): void {
    if (!this.#host || Date.now() - this.#begin < PATIENCE_MS) return;
    this.#shown = true;
    this.#host.err(`\r\u001b[Kchecked ${done} of ${this.#total} files`);
  }

  end(): void {
    if (this.#shown) this.#host?.err("\r\u001b[K");
  }
}
