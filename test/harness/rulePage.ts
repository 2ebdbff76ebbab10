/**
 * A rule's page as a test. Fenced blocks are cases: `dockerfile bad` with marker lines, `dockerfile fixed` or
 * `fixed "TITLE"` (what the fixes make of the bad block before it), `dockerfile good`, `yaml options` (holds for the
 * blocks after it). A block with `file=PATH` and no kind is another file of the workspace of the next bad or good block;
 * `file=PATH crlf` gives it Windows line ends.
 */
import { parse } from "yaml";
import type { ShellCheckAnswers } from "./lintFiles.ts";
import type { Preset } from "../../server/src/linter/rule.ts";

export interface RulePage {
  readonly title: string | undefined;
  /** Prose before the first block. */
  readonly paragraphs: readonly string[];
  readonly cases: readonly RuleCase[];
}

export interface RuleCase {
  readonly kind: "bad" | "good" | "fixed";
  /** Line of the page, counted from 1. */
  readonly line: number;
  /** The file that is looked at. */
  readonly path: string;
  /** All files; for `fixed`, what is expected of `path`. Markers are removed. */
  readonly files: Readonly<Record<string, string>>;
  readonly markers: readonly Marker[];
  /** `fixed "TITLE"`. */
  readonly fixTitle: string | undefined;
  readonly options: PageOptions;
}

export interface PageOptions {
  readonly preset?: Preset;
  readonly hadolintCompatible?: boolean;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly shellcheck?: ShellCheckAnswers;
}

/** An expected report: where it begins, where it ends on that line, how its message begins. All counted from 0. */
export interface Marker {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

interface Block {
  readonly language: string;
  readonly kind: string | undefined;
  readonly title: string | undefined;
  readonly file: string | undefined;
  /** `crlf` behind the file's name: it has Windows line ends. */
  readonly windows: boolean;
  readonly text: string;
  readonly line: number;
}

const DEFAULT_FILES: Readonly<Record<string, string>> = {
  dockerfile: "Dockerfile",
  yaml: "compose.yaml",
  compose: "compose.yaml",
  env: ".env",
  dotenv: ".env",
  dockerignore: ".dockerignore",
};

export function parseRulePage(text: string): RulePage {
  const lines = text.split(/\r?\n/);
  const blocks = blocksIn(lines);
  const prose = lines.slice(0, (blocks[0]?.line ?? lines.length + 1) - 1).join("\n");
  const [heading = "", ...paragraphs] = prose
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return { title: /^# (.+)$/.exec(heading)?.[1], paragraphs, cases: casesIn(blocks) };
}

function blocksIn(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const open = /^(`{3,})(\w+)\s*(.*)$/.exec(lines[at] ?? "");
    if (!open) continue;
    const close = lines.indexOf(open[1] ?? "", at + 1);
    if (close < 0) throw new Error(`line ${at + 1}: the block has no end`);
    blocks.push({
      ...info(open[2] ?? "", open[3] ?? ""),
      text: `${lines.slice(at + 1, close).join("\n")}\n`,
      line: at + 1,
    });
    at = close;
  }
  return blocks;
}

function info(language: string, rest: string): Omit<Block, "text" | "line"> {
  return {
    language,
    kind: /^(bad|good|fixed|options)\b/.exec(rest)?.[1],
    title: /"(.*)"/.exec(rest)?.[1],
    file: /\bfile=(\S+)/.exec(rest)?.[1],
    windows: /\scrlf\b/.test(rest),
  };
}

function casesIn(blocks: readonly Block[]): readonly RuleCase[] {
  const cases: RuleCase[] = [];
  let options: PageOptions = {};
  let others: Record<string, string> = {};
  for (const block of blocks) {
    const path = block.file ?? DEFAULT_FILES[block.language] ?? block.language;
    if (block.kind === "options") options = (parse(block.text) ?? {}) as PageOptions;
    else if (block.kind === undefined) {
      if (block.file !== undefined) others[path] = block.windows ? block.text.replaceAll("\n", "\r\n") : block.text;
    } else {
      const kind = block.kind as RuleCase["kind"];
      const { text, markers } = takeMarkers(block.text);
      cases.push({
        kind,
        line: block.line,
        path,
        files: { ...others, [path]: text },
        markers,
        fixTitle: block.title,
        options,
      });
      if (kind !== "fixed") others = {};
    }
  }
  return cases;
}

/** Splits marker lines (`#   ^^^ message`; a `#` right before the carets is one of them) from the text. */
export function takeMarkers(text: string): { readonly text: string; readonly markers: readonly Marker[] } {
  const kept: string[] = [];
  const markers: Marker[] = [];
  for (const line of text.split("\n")) {
    const marker = /^(#\s*)(\^+)(?:\s+(.*))?$/.exec(line);
    if (!marker) {
      kept.push(line);
      continue;
    }
    const [, lead = "", carets = "", message = ""] = marker;
    const start = lead === "#" ? 0 : lead.length;
    markers.push({ line: kept.length - 1, start, end: lead.length + carets.length, message });
  }
  return { text: kept.join("\n"), markers };
}
