/** Wires a connection to the engine. Knows no environment: the entries in `main/` bring connection and file system. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Rule } from "../linter/rule.ts";
import { isConfigFile } from "../linter/projectConfig.ts";
import { RULE_PAGES } from "../linter/rulePages.generated.ts";
import { type InitializationOptions, RULE_PAGE, type RulePageParams } from "../protocol.ts";
import type { FileSystem } from "../workspace/fileSystem.ts";
import { Session } from "../workspace/session.ts";
import { SourceFile } from "../workspace/sourceFile.ts";
import { Configuration } from "./configuration.ts";
import { ALL_RULES, clientAbilities, type ServerContext } from "./context.ts";
import { Pusher, servePulls } from "./diagnostics.ts";
import { FailureLog } from "./failureLog.ts";
import { ClientFileSystem, fileSystemByScheme, NO_FILES } from "./fileSystem.ts";
import { REQUEST_FAMILIES } from "./requests.generated.ts";

export interface ServerEnvironment {
  /** Reads `file:` and `shellcheck:` URIs; undefined in a browser, where the client reads for the server. */
  readonly localFiles?: FileSystem;
  /** Other rules than the built-in ones: for tests. */
  readonly rules?: readonly Rule[];
  readonly version: string;
}

/** Files whose text may change what another file means. */
const WATCHED = [
  "**/*{ocker,ontainer}*",
  "**/*.{dockerfile,dockerignore,env}",
  "**/*compose*.{yml,yaml}",
  "**/.env*",
  "**/.hadolint.y*ml",
  "**/.dockwright.y*ml",
  "**/.dclintrc*",
  "**/.compose-lint.y*ml",
];

/** Serves LSP over the connection until it closes. */
export function serve(connection: Connection, environment: ServerEnvironment): void {
  let remote: FileSystem = NO_FILES;
  const remoteFiles: FileSystem = {
    readFile: (uri) => remote.readFile(uri),
    readDirectory: (uri) => remote.readDirectory(uri),
  };
  const context: ServerContext = {
    connection,
    session: new Session(fileSystemByScheme(environment.localFiles, remoteFiles)),
    configuration: new Configuration(connection),
    failures: new FailureLog(connection),
    rules: environment.rules ?? ALL_RULES,
    runsPrograms: environment.localFiles !== undefined,
    rulePageUrl: undefined,
    client: clientAbilities({}),
  };
  const documents = new TextDocuments(TextDocument);
  const changes = new Changes(context, documents);

  connection.onInitialize((params): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    context.rulePageUrl = options.rulePageUrl;
    context.client = clientAbilities(params.capabilities, options.suggestCommand);
    if (options.fileSystem) remote = new ClientFileSystem(connection);
    context.configuration.pull = params.capabilities.workspace?.configuration === true;
    changes.start(params);
    return initializeResult(environment.version, changes.pulls);
  });
  connection.onInitialized(() => changes.subscribe());
  servePulls(context);
  for (const family of REQUEST_FAMILIES) family.serve(context);
  connection.onRequest(RULE_PAGE, ({ id }: RulePageParams) => RULE_PAGES[id] ?? null);
  documents.listen(connection);
  connection.listen();
}

function initializeResult(version: string, pulls: boolean): InitializeResult {
  return {
    serverInfo: { name: "dockwright", version },
    capabilities: {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...Object.assign({}, ...REQUEST_FAMILIES.map(({ capabilities }) => capabilities)),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...(pulls
        ? { diagnosticProvider: { identifier: "dockwright", interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
    },
  };
}

function sourceOf(document: TextDocument): SourceFile {
  return new SourceFile(document.uri, document.getText(), document.version, document.languageId);
}

/** Everything that changes the session's snapshot, and whom it tells. */
class Changes {
  readonly #context: ServerContext;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #pusher: Pusher;
  #capabilities: InitializeParams["capabilities"] = {};

  constructor(context: ServerContext, documents: TextDocuments<TextDocument>) {
    this.#context = context;
    this.#documents = documents;
    this.#pusher = new Pusher(context);
    documents.onDidChangeContent(({ document }) => this.#set(document));
    documents.onDidClose(({ document }) => this.#close(document));
  }

  /** True when the client pulls diagnostics. */
  get pulls(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  start(params: InitializeParams): void {
    this.#capabilities = params.capabilities;
    const { session } = this.#context;
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    session.snapshot = session.snapshot.withRoots(roots);
  }

  /** Asks the client for what it only sends on request. */
  subscribe(): void {
    const { connection, session } = this.#context;
    const { workspace } = this.#capabilities;
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#context.configuration.changed(settings);
      this.#refresh();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.#changedOnDisk(changes.map(({ uri }) => uri)));
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: "dockwright" });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          ...WATCHED.map((globPattern) => ({ globPattern })),
          // That a file comes or goes matters for whatever COPY or a bind mount names.
          { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    }
    if (!workspace?.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      const kept = session.snapshot.roots().filter((uri) => !gone.has(uri));
      session.snapshot = session.snapshot.withRoots([...kept, ...added.map(({ uri }) => uri)]);
      this.#refresh();
    });
  }

  #set(document: TextDocument): void {
    const { session } = this.#context;
    session.snapshot = session.snapshot.withFiles([[document.uri, sourceOf(document)]]);
    if (isConfigFile(document.uri)) this.#readAgain();
    this.#refresh(document.uri);
  }

  /** A closed document is whatever the disk says: forgotten here, fetched when something reads it. */
  #close({ uri }: TextDocument): void {
    const { session, configuration } = this.#context;
    session.snapshot = session.snapshot.without([uri]);
    configuration.forget(uri);
    if (!this.pulls) this.#pusher.clear(uri);
  }

  #changedOnDisk(uris: readonly string[]): void {
    const { session } = this.#context;
    const closed = uris.filter((uri) => this.#documents.get(uri) === undefined && session.snapshot.knows(uri));
    if (closed.length === 0) return;
    session.snapshot = session.snapshot.without(closed);
    if (uris.some(isConfigFile)) this.#readAgain();
    this.#refresh();
  }

  /** Which language an open document has may depend on the configuration. */
  #readAgain(): void {
    const { session } = this.#context;
    session.snapshot = session.snapshot.withFiles(
      this.#documents.all().map((document) => [document.uri, sourceOf(document)]),
    );
  }

  /** New diagnostics for every open document, as any may read any; `changed` is the one the client itself edited. */
  #refresh(changed?: string): void {
    if (!this.pulls) {
      for (const uri of this.#documents.keys()) this.#pusher.schedule(uri);
      return;
    }
    // A client that pulls asks again for the document it edited, and (interFileDependencies) for the visible others.
    if (changed === undefined && this.#capabilities.workspace?.diagnostics?.refreshSupport)
      void this.#context.connection.languages.diagnostics.refresh();
  }
}
