/** A small LSP client for tests, over any message transport. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { ROOT } from "./sources.ts";

export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** What the server logged through window/logMessage. */
  readonly log: readonly string[];
  /** Everything pushed so far, in order. */
  readonly pushed: readonly PublishDiagnosticsParams[];
  settings: object;
  open(uri: string, languageId: string, text: string, version?: number): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  pull(uri: string): Promise<Diagnostic[]>;
  hover(uri: string, line: number, character: number): Promise<Hover | null>;
  codeActions(uri: string, diagnostic: Diagnostic): Promise<CodeAction[]>;
  complete(uri: string, line: number, character: number): Promise<CompletionItem[]>;
  /** Waits until a push satisfies the condition. */
  pushedWhere(condition: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  stop(): Promise<void>;
}

export interface ClientOptions {
  /** Default true. */
  readonly pull?: boolean;
  readonly roots?: readonly string[];
  readonly initializationOptions?: object;
  /** What it can do with code actions. */
  readonly codeAction?: object;
  /** Answers for custom requests of the server. */
  readonly requests?: Readonly<Record<string, (params: { uri: string }) => unknown>>;
}

/** Starts the built server as a child over IPC, as VS Code does. */
export function overIpc(options: ClientOptions = {}): Promise<LspClient> {
  const child = fork(join(ROOT, "dist/server/node.cjs"), ["--node-ipc"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return connect(new IPCMessageReader(child), new IPCMessageWriter(child), options, () => ended(child));
}

/** Starts `dockwright lsp --stdio`. */
export function overStdio(options: ClientOptions = {}): Promise<LspClient> {
  const child = spawn(process.execPath, [join(ROOT, "dist/cli.mjs"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  return connect(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin), options, () =>
    ended(child),
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill(), 5000);
  await once(child, "exit");
  clearTimeout(timer);
}

/** Initializes a server over the given transport. */
export async function connect(
  reader: MessageReader,
  writer: MessageWriter,
  options: ClientOptions,
  end: () => Promise<void>,
): Promise<LspClient> {
  const connection = createProtocolConnection(reader, writer);
  const log: string[] = [];
  const pushed: PublishDiagnosticsParams[] = [];
  const waiting: (() => void)[] = [];
  const state = { settings: {} as object };
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    pushed.push(params);
    for (const wake of waiting.splice(0)) wake();
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => state.settings));
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  for (const [method, answer] of Object.entries(options.requests ?? {})) connection.onRequest(method, answer);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: (options.roots ?? []).map((uri) => ({ uri, name: uri })),
    initializationOptions: options.initializationOptions,
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ["create"], snippetEditSupport: true },
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        codeAction: options.codeAction ?? {},
        ...(options.pull === false ? {} : { diagnostic: {} }),
      },
    },
  });
  await connection.sendNotification("initialized", {});
  const ask = <T>(method: string, params: object) => connection.sendRequest<T>(method, params);
  return {
    connection,
    initialized,
    log,
    pushed,
    get settings() {
      return state.settings;
    },
    set settings(value) {
      state.settings = value;
    },
    open: (uri, languageId, text, version = 1) =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version, text } }),
    change: (uri, version, text) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    close: (uri) => connection.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    pull: async (uri) =>
      (await ask<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } })).items,
    hover: (uri, line, character) =>
      ask("textDocument/hover", { textDocument: { uri }, position: { line, character } }),
    codeActions: (uri, diagnostic) =>
      ask("textDocument/codeAction", {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      }),
    complete: (uri, line, character) =>
      ask("textDocument/completion", { textDocument: { uri }, position: { line, character } }),
    async pushedWhere(condition) {
      for (;;) {
        const found = pushed.find(condition);
        if (found) return found;
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      connection.end();
      await end();
    },
  };
}
