/** `.gitignore` files while folders are walked. */
import ignore, { type Ignore } from "ignore";

interface Layer {
  /** Path of the folder from the top of the repository, "" for the top. */
  readonly folder: string;
  readonly patterns: Ignore;
}

/** The `.gitignore` files from the top of the repository down to one folder; each folder adds its own. */
export class GitIgnore {
  readonly #layers: readonly Layer[];

  constructor(layers: readonly Layer[] = []) {
    this.#layers = layers;
  }

  /** With the `.gitignore` of a folder further down. */
  with(folder: string, text: string): GitIgnore {
    return new GitIgnore([...this.#layers, { folder, patterns: ignore({ allowRelativePaths: true }).add(text) }]);
  }

  /** `path` from the top of the repository, POSIX, without a slash at the end. The nearest file that says something wins. */
  ignores(path: string, directory: boolean): boolean {
    for (const { folder, patterns } of [...this.#layers].reverse()) {
      const relative = folder === "" ? path : path.slice(folder.length + 1);
      if (relative === "") continue;
      const { ignored, unignored } = patterns.test(directory ? `${relative}/` : relative);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}
