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

/** Client → server: `docker run` commands as services of a Compose file; null for a text that does not begin with one. */
export const DOCKER_RUN_TO_COMPOSE = "dockwright/dockerRunToCompose";

export interface DockerRunParams {
  /** The Compose file that is to have them; absent for a new one. */
  readonly uri?: string;
  readonly text: string;
}

export interface DockerRunServices {
  /** Edits of the Compose file; null where its form leaves no place, or without a file. */
  readonly edits:
    | readonly {
        readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
        readonly newText: string;
      }[]
    | null;
  /** A whole Compose file with these services. */
  readonly text: string;
}

/** Client → server: the service at a place of a Compose file as a `docker run` command; null where there is none. */
export const SERVICE_TO_DOCKER_RUN = "dockwright/serviceToDockerRun";

export interface ServiceToDockerRunParams {
  readonly uri: string;
  readonly position: ProtocolPosition;
}

export interface ServiceDockerRun {
  readonly service: string;
  /** Over several lines, without a line end. */
  readonly command: string;
  /** What the command leaves out, one line each. */
  readonly notes: readonly string[];
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
