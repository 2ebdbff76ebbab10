/**
 * ShellCheck's view of a program. ShellCheck itself is a program of the user's, which the core never starts: a script
 * for it is a file of the scheme `shellcheck:`, whose text is the answer. Where nobody answers there is no such file.
 */
import type { Uri } from "../../workspace/uri.ts";
import type { BuildGraph } from "../dockerfile/model.ts";
import { PROXY_ARGS } from "../dockerfile/scopes.ts";
import type { ShellProgram } from "./model.ts";

/** Scheme of the files that are answers. */
export const SHELLCHECK_SCHEME = "shellcheck:";

export interface ShellCheckScript {
  readonly uri: Uri;
  /** Lines before the text. */
  readonly headerLines: number;
  /** The text as the shell gets it; its first character stands at `start` of the file. */
  readonly text: string;
  readonly start: number;
}

/** One comment of `-f json1`. Lines and columns count from 1, columns in characters. */
export interface ShellCheckComment {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly level: "error" | "warning" | "info" | "style";
  readonly code: number;
  readonly message: string;
  readonly fix?: { readonly replacements: readonly ShellCheckReplacement[] } | null;
}

interface ShellCheckReplacement {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly replacement: string;
}

const DIALECTS = /^(?:sh|bash|dash|ash|ksh)$/;

/**
 * The script as hadolint hands it over: the shell in force, what ARG, ENV and the proxies define as variables, the
 * builder's text. Undefined for what ShellCheck does not read.
 */
export function shellCheckScript(graph: BuildGraph, program: ShellProgram): ShellCheckScript | undefined {
  const { interpreter, instruction, script, text } = program;
  if (!interpreter || !script || text === undefined || !DIALECTS.test(interpreter.name)) return undefined;
  const { variables, args } = graph.stateAt(instruction, "before");
  const names = new Set([...PROXY_ARGS, ...variables.keys(), ...args.keys()]);
  const exports = [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name)).sort();
  const header = [`#!/bin/${interpreter.name}`, ...exports.map((name) => `export ${name}=1`)];
  // The shebang of a heredoc is no longer on the first line.
  const body = text.replace(/^#!/, "# ");
  return {
    uri: SHELLCHECK_SCHEME + encodeURIComponent([...header, body].join("\n")),
    headerLines: header.length,
    text: body,
    start: program.span.start,
  };
}

/** The script that such a URI stands for. */
export function scriptOf(uri: Uri): string {
  return decodeURIComponent(uri.slice(SHELLCHECK_SCHEME.length));
}

/** Codes that say nothing about a Dockerfile: ash is dash, other files cannot be followed. */
const EXCLUDED: readonly number[] = [2187, 1090, 1091];

/** The comments in ShellCheck's answer; none when it is something else. */
export function commentsIn(answer: string): readonly ShellCheckComment[] {
  try {
    const { comments } = JSON.parse(answer) as { comments?: readonly ShellCheckComment[] };
    return Array.isArray(comments) ? comments.filter(({ code }) => !EXCLUDED.includes(code)) : [];
  } catch {
    return [];
  }
}

/** Offset of the file for a line and column of ShellCheck's; undefined for places in the header. */
export function offsetAt(
  { text, start, headerLines }: ShellCheckScript,
  line: number,
  column: number,
): number | undefined {
  let at = 0;
  for (let left = line - headerLines - 1; left > 0; left--) {
    const end = text.indexOf("\n", at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if (line <= headerLines) return undefined;
  for (let left = column - 1; left > 0 && at < text.length; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return start + at;
}
