/** `dockwright check`: selects files, checks them in batches, fixes if asked, reports. */
import { resolve } from "node:path";
import { CONFIGURATION, configProblems } from "../../linter/projectConfig.ts";
import { RULES } from "../../linter/rules.generated.ts";
import { SEVERITIES, type Severity } from "../../linter/rule.ts";
import { idOf, languageOf } from "../../workspace/languages.ts";
import { Session } from "../../workspace/session.ts";
import { Snapshot } from "../../workspace/snapshot.ts";
import { SourceFile } from "../../workspace/sourceFile.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { Finding } from "../apiTypes.ts";
import { checkUris, type EngineOptions, fixUris, toFinding } from "../engine.ts";
import { decodeText, NodeFileSystem, pathOfUri, uriOfPath } from "../nodeFileSystem.ts";
import { ShellCheckFileSystem } from "../shellCheck.ts";
import { type CheckCommand, readCheckCommand } from "./checkOptions.ts";
import { type ExitCode, type Host, UsageError } from "./host.ts";
import { Progress } from "./progress.ts";
import { reportRun } from "./reporting.ts";
import { rootsOf, type SelectedFile, Selection, shownPath } from "./selection.ts";
import { readTextFile, rewriteTextFile } from "./textFile.ts";

/** Files per session: what one batch has read is forgotten before the next, so that memory stays flat. */
const BATCH = 100;

export async function runCheck(args: readonly string[], host: Host): Promise<ExitCode> {
  const command = readCheckCommand(args, host);
  if (command.config !== undefined) readTextFile(command.config, shownPath(host.cwd, command.config));
  const run = new CheckRun(command, host);
  return await (command.stdin ? run.standardInput() : run.files());
}

class CheckRun {
  readonly #command: CheckCommand;
  readonly #host: Host;
  readonly #selection: Selection;
  readonly #configFile: Uri | undefined;
  readonly #findings: Finding[] = [];
  readonly #thresholds = new Map<string, Severity | "never">();
  readonly #configs = new Set<Uri>();
  #fixed = 0;

  constructor(command: CheckCommand, host: Host) {
    this.#command = command;
    this.#host = host;
    this.#configFile = command.config === undefined ? undefined : uriOfPath(command.config);
    this.#selection = new Selection(host.cwd, this.#configFile);
  }

  async files(): Promise<ExitCode> {
    const files = await this.#selection.files(this.#command.paths);
    if (files.length === 0 && !this.#command.quiet) this.#host.err("dockwright: no Dockerfile or Compose file found\n");
    const progress = new Progress(this.#command.quiet ? undefined : this.#host, files.length);
    const checked: SelectedFile[] = [];
    for (let at = 0; at < files.length; at += BATCH) {
      progress.show(at);
      const batch = files.slice(at, at + BATCH).flatMap((file) => {
        const text = readTextFile(file.path, file.shown);
        if (text === undefined && file.named) throw new UsageError(`cannot read ${file.shown}: it is no text file`);
        const source = text === undefined ? undefined : sourceOf(file, text);
        return source ? [{ file, source }] : [];
      });
      checked.push(...batch.map(({ file }) => file));
      for (const [file, text] of await this.#checkBatch(batch)) rewriteTextFile(file.path, file.shown, text);
    }
    progress.end();
    await this.#checkConfigs();
    return this.#report(checked, (text) => this.#host.out(text));
  }

  /** With a fix, standard output is the fixed text and the report goes to standard error. */
  async standardInput(): Promise<ExitCode> {
    const file = await this.#selection.describe(resolve(this.#host.cwd, this.#command.stdinPath), true);
    const text = decodeText(await this.#host.readStdin());
    if (text === undefined) throw new UsageError("cannot read standard input: it is no text");
    const source = sourceOf(file, text);
    const fixed = file.config.ignored || !source ? new Map() : await this.#checkBatch([{ file, source }]);
    if (this.#command.fix === undefined) return this.#report([file], (report) => this.#host.out(report));
    this.#host.out(fixed.get(file) ?? text);
    return this.#report([file], (report) => this.#host.err(report));
  }

  async #checkBatch(
    batch: readonly { file: SelectedFile; source: SourceFile }[],
  ): Promise<ReadonlyMap<SelectedFile, string>> {
    const { buildArgs, shellCheck } = this.#command;
    const parameters = { buildArgs, shellCheck };
    const snapshot = Snapshot.empty(rootsOf(this.#host.cwd), parameters);
    const files = shellCheck ? new ShellCheckFileSystem(new NodeFileSystem()) : new NodeFileSystem();
    const sources = batch.map(({ source }) => [source.uri, source] as const);
    const session = new Session(files, snapshot.withFiles(sources));
    const uris = batch.map(({ source }) => source.uri);
    const byUri = new Map(batch.map(({ file }) => [file.uri, file]));
    const fixed = new Map<SelectedFile, string>();
    if (this.#command.fix) {
      const options = { ...this.#engineOptions(), safety: this.#command.fix };
      for (const [uri, text] of await fixUris(session, uris, options)) {
        const file = byUri.get(uri);
        if (!file) continue;
        fixed.set(file, text);
        // The engine makes the fixed file anew, by its name alone.
        session.snapshot = session.snapshot.withFiles([[uri, sourceOf(file, text) ?? new SourceFile(uri, text)]]);
      }
      this.#fixed += fixed.size;
    }
    for (const finding of await checkUris(session, uris, this.#engineOptions())) {
      this.#findings.push(toFinding(byUri.get(finding.uri)?.shown ?? finding.uri, finding));
    }
    for (const { file } of batch) this.#note(file);
    return fixed;
  }

  #note({ shown, config }: SelectedFile): void {
    this.#thresholds.set(shown, this.#command.failOn ?? config.hadolint.failureThreshold ?? "warning");
    for (const uri of [config.file, config.hadolintFile]) if (uri !== undefined) this.#configs.add(uri);
  }

  #engineOptions(): EngineOptions {
    const { preset, rules } = this.#command;
    return {
      ...(preset ? { preset } : {}),
      ...(this.#configFile === undefined ? {} : { configFile: this.#configFile }),
      overrides: [rules],
      onFailure: ({ rule, uri, error }) => {
        const path = shownPath(this.#host.cwd, pathOfUri(uri) ?? uri);
        const words = error instanceof Error ? error.message : String(error);
        this.#host.err(`dockwright: rule ${rule} failed on ${path}: ${words.split("\n")[0]}\n`);
      },
    };
  }

  /** Mistakes in the configuration files that were in force. */
  async #checkConfigs(): Promise<void> {
    const session = new Session(new NodeFileSystem());
    for (const uri of [...this.#configs].sort()) {
      const [problems, source] = await session.settle((reader) => {
        return [configProblems(reader, uri, RULES), reader.file(uri)] as const;
      });
      const path = shownPath(this.#host.cwd, pathOfUri(uri) ?? uri);
      for (const { span, message, severity } of source ? problems : []) {
        const range = source?.lines.rangeOf(span);
        if (range) this.#findings.push({ path, rule: CONFIGURATION, aliases: [], severity, message, range, fixes: [] });
      }
    }
  }

  #report(files: readonly SelectedFile[], print: (text: string) => void): ExitCode {
    const fails = (finding: Finding) => {
      const threshold = this.#thresholds.get(finding.path) ?? this.#command.failOn ?? "warning";
      return threshold !== "never" && SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(threshold);
    };
    if (this.#fixed > 0 && !this.#command.quiet && !this.#command.stdin) {
      this.#host.err(`dockwright: fixed ${this.#fixed} ${this.#fixed === 1 ? "file" : "files"}\n`);
    }
    reportRun(
      { findings: this.#findings, files: files.map((file) => file.shown), fails },
      this.#command,
      this.#host,
      print,
    );
    return this.#findings.some(fails) ? 1 : 0;
  }
}

/** The file with the language that the configuration or its name gives it. A file that the user names is one of ours. */
function sourceOf({ uri, language, named, shown, config }: SelectedFile, text: string): SourceFile | undefined {
  const id = language ?? (named ? guess(uri, text) : undefined);
  const source = new SourceFile(uri, text, undefined, id && idOf(id));
  if (source.language !== undefined) return source;
  if (!named || config.ignored) return undefined;
  throw new UsageError(
    `${shown} is neither a Dockerfile nor a Compose file; list it under files in .dockwright.yaml if it is`,
  );
}

/** The user named it, so its name may be unusual: YAML is taken for Compose, and what begins as a Dockerfile for one. */
function guess(uri: Uri, text: string): "dockerfile" | "compose" | undefined {
  if (languageOf(uri, undefined) !== undefined) return undefined;
  if (/\.ya?ml$/i.test(uri)) return "compose";
  return /^(?:\s*(?:#.*)?\r?\n)*\s*(?:FROM|ARG)\s/i.test(text) ? "dockerfile" : undefined;
}
