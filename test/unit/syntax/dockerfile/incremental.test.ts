import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dockerfileSyntax, instructionCache } from "../../../../server/src/syntax/dockerfile/dockerfileSyntax.ts";
import { InstructionCache } from "../../../../server/src/syntax/dockerfile/instructionCache.ts";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";

const lines = Array.from({ length: 200 }, (_, i) => `RUN echo ${i}`);

describe("incremental parsing", () => {
  it("parses one instruction again when one line was edited", () => {
    const cache = new InstructionCache();
    parseDockerfile(["FROM a", ...lines].join("\n"), cache);
    assert.equal(cache.parsed, 201);
    const edited = ["FROM a", ...lines.with(7, "RUN echo seven")].join("\n");
    const syntax = parseDockerfile(edited, cache);
    assert.equal(cache.parsed, 202);
    assert.deepEqual(syntax, parseDockerfile(edited));
  });

  it("parses one instruction again when a heredoc's body was edited", () => {
    const cache = new InstructionCache();
    const text = (body: string) => `FROM a\nRUN <<EOF\n${body}\nEOF\nCMD x`;
    parseDockerfile(text("a"), cache);
    assert.deepEqual(parseDockerfile(text("longer"), cache), parseDockerfile(text("longer")));
    assert.equal(cache.parsed, 4);
  });

  it("keeps the same objects where nothing moved", () => {
    const cache = new InstructionCache();
    const before = parseDockerfile("FROM a\nRUN b\nCMD c", cache);
    const after = parseDockerfile("FROM a\nRUN b\nCMD d", cache);
    assert.equal(after.instructions[1], before.instructions[1]);
    assert.notEqual(after.instructions[2], before.instructions[2]);
  });

  it("tells equal texts at different places apart, and moves problems along", () => {
    const cache = new InstructionCache();
    parseDockerfile("USER 'a\nUSER 'a", cache);
    const { problems, instructions } = parseDockerfile("\nUSER 'a\n\nUSER 'a", cache);
    assert.equal(cache.parsed, 1);
    assert.deepEqual(
      problems.map(({ span, instruction }) => [span.start, instruction]),
      [
        [6, 0],
        [15, 1],
      ],
    );
    assert.deepEqual(
      instructions.map(({ span, index }) => [span.start, index]),
      [
        [1, 0],
        [10, 1],
      ],
    );
  });

  it("reads everything anew under another escape character", () => {
    const cache = new InstructionCache();
    parseDockerfile("FROM a\nENV a=\\$b", cache);
    const text = "# escape=`\nFROM a\nENV a=\\$b";
    assert.deepEqual(parseDockerfile(text, cache), parseDockerfile(text));
  });

  it("forgets what the last parse did not use", () => {
    const cache = new InstructionCache();
    for (const text of ["RUN a", "RUN b", "RUN a"]) parseDockerfile(text, cache);
    assert.equal(cache.parsed, 3);
  });
});

describe("the query", () => {
  const uri = "memory:/w/Dockerfile";

  it("keeps one cache over the versions of a file", () => {
    const first = Snapshot.empty().withFiles([[uri, new SourceFile(uri, "FROM a\nRUN b")]]);
    assert.equal(first.derive(dockerfileSyntax, uri).instructions.length, 2);
    const second = first.withFiles([[uri, new SourceFile(uri, "FROM a\nRUN c")]]);
    assert.equal(second.derive(dockerfileSyntax, uri).instructions[1]?.argumentText, "c");
    assert.equal(second.derive(instructionCache, uri).parsed, 3);
    assert.equal(second.memo.computed.get("instructionCache"), 1);
  });

  it("is that of an empty text for an absent file", () => {
    const syntax = Snapshot.empty()
      .withFiles([[uri, null]])
      .derive(dockerfileSyntax, uri);
    assert.deepEqual([syntax.text, syntax.instructions], ["", []]);
  });
});
