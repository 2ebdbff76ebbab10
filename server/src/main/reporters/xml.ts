/** XML by hand: both XML formats are a few elements deep. */

/** Characters that XML 1.0 cannot hold, not even escaped; lone surrogates among them. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for a quoted attribute or between tags. Line breaks are kept: a parser would make blanks of bare ones. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"'\t\n\r]/g, (found) => ENTITIES[found] ?? found);
}

/** One element on lines of its own; `children` are such elements, or one text (already escaped). */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  if (children.length === 0) return `<${name}${list.join("")}/>\n`;
  const body = children.join("").replace(/^(?=.)/gm, "  ");
  return `<${name}${list.join("")}>\n${body}</${name}>\n`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
