/** What a restart policy does. */
import { code } from "../../../text/markdown.ts";

const WORDS: Readonly<Record<string, string>> = {
  no: "is never started again by itself",
  always: "is started again whenever it ends, and also when Docker itself starts, even if you had stopped it before",
  "unless-stopped": "is started again whenever it ends, and when Docker itself starts, unless you had stopped it",
  "on-failure": "is started again when it ends with an exit code other than 0",
};

export function restartHere(text: string): string | undefined {
  const [policy = "", count] = text.split(":");
  if (!Object.hasOwn(WORDS, policy)) return undefined;
  const most = count === undefined ? "" : `, at most ${count} times in a row`;
  const delays = policy === "no" ? "" : " The delay between attempts doubles from 100 ms up to one minute.";
  return `${code(text)}: the container ${WORDS[policy]}${most}.${delays}`;
}
