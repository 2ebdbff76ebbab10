import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import { faults, only, outline, under } from "./parsed.ts";

const directives = (text: string) =>
  parseDockerfile(text).directives.map(({ name, value, first }) => `${name}=${value}${first ? "" : " again"}`);

describe("parser directives", () => {
  it("reads the three known keys in any letter case, with blanks around", () => {
    assert.deepEqual(directives("# syntax = docker/dockerfile:1 \n#Escape=`\n# CHECK=skip=all\nFROM a"), [
      "syntax=docker/dockerfile:1",
      "escape=`",
      "check=skip=all",
    ]);
  });

  it("knows where name and value stand", () => {
    const text = "#  Escape =  ` \nFROM a";
    const [directive] = parseDockerfile(text).directives;
    assert.equal(under(text, directive?.nameSpan), "Escape");
    assert.equal(under(text, directive?.valueSpan), "`");
    assert.equal(under(text, directive?.span), "#  Escape =  `");
  });

  it("ends the zone at an unknown directive: what follows is a comment", () => {
    const syntax = parseDockerfile("# foo=bar\n# escape=`\nFROM a");
    assert.deepEqual(syntax.directives, []);
    assert.equal(syntax.escape, "\\");
    assert.equal(syntax.comments.length, 2);
  });

  it("ends the zone at a plain comment, an empty line and an instruction", () => {
    for (const before of ["# hello", "", "FROM a"])
      assert.deepEqual(directives(`${before}\n# escape=\`\nFROM b`), [], before);
  });

  it("takes an indented escape, as BuildKit's parser does, but no indented check or syntax", () => {
    assert.equal(parseDockerfile("  # escape=`\nFROM a").escape, "`");
    assert.deepEqual(directives("  # check=skip=all\nFROM a"), []);
    assert.deepEqual(directives("  # syntax=x\nFROM a"), []);
  });

  it("marks a second directive of one name, which BuildKit refuses", () => {
    const text = "# syntax=a\n# syntax=b\nFROM a";
    assert.deepEqual(directives(text), ["syntax=a", "syntax=b again"]);
    assert.deepEqual(faults(text), ["duplicate-directive: # syntax=b"]);
  });

  it("sees syntax and check behind a shebang, and no escape there", () => {
    const syntax = parseDockerfile("#!/usr/bin/env docker\n# syntax=a\n# escape=`\nFROM a");
    assert.deepEqual(
      syntax.directives.map(({ name }) => name),
      ["syntax"],
    );
    assert.equal(syntax.escape, "\\");
    assert.equal(syntax.comments[0]?.text, "!/usr/bin/env docker");
  });

  it("refuses an escape that is neither backslash nor backtick and keeps the backslash", () => {
    assert.deepEqual(faults("# escape=^\nFROM a"), ["bad-escape: ^"]);
    assert.equal(parseDockerfile("# escape=^\nFROM a").escape, "\\");
  });
});

describe("size", () => {
  it("takes more problems than a call takes arguments", () => {
    assert.equal(parseDockerfile(`EXPOSE ${"'a ".repeat(150_000)}`).problems.length > 149_000, true);
  });
});

describe("lines", () => {
  it("joins continued lines, with blanks behind the escape character", () => {
    assert.equal(only("RUN a \\\n  b\\ \t\nc", "RUN").command.joined, "a   bc");
  });

  it("joins with the escape character in force only", () => {
    assert.deepEqual(outline(parseDockerfile("# escape=`\nRUN dir c:\\\nRUN a `\n b")), [
      "RUN dir c:\\",
      "RUN a `\n b",
    ]);
  });

  it("does not go on behind an escaped escape character", () => {
    assert.deepEqual(outline(parseDockerfile("RUN a \\\\\nRUN b")), ["RUN a \\\\", "RUN b"]);
  });

  it("keeps comments and empty lines inside an instruction apart", () => {
    const text = "RUN a \\\n  # why \\\n\n b\nCMD c";
    const syntax = parseDockerfile(text);
    assert.deepEqual(outline(syntax), ["RUN a \\\n  # why \\\n\n b", "CMD c"]);
    assert.equal(syntax.instructions[0]?.argumentText, "a  b");
    assert.deepEqual(
      syntax.comments.map(({ text: comment, target }) => [comment, target]),
      [[" why \\", 0]],
    );
    assert.deepEqual(syntax.instructions[0]?.emptyLines, [{ start: 18, end: 18 }]);
  });

  it("goes on over empty lines to the next instruction's line, as BuildKit does", () => {
    assert.deepEqual(outline(parseDockerfile("RUN a \\\n\nCMD c")), ["RUN a \\\n\nCMD c"]);
  });

  it("splits a keyword over two lines", () => {
    const text = "RU\\\nN a";
    const run = only(text, "RUN");
    assert.equal(run.keywordText, "RUN");
    assert.equal(under(text, run.keywordSpan), "RU\\\nN");
    assert.equal(under(text, run.command.span), "a");
  });

  it("lets a lone continuation begin an instruction, on whose line BuildKit reports", () => {
    const text = "\\\nRUN a";
    const run = only(text, "RUN");
    assert.equal(run.span.start, 0);
    assert.equal(under(text, run.keywordSpan), "RUN");
  });

  it("gives each comment the instruction behind it", () => {
    const { comments } = parseDockerfile("# a\nFROM x\n # b\n# c\nRUN y\n# d");
    assert.deepEqual(
      comments.map(({ text, target }) => [text, target]),
      [
        [" a", 0],
        [" b", 1],
        [" c", 1],
        [" d", undefined],
      ],
    );
  });

  it("keeps offsets right with CRLF, a byte order mark and astral characters", () => {
    const text = '\ufeff# escape=`\r\nFROM a\r\nLABEL 😀=`\r\n  "😀 b" c=d\r\n';
    const syntax = parseDockerfile(text);
    assert.equal(syntax.escape, "`");
    assert.deepEqual(outline(syntax), ["FROM a", 'LABEL 😀=`\r\n  "😀 b" c=d']);
    const label = syntax.instructions[1];
    assert.ok(label?.keyword === "LABEL");
    assert.deepEqual(
      label.pairs.map(({ name, value }) => [under(text, name.span), value && under(text, value.span)]),
      [
        ["😀", ""],
        ['"😀 b"', undefined],
        ["c", "d"],
      ],
    );
  });

  it("reports a line beyond what BuildKit's reader takes", () => {
    const codes = (count: number) =>
      parseDockerfile(`FROM a\nRUN ${"é".repeat(count)}`).problems.map(({ code }) => code);
    assert.deepEqual(codes(32765), []);
    assert.deepEqual(codes(32766), ["line-too-long"]);
  });
});
