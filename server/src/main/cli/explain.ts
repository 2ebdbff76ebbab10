/** `dockwright explain`: the page of a rule, or what an instruction or a Compose key does. */
import { KNOWLEDGE } from "../../knowledge/knowledge.generated.ts";
import type { KnowledgeEntry } from "../../knowledge/knowledge.ts";
import { RULE_PAGES } from "../../linter/rulePages.generated.ts";
import { RULES } from "../../linter/rules.generated.ts";
import { didYouMean } from "../../text/names.ts";
import { parseArguments } from "./arguments.ts";
import { type ExitCode, type Host, UsageError } from "./host.ts";

export function runExplain(args: readonly string[], host: Host): ExitCode {
  const { positionals } = parseArguments(args, {});
  const wanted = positionals.join(" ").trim();
  if (wanted === "") throw new UsageError("explain needs the name of a rule, an instruction or a Compose key");
  const text = explain(wanted);
  if (text === undefined) throw new UsageError(unknown(wanted));
  host.out(text.endsWith("\n") ? text : `${text}\n`);
  return 0;
}

/** Markdown; undefined when nothing has that name. */
export function explain(wanted: string): string | undefined {
  return rulePage(wanted.toLowerCase()) ?? knowledgePage(wanted.toLowerCase());
}

function rulePage(wanted: string): string | undefined {
  const rules = RULES.filter(({ id, aliases }) =>
    [id, id.slice(id.indexOf("/") + 1), ...aliases].some((name) => name.toLowerCase() === wanted),
  );
  const pages = rules.map((rule) => RULE_PAGES[rule.id] ?? `# ${rule.title}\n\n\`${rule.id}\`\n`);
  return pages.length === 0 ? undefined : pages.join("\n---\n\n");
}

function knowledgePage(wanted: string): string | undefined {
  const dotted = wanted.replace(/:$/, "");
  const entries = Object.values(KNOWLEDGE);
  const exact = entries.filter(({ key }) => shortNames(key).includes(dotted));
  if (exact.length > 0) return exact.map(page).join("\n---\n\n");
  // `ports` for `services.*.ports`: the key alone, wherever it stands.
  const last = entries.filter(({ key }) => key.startsWith("compose:") && key.toLowerCase().endsWith(`.${dotted}`));
  return last.length === 0 ? undefined : last.map(page).join("\n---\n\n");
}

/** What a user may call an entry: `instruction:COPY` → copy; `compose:services.*.ports` → services.*.ports, services.ports. */
function shortNames(key: string): readonly string[] {
  const name = key.slice(key.indexOf(":") + 1).toLowerCase();
  return [key.toLowerCase(), name, name.replaceAll(".*", "").replaceAll("[]", "")];
}

function page({ title, body, more, example, link }: KnowledgeEntry): string {
  const parts = [`# ${title}`, body, more, example, link && `<${link}>`];
  return `${parts.filter((part) => part !== undefined && part !== "").join("\n\n")}\n`;
}

function unknown(wanted: string): string {
  const rules = RULES.flatMap(({ id, aliases }) => [id, id.slice(id.indexOf("/") + 1), ...aliases]);
  const entries = Object.keys(KNOWLEDGE).flatMap((key) => [
    ...shortNames(key).slice(1),
    key.slice(key.lastIndexOf(".") + 1),
  ]);
  const near = didYouMean(wanted, [...rules, ...entries]);
  return `nothing is called ${JSON.stringify(wanted)}${near === undefined ? "" : `; did you mean ${near}?`}`;
}
