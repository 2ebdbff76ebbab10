/** Runs the user's ShellCheck for the scripts that a session asks about, a few at a time. */
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { SHELLCHECK_SCHEME, scriptOf } from "../semantics/shell/shellCheck.ts";
import type { DirectoryEntry, FileSystem } from "../workspace/fileSystem.ts";
import type { Uri } from "../workspace/uri.ts";

const ARGUMENTS = ["--norc", "-f", "json1", "-S", "style", "-"];
/** In milliseconds. */
const PATIENCE = 10_000;
const AT_ONCE = 4;

/** A file system with answers of ShellCheck beside the files of another one. */
export class ShellCheckFileSystem implements FileSystem {
  readonly #files: FileSystem;
  readonly #executable: string;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** The executable is looked up in PATH. */
  constructor(files: FileSystem, executable = "shellcheck") {
    this.#files = files;
    this.#executable = executable;
  }

  async readFile(uri: Uri): Promise<string | undefined> {
    if (!uri.startsWith(SHELLCHECK_SCHEME)) return this.#files.readFile(uri);
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await this.#run(scriptOf(uri));
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  readDirectory(uri: Uri): Promise<readonly DirectoryEntry[] | undefined> {
    return this.#files.readDirectory(uri);
  }

  /** Its answer; undefined when there is no such program, or it takes too long. Findings make it exit with 1. */
  #run(script: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      // Not in the workspace: Windows would look for programs there first.
      const child = spawn(this.#executable, ARGUMENTS, {
        cwd: homedir(),
        stdio: ["pipe", "pipe", "ignore"],
        timeout: PATIENCE,
        windowsHide: true,
      });
      let answer = "";
      child.stdout.setEncoding("utf8");
      child.stdout.on("data", (text: string) => {
        answer += text;
      });
      child.on("error", () => resolve(undefined));
      child.on("close", (code) => resolve(code === 0 || code === 1 ? answer : undefined));
      child.stdin.on("error", () => {}); // It may end before it has read everything.
      child.stdin.end(script);
    });
  }
}
