/** The general half of what is taught about a word, as documentation beside a completion or a signature. */
import { KNOWLEDGE } from "../../knowledge/knowledge.generated.ts";
import { paragraphs } from "../../text/markdown.ts";

/** Markdown for a key such as "instruction:CMD" or "flag:COPY --from"; undefined where nothing is taught. */
export function taughtText(key: string): string | undefined {
  const entry = Object.hasOwn(KNOWLEDGE, key) ? KNOWLEDGE[key] : undefined;
  if (!entry) return undefined;
  const link = entry.link === undefined ? undefined : `[Docker's reference](${entry.link})`;
  return paragraphs(`**${entry.title}**`, entry.body, link);
}

/** As a property, for objects where absence must be absence. */
export function documented(key: string): { readonly documentation?: string } {
  const documentation = taughtText(key);
  return documentation === undefined ? {} : { documentation };
}
