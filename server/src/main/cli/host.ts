/** What the command line needs from its surroundings, so that tests can run it without a process. */
export interface Host {
  /** Absolute path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output is a terminal. */
  readonly terminal: boolean;
  /** Standard error is a terminal: progress may be shown there. */
  readonly progress: boolean;
  readStdin(): Promise<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

/** The command's exit code: 0 nothing to complain about, 1 findings, 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Wrong use or unreadable input: told in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
