/** Programs that run another program: what stands behind them is the real command. */
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import { programName } from "./interpreter.ts";

interface WrapperFacts {
  /** Its options that take the next word as their value. */
  readonly values: readonly string[];
  /** How many words of its own follow the options (`timeout 5`, `chroot /mnt`). */
  readonly own: number;
  /** Takes `NAME=value` before the command. */
  readonly assignments?: true;
  /** With one of these it runs nothing. */
  readonly queries?: readonly string[];
}

const WRAPPERS: Readonly<Record<string, WrapperFacts>> = {
  sudo: {
    values: [
      "-u",
      "-g",
      "-h",
      "-p",
      "-C",
      "-r",
      "-t",
      "-T",
      "-U",
      "-D",
      "-R",
      "--user",
      "--group",
      "--host",
      "--prompt",
      "--chdir",
    ],
    own: 0,
    assignments: true,
    queries: ["-l", "-v", "-V", "-k", "-K", "--version", "--list", "--validate"],
  },
  doas: { values: ["-u", "-C"], own: 0 },
  env: { values: ["-u", "--unset", "-C", "--chdir"], own: 0, assignments: true },
  exec: { values: ["-a"], own: 0 },
  command: { values: [], own: 0, queries: ["-v", "-V"] },
  builtin: { values: [], own: 0 },
  time: { values: ["-f", "--format", "-o", "--output"], own: 0 },
  nice: { values: ["-n", "--adjustment"], own: 0 },
  ionice: { values: ["-c", "-n", "-p", "--class", "--classdata"], own: 0 },
  nohup: { values: [], own: 0 },
  setsid: { values: [], own: 0 },
  stdbuf: { values: ["-i", "-o", "-e", "--input", "--output", "--error"], own: 0 },
  timeout: { values: ["-k", "-s", "--kill-after", "--signal"], own: 1 },
  xargs: {
    values: [
      "-a",
      "-d",
      "-E",
      "-I",
      "-L",
      "-n",
      "-P",
      "-s",
      "--arg-file",
      "--delimiter",
      "--max-args",
      "--max-procs",
      "--max-lines",
      "--replace",
    ],
    own: 0,
  },
  chroot: { values: [], own: 1 },
  gosu: { values: [], own: 1 },
  "su-exec": { values: [], own: 1 },
  setarch: { values: [], own: 1 },
  linux32: { values: [], own: 0 },
  linux64: { values: [], own: 0 },
  eatmydata: { values: [], own: 0 },
  fakeroot: { values: [], own: 0 },
  chronic: { values: [], own: 0 },
  unbuffer: { values: [], own: 0 },
  busybox: { values: [], own: 0, queries: ["--install", "--list"] },
  "dumb-init": { values: ["-r", "--rewrite"], own: 0 },
  tini: { values: ["-p", "-e"], own: 0 },
};

/** How many of the words belong to a wrapper that is `words[0]`; undefined when it is none or runs nothing. */
export function wrapperLength(words: readonly ShellWord[]): number | undefined {
  const [first, ...rest] = words;
  const name = first?.literal === undefined ? undefined : programName(first.literal);
  const facts = name !== undefined && Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (!facts) return undefined;
  let at = 0;
  for (; at < rest.length; at++) {
    const text = rest[at]?.text ?? "";
    if (facts.queries?.includes(text)) return undefined;
    if (text === "--") {
      at++;
      break;
    }
    if (facts.values.includes(text)) at++;
    else if (!/^-./.test(text) && !(facts.assignments && /^[A-Za-z_]\w*=/.test(text))) break;
  }
  const length = 1 + at + facts.own;
  return length < words.length ? length : undefined;
}
