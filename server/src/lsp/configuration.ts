/** The editor's settings by resource, asked for once and forgotten when they change. */
import type { Connection } from "vscode-languageserver";
import { DEFAULT_SETTINGS, type Settings, settingsFrom } from "./settings.ts";

export class Configuration {
  readonly #connection: Connection;
  readonly #cache = new Map<string, Promise<Settings>>();
  /** Set at initialization: whether the client can be asked. */
  pull = false;
  /** For clients that only push: what they sent last. */
  #pushed: Settings = DEFAULT_SETTINGS;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The settings in force for a file. */
  for(uri: string): Promise<Settings> {
    if (!this.pull) return Promise.resolve(this.#pushed);
    let settings = this.#cache.get(uri);
    if (!settings) {
      settings = this.#connection.workspace
        .getConfiguration({ scopeUri: uri, section: "dockwright" })
        .then(settingsFrom, () => DEFAULT_SETTINGS);
      this.#cache.set(uri, settings);
    }
    return settings;
  }

  /** `pushed`: the settings that came with workspace/didChangeConfiguration. */
  changed(pushed: unknown): void {
    this.#cache.clear();
    const own = (pushed as { dockwright?: unknown } | null | undefined)?.dockwright;
    if (own !== undefined) this.#pushed = settingsFrom(own);
  }

  forget(uri: string): void {
    this.#cache.delete(uri);
  }
}
