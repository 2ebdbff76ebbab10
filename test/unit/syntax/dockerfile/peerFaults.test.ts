/** What dockerfile-ast and the tools on top of it read wrongly, one line each: BuildKit is the reference. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import type { DockerfileSyntax, Instruction } from "../../../../server/src/syntax/dockerfile/syntax.ts";
import { parseImageReference } from "../../../../server/src/semantics/image/reference.ts";
import { parseCheckValue } from "../../../../server/src/syntax/dockerfile/checkOptions.ts";
import { commentsBehindArguments } from "../../../../server/src/syntax/dockerfile/trailingComments.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { graphOf } from "../../semantics/dockerfile/lowered.ts";

const keywords = ({ instructions }: DockerfileSyntax) => instructions.map(({ keyword }) => keyword);
const heredocs = (text: string) =>
  parseDockerfile(text).instructions[0]?.heredocs.map(({ name, content, chomp }) => [name, content, chomp]);
const codes = (text: string) => parseDockerfile(text).problems.map(({ code }) => code);
const first = (text: string): Instruction | undefined => parseDockerfile(text).instructions[0];
const directives = (text: string) => parseDockerfile(text).directives.map(({ name, value }) => `${name}=${value}`);
const variables = (text: string) => {
  const instruction = first(text);
  assert.ok(instruction && "pairs" in instruction);
  return instruction.pairs.flatMap(({ value }) =>
    (value?.parts ?? []).flatMap((part) => (part.kind === "variable" ? [[part.name, part.modifier]] : [])),
  );
};

/** By the name of the input: what is read, and what has to come out. */
const TABLE: readonly (readonly [input: string, actual: () => unknown, expected: unknown])[] = [
  [
    "COPY <<-A <<B: tabs are stripped for A only",
    () => heredocs("COPY <<-A <<B /d/\n\ta\n\tA\n\tb\nB\n"),
    [
      ["A", "a\n", true],
      ["B", "\tb\n", false],
    ],
  ],
  [
    "the words of two heredocs are no arguments",
    () => keywords(parseDockerfile("RUN <<A cat <<B\na\nA\nb\nB\nRUN x\n")),
    ["RUN", "RUN"],
  ],
  ["3<<EOF: a file descriptor", () => heredocs("RUN cat 3<<EOF\nx\nEOF\n"), [["EOF", "x\n", false]]],
  [
    '<<"END OF": a quoted name with a blank',
    () => heredocs('RUN cat <<"END OF"\nx\nEND OF\n'),
    [["END OF", "x\n", false]],
  ],
  ["<< in quotes is none", () => keywords(parseDockerfile('RUN echo "use <<EOF here"\nRUN x\n')), ["RUN", "RUN"]],
  ["<< in JSON is none", () => keywords(parseDockerfile('RUN ["sh", "-c", "cat <<EOF"]\nRUN x\n')), ["RUN", "RUN"]],
  ["a heredoc that never ends", () => codes("RUN <<EOF\nx\n"), ["unterminated-heredoc"]],
  ["a heredoc in ADD", () => heredocs("ADD <<E /x\ny\nE\n"), [["E", "y\n", false]]],
  ["a heredoc in ONBUILD", () => heredocs("ONBUILD RUN <<E\ny\nE\n"), [["E", "y\n", false]]],
  [
    "host:port/name:tag@digest",
    () => {
      const digest = `sha256:${"0".repeat(64)}`;
      const reference = parseImageReference(`host:5000/a/b:1@${digest}`);
      return [reference?.registry, reference?.repository, reference?.tag, reference?.digest === digest];
    },
    ["host:5000", "a/b", "1", true],
  ],
  ["an indented syntax directive is none", () => directives("  # syntax=x\nFROM a\n"), []],
  ["an unknown directive ends the zone", () => directives("# foo=bar\n# escape=`\nFROM a\n"), []],
  ["a directive given twice", () => codes("# syntax=a\n# syntax=b\nFROM a\n"), ["duplicate-directive"]],
  ["a shebang before the directives", () => directives("#!/usr/bin/env x\n# syntax=a\nFROM a\n"), ["syntax=a"]],
  ["the value of check", () => [...(parseCheckValue("skip=A,B", 0).skip as ReadonlySet<string>)], ["A", "B"]],
  [
    "--device=vendor/class=name and quoted parts of a list",
    () =>
      first('RUN --device=nvidia.com/gpu=all --mount="\\"type=bind\\",\\"target=/a b\\"" x')?.flags.map(({ options }) =>
        options.map(({ key, value }) => [key, value?.raw]),
      ),
    [
      [["nvidia.com/gpu", "all"]],
      [
        ["type", "bind"],
        ["target", "/a b"],
      ],
    ],
  ],
  ["blanks and escapes in JSON", () => jsonOf('CMD ["a", "d e", "\\u0041"]'), ["a", "d e", "A"]],
  [
    "why a list is no JSON",
    () => [reasonOf('CMD ["a" "b"]'), reasonOf("CMD [a]")].map((reason) => reason !== undefined),
    [true, true],
  ],
  ["words behind a # are arguments", () => trailingCommentsIn("WORKDIR /a # b"), ["# b"]],
  ["ARG A=1 B=2", () => namesOf("ARG A=1 B=2"), ["A", "B"]],
  [
    "substitutions with # ## % %% /",
    () => variables("ENV X=${A#p}${B##p}${C%p}${D%%p}${E/a/b}${F//a/b}"),
    [
      ["A", "#"],
      ["B", "##"],
      ["C", "%"],
      ["D", "%%"],
      ["E", "/"],
      ["F", "//"],
    ],
  ],
  [
    "no variables without a name",
    () => graphOf("FROM scratch\nENV A=$$ B='$(c)'\n").uses.filter(({ part }) => part.name === "").length,
    0,
  ],
  ["single quotes keep a variable away", () => variables("ENV A='$X'"), []],
  [
    "ENV B=$A takes the value of A",
    () => graphOf("FROM scratch\nENV A=2\nENV B=$A\n").stages[0]?.state.env.get("B")?.value,
    { known: true, value: "2" },
  ],
  [
    "a stage inherits ENV, ARG and WORKDIR",
    () => {
      const state = graphOf("FROM scratch AS a\nENV E=1\nARG G=2\nWORKDIR /w\nFROM a\n").stages[1]?.state;
      return [state?.env.get("E")?.value, state?.args.has("G"), state?.workdir];
    },
    [{ known: true, value: "1" }, true, { known: true, value: "/w" }],
  ],
];

function trailingCommentsIn(text: string): readonly string[] {
  const uri = "memory:/w/Dockerfile";
  const behind = Snapshot.empty()
    .withFiles([[uri, new SourceFile(uri, text)]])
    .derive(commentsBehindArguments, uri);
  const instruction = first(text);
  assert.ok(instruction);
  return behind.trailingComments(instruction).map(({ start, end }) => text.slice(start, end));
}

function jsonOf(text: string): readonly string[] | undefined {
  const instruction = first(text);
  return instruction?.keyword === "CMD" ? instruction.command.json?.items.map(({ value }) => value) : undefined;
}

function reasonOf(text: string): string | undefined {
  const instruction = first(text);
  return instruction?.keyword === "CMD" ? instruction.command.jsonFailure?.reason : undefined;
}

function namesOf(text: string): readonly string[] {
  const instruction = first(text);
  return instruction?.keyword === "ARG" ? instruction.pairs.map(({ name }) => name.raw) : [];
}

for (const [name, actual, expected] of TABLE) test(name, () => assert.deepEqual(actual(), expected));
