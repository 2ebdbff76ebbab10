/** Custom requests that client and server share. Server → client: the file system where the server has none itself. */

/** Text of a file by URI; null when it is absent or not text. */
export const READ_FILE = "dockwright/readFile";
/** Entries of a folder by URI; null when it is absent. */
export const READ_DIRECTORY = "dockwright/readDirectory";
/** Client → server: the page of a rule as Markdown; null for an unknown rule. */
export const RULE_PAGE = "dockwright/rulePage";

/** Client → server: what holds for a file, for the client's status display; null for a file of none of our languages. */
export const FILE_STATUS = "dockwright/fileStatus";

export interface FileStatus {
  readonly preset: string;
  /** URIs of the configuration files in force. */
  readonly configFile: string | null;
  readonly hadolintFile: string | null;
  /** The configuration of other linters of Compose files. */
  readonly otherFiles: readonly string[];
  /** The configuration says to leave the file alone. */
  readonly ignored: boolean;
  /** False: the settings switch diagnostics, or the language, off. */
  readonly enabled: boolean;
}

export interface UriParams {
  readonly uri: string;
}

export interface DirectoryEntryResult {
  readonly name: string;
  readonly kind: "file" | "directory";
}

export interface RulePageParams {
  readonly id: string;
}

/** What a client may tell at start. */
export interface InitializationOptions {
  /** Template of a rule page's address, with `{id}`; without it diagnostics carry no link. */
  readonly rulePageUrl?: string;
  /** True when the client answers READ_FILE and READ_DIRECTORY. */
  readonly fileSystem?: boolean;
  /** The client's command that asks for completions again, to go on behind `--from=` and the like. */
  readonly suggestCommand?: string;
}

/** A command of the client that lists places, as a code lens asks for: URI and position of the lens, the places. */
export const SHOW_REFERENCES = "dockwright.showReferences";

interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export type ShowReferencesArguments = [
  uri: string,
  position: ProtocolPosition,
  locations: readonly {
    readonly uri: string;
    readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
  }[],
];
