/** Which shell reads an instruction, and what is left alone. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { programsOf } from "./programs.ts";

describe("the shell in force", () => {
  const rows: readonly (readonly [string, string, string, boolean])[] = [
    ["FROM example.com/x\nRUN a", "sh", "default", false],
    ["FROM alpine:3.24\nRUN a", "sh", "default", true],
    [`FROM alpine\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN a`, "ash", "instruction", true],
    [`FROM x AS a\nSHELL ["/bin/bash", "-c"]\nFROM a\nRUN a`, "bash", "instruction", true],
    [`FROM x AS a\nSHELL ["/bin/bash", "-c"]\nFROM example.com/x\nRUN a`, "sh", "default", false],
    ["FROM x\n# hadolint shell=bash\nRUN a", "bash", "comment", true],
    ["# hadolint shell=bash\nFROM x\nRUN a", "bash", "comment", true],
    [`FROM x\n# hadolint shell=bash\nSHELL ["pwsh", "-c"]\nRUN a`, "pwsh", "instruction", true],
    ["FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir", "cmd", "default", false],
    [`FROM x\nSHELL ["powershell.exe", "-Command"]\nRUN dir`, "powershell", "instruction", true],
    ["FROM x\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF", "python3", "shebang", true],
    ["FROM x\nRUN <<EOF\n#!/bin/bash -e\na\nEOF", "bash", "shebang", true],
  ];
  for (const [text, name, from, certain] of rows)
    test(JSON.stringify(text), () => {
      const interpreter = programsOf(`${text}\n`).all.at(-1)?.interpreter;
      assert.deepEqual([interpreter?.name, interpreter?.from, interpreter?.certain], [name, from, certain]);
    });
});

test("options of the shell are known by their long names", () => {
  const [program] = programsOf(`FROM x\nSHELL ["/bin/bash", "-euxo", "pipefail", "-c"]\nRUN a\n`).all;
  assert.deepEqual([...(program?.interpreter?.options ?? [])].sort(), ["errexit", "nounset", "pipefail", "xtrace"]);
});

test("languages that are no POSIX shell have no script and no commands", () => {
  for (const text of [
    `FROM x\nSHELL ["pwsh", "-Command"]\nRUN Get-Item "a`,
    `FROM x\nSHELL ["cmd", "/S", "/C"]\nRUN if exist a (del a`,
    "FROM x\nRUN <<EOF\n#!/usr/bin/env python3\nif 1:\nEOF",
  ]) {
    const [program] = programsOf(`${text}\n`).all;
    assert.equal(program?.script, undefined);
    assert.deepEqual(program?.commands, []);
  }
});

test("an instruction that an edit leaves alone is not read again", async () => {
  const { Snapshot } = await import("../../../../server/src/workspace/snapshot.ts");
  const { SourceFile } = await import("../../../../server/src/workspace/sourceFile.ts");
  const { shellPrograms } = await import("../../../../server/src/semantics/shell/shellPrograms.ts");
  const uri = "file:///w/Dockerfile";
  const before = Snapshot.empty().withFiles([[uri, new SourceFile(uri, "FROM x\nRUN a && b\nRUN c\n")]]);
  const first = before.derive(shellPrograms, uri).all;
  const after = before.withFiles([[uri, new SourceFile(uri, "FROM x\nRUN a && b\nRUN cd e\n")]]);
  const second = after.derive(shellPrograms, uri).all;
  assert.equal(second[0], first[0]);
  assert.notEqual(second[1], first[1]);
});
