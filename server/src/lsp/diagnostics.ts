/** Diagnostics, pulled where the client can, pushed with versions elsewhere. */
import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { configProblems, isConfigFile } from "../linter/projectConfig.ts";
import { type ServerContext, lintFile } from "./context.ts";
import { problemDiagnostic, toDiagnostic } from "./convert.ts";

/** How long a push waits for more typing, in milliseconds. */
const QUIET_TIME = 60;

async function diagnose(
  context: ServerContext,
  uri: string,
  token?: Parameters<typeof lintFile>[2],
): Promise<{ version: number | undefined; items: Diagnostic[] }> {
  if (isConfigFile(uri)) return await diagnoseConfig(context, uri);
  const result = await lintFile(context, uri, token);
  if (!result) return { version: undefined, items: [] };
  const { source, findings, reader } = result;
  return {
    version: source.version,
    items: findings.map((finding) => toDiagnostic(finding, source, reader, context.rulePageUrl)),
  };
}

/** Mistakes in a file that configures rules, shown where they stand. */
async function diagnoseConfig(
  { session, rules, configuration }: ServerContext,
  uri: string,
): Promise<{ version: number | undefined; items: Diagnostic[] }> {
  const settings = await configuration.for(uri);
  return session.settle((reader) => {
    const source = reader.file(uri);
    const problems = source && settings["lint.enable"] ? configProblems(reader, uri, rules) : [];
    return { version: source?.version, items: source ? problems.map((one) => problemDiagnostic(one, source)) : [] };
  });
}

/** Answers textDocument/diagnostic. */
export function servePulls(context: ServerContext): void {
  context.connection.languages.diagnostics.on(async ({ textDocument }, token): Promise<DocumentDiagnosticReport> => {
    const { items } = await diagnose(context, textDocument.uri, token);
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });
}

/** Sends diagnostics for open documents; changes that follow each other quickly are answered once. */
export class Pusher {
  readonly #context: ServerContext;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(context: ServerContext) {
    this.#context = context;
  }

  schedule(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.set(
      uri,
      setTimeout(() => void this.#push(uri), QUIET_TIME),
    );
  }

  /** The document was closed: its diagnostics go away. */
  clear(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    void this.#context.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #push(uri: string): Promise<void> {
    this.#waiting.delete(uri);
    const { version, items } = await diagnose(this.#context, uri);
    const current = this.#context.session.snapshot.fileInput(uri);
    if (current?.version !== version) return; // A newer change is on its way and will push.
    await this.#context.connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(version === undefined ? {} : { version }),
    });
  }
}
