/** Downloads over TLS that nobody verifies. */
import type { Fix } from "../../linter/rule.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { inRun, type RunCommand } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/download-without-check",
  title: "Download that accepts any certificate",
  category: "security",
  severity: "information",
  from: "recommended",
  strict: "warning",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: inRun(check),
});

/** By program: the options that switch the check off. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  curl: /^(?:--insecure|--proxy-insecure|-[a-zA-Z]*k[a-zA-Z]*)$/,
  wget: /^--no-check-certificate$/,
  pip: /^--trusted-host(?:=|$)/,
  pip3: /^--trusted-host(?:=|$)/,
  git: /^http\.sslVerify=(?:false|0)$/i,
};

function check({ command }: RunCommand, context: DockerfileContext): void {
  const { name = "", arguments: words } = command;
  const pattern = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  for (const word of pattern ? words : []) {
    if (!pattern?.test(word.text) || isValue(word, words, name) || isLocal(words)) continue;
    context.report({
      span: word.span,
      message: `${quote(word.text, 25)} lets ${name} take the file from anyone who answers.`,
      fixes: () => withCheck(word, name, context),
    });
  }
}

/** `-o k` of curl: a word behind an option that takes one. */
function isValue(word: ShellWord, words: readonly ShellWord[], name: string): boolean {
  const before = words[words.indexOf(word) - 1]?.text ?? "";
  return name === "curl" && /^-(?:[a-zA-Z]*[oHdXuAbecTFmxrCYyEKQtUwzP])$/.test(before);
}

/** The machine itself needs no certificate. */
function isLocal(words: readonly ShellWord[]): boolean {
  return words.some(({ text }) => /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(text));
}

/** Not safe: a server with a certificate of its own is refused from then on. */
function withCheck(word: ShellWord, name: string, { source }: DockerfileContext): readonly Fix[] {
  const { start, end } = word.span;
  const written = source.text.slice(start, end);
  if (written !== word.text || name === "git" || name.startsWith("pip")) return [];
  const blanks = /^[ \t]*/.exec(source.text.slice(end))?.[0].length ?? 0;
  const cluster = /^-[a-zA-Z]{2,}$/.test(written);
  const at = start + written.indexOf("k");
  const edits = [cluster ? remove({ start: at, end: at + 1 }) : remove({ start, end: end + blanks })];
  return [{ title: "Check the certificate", safety: "unsafe", preferred: true, edits }];
}
