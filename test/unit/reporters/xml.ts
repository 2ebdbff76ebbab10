/** A strict reader of the XML that reporters write: throws for anything that is not well formed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function parseXml(source: string): XmlElement {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!source.startsWith(head)) throw new Error("no XML declaration");
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(source)) throw new Error("forbidden character");
  if (source !== Buffer.from(source).toString()) throw new Error("lone surrogate");
  const tokens = source.slice(head.length).match(/<[^<>]*>|[^<>]+/g) ?? [];
  if (tokens.join("") !== source.slice(head.length)) throw new Error("stray < or >");
  const root = { name: "", attributes: {}, children: [] as XmlElement[], text: "" };
  const open = [root];
  for (const token of tokens) {
    const top = open.at(-1);
    if (!top) throw new Error("closed too often");
    if (!token.startsWith("<")) top.text += unescapeXml(token);
    else if (token.startsWith("</")) {
      if (token !== `</${top.name}>`) throw new Error(`${token} closes ${top.name}`);
      open.pop();
    } else {
      const element = { ...startTag(token), children: [] as XmlElement[], text: "" };
      top.children.push(element);
      if (!token.endsWith("/>")) open.push(element);
    }
  }
  const [first, ...more] = root.children;
  if (open.length !== 1 || !first || more.length > 0) throw new Error("not one closed root");
  return first;
}

function startTag(token: string): { name: string; attributes: Record<string, string> } {
  const match = /^<([a-z-]+)((?: [a-z]+="[^"<]*")*)\/?>$/.exec(token);
  if (!match) throw new Error(`no tag: ${token}`);
  const pairs = [...(match[2] ?? "").matchAll(/ ([a-z]+)="([^"]*)"/g)];
  return { name: match[1] ?? "", attributes: Object.fromEntries(pairs.map(([, k, v]) => [k, unescapeXml(v ?? "")])) };
}

function unescapeXml(text: string): string {
  return text.replace(/&([^;]*;)?/g, (whole, name: string | undefined) => {
    const number = /^#(\d+);$/.exec(name ?? "");
    const value = number ? String.fromCodePoint(Number(number[1])) : NAMED[(name ?? "").slice(0, -1)];
    if (value === undefined) throw new Error(`bare ${whole}`);
    return value;
  });
}
