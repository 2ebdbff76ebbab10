/** Plain data as YAML that every reader takes for the same data. */

/** Block style; strings are quoted where they could be read as something else. */
export function yamlText(value: unknown): string {
  return lines(value, "").join("\n").concat("\n");
}

function lines(value: unknown, indent: string): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [`${indent}[]`] : value.flatMap((item) => itemLines(item, indent));
  if (value === null || typeof value !== "object") return [`${indent}${scalar(value)}`];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${indent}{}`];
  return entries.flatMap(([key, inner]) => keyLines(`${indent}${scalar(key)}:`, inner, indent));
}

function itemLines(item: unknown, indent: string): string[] {
  const [first = "", ...rest] = lines(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function keyLines(head: string, value: unknown, indent: string): string[] {
  const block = typeof value === "string" ? blockLines(value, `${indent}  `) : undefined;
  if (block) return [`${head} ${block.header}`, ...block.body];
  const empty = value === null || typeof value !== "object" || Object.keys(value).length === 0;
  return empty ? [`${head} ${lines(value, "")[0] ?? ""}`] : [head, ...lines(value, `${indent}  `)];
}

/** A literal block for a text of several lines, where nothing in it would be lost. */
function blockLines(text: string, indent: string): { header: string; body: string[] } | undefined {
  if (!/^[^\s][^\r\t]*\n/.test(text) || /[^\n\x20-\x7e\u00a0-\ud7ff]| \n|\n\n$/.test(text)) return undefined;
  const ends = text.endsWith("\n");
  const body = (ends ? text.slice(0, -1) : text).split("\n");
  return { header: ends ? "|" : "|-", body: body.map((line) => (line === "" ? "" : indent + line)) };
}

/** As text without quotes only where no reader could see anything else in it. */
function scalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "null";
  const plain = /^[a-zA-Z_./][\w./@+=,~$-]*(?: [\w./@+=,~$-]+)*$|^[a-zA-Z_][\w.-]*:[\w./@-]*[\w/]$/.test(value);
  return plain && !RESERVED.test(value) ? value : JSON.stringify(value);
}

const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|\.nan|\.inf|~|\.\d.*)$/i;
