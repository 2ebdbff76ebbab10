/** Real files beside the checkout: gzipped JSON lines, one file a row. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface CorpusRow {
  readonly id: string;
  readonly text: string;
}

/** All rows of one part: `dockerfiles` or `compose`. */
export function corpusRows(corpus: string, part: "dockerfiles" | "compose"): CorpusRow[] {
  return gunzipSync(readFileSync(join(corpus, `${part}.jsonl.gz`)))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as CorpusRow);
}
