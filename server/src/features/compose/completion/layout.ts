/** How a Compose file is laid out, for what is inserted into it. */
import type { ComposeFile } from "../../../semantics/compose/file.ts";
import type { YamlNode } from "../../../syntax/yaml/syntax.ts";
import { columnOf } from "./locate.ts";

export interface Layout {
  readonly lineBreak: "\n" | "\r\n";
  /** By how many blanks a mapping is indented below its key. */
  readonly step: number;
  /** By how many blanks the dashes of a list are indented below its key. */
  readonly dash: number;
}

/** As the first indented mapping and the first list of the file are; two blanks where there is none. */
export function layoutOf({ text, roots }: ComposeFile): Layout {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  let step: number | undefined;
  let dash: number | undefined;
  const pending: YamlNode[] = [...roots].reverse();
  for (let node = pending.pop(); node && (step === undefined || dash === undefined); node = pending.pop()) {
    if (node.type !== "mapping" || node.flow) continue;
    for (const { key, value } of node.pairs) {
      if ((value.type !== "mapping" && value.type !== "sequence") || value.flow) continue;
      const deeper = columnOf(text, value.span.start) - columnOf(text, key.span.start);
      if (value.type === "sequence" && deeper >= 0) dash ??= deeper;
      else if (value.type === "mapping" && deeper > 0) step ??= deeper;
    }
    pending.push(...node.pairs.map(({ value }) => value).reverse());
  }
  return { lineBreak, step: step ?? 2, dash: dash ?? step ?? 2 };
}
