import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import { faults, only, outline, under } from "./parsed.ts";

const names = (text: string) =>
  parseDockerfile(text).instructions.map(({ heredocs }) => heredocs.map(({ name }) => name));

describe("heredocs", () => {
  it("belong to their instruction, with opening, name, body and terminator", () => {
    const text = "RUN cat <<EOF > /a\nx $y\n# no comment\n\nEOF\nCMD z";
    const syntax = parseDockerfile(text);
    assert.deepEqual(outline(syntax), ["RUN cat <<EOF > /a\nx $y\n# no comment\n\nEOF", "CMD z"]);
    assert.deepEqual(syntax.comments, []);
    const heredoc = syntax.instructions[0]?.heredocs[0];
    assert.equal(under(text, heredoc?.span), "<<EOF");
    assert.equal(under(text, heredoc?.nameSpan), "EOF");
    assert.equal(heredoc?.content, "x $y\n# no comment\n\n");
    assert.equal(under(text, heredoc?.body), heredoc?.content);
    assert.equal(under(text, heredoc?.terminator), "EOF");
    assert.equal(heredoc?.expand, true);
  });

  it("removes tabs only for the words that ask for it (COPY <<-A <<B)", () => {
    const text = "COPY <<-A <<B /d/\n\tx\n\tA\n\ty\n\tB\nB\nCMD z";
    const syntax = parseDockerfile(text);
    assert.deepEqual(
      syntax.instructions[0]?.heredocs.map(({ content, chomp }) => [content, chomp]),
      [
        ["x\n", true],
        ["\ty\n\tB\n", false],
      ],
    );
    assert.equal(syntax.instructions.length, 2);
  });

  it("takes file descriptors (3<<EOF)", () => {
    const run = only("RUN cat 3<<EOF\nx\nEOF", "RUN");
    assert.equal(run.heredocs[0]?.fileDescriptor, 3);
    assert.equal(run.heredocs[0]?.content, "x\n");
  });

  it('takes quoted delimiters with blanks (<<"END OF"), which are not expanded', () => {
    const text = 'RUN cat <<"END OF" x\n$y\nEND OF\nCMD z';
    const heredoc = parseDockerfile(text).instructions[0]?.heredocs[0];
    assert.equal(heredoc?.name, "END OF");
    assert.equal(under(text, heredoc?.nameSpan), "END OF");
    assert.equal(heredoc?.expand, false);
    assert.equal(parseDockerfile(text).instructions.length, 2);
  });

  it("takes a delimiter with blanks before it (<< EOF), as BuildKit does", () => {
    assert.deepEqual(names("RUN cat << EOF\nx\nEOF\nCMD z"), [["EOF"], []]);
  });

  it('is none inside quotes (RUN echo "use <<EOF here")', () => {
    assert.deepEqual(names('RUN echo "use <<EOF here"\nCMD z'), [[], []]);
    assert.deepEqual(names("RUN echo '<<EOF'\nCMD z"), [[], []]);
  });

  it('is none in JSON form (RUN ["sh","-c","cat <<EOF"])', () => {
    assert.deepEqual(names('RUN ["sh", "-c", "cat <<EOF"]\nCMD z'), [[], []]);
  });

  it("is one where a broken list falls back to the shell form", () => {
    assert.deepEqual(names("RUN [a <<EOF\nx\nEOF\nCMD z"), [["EOF"], []]);
  });

  it("is none in a here-string, in an escaped sign, and where the line's quotes do not balance", () => {
    for (const line of ["RUN cat <<<EOF", "RUN a \\<<EOF", "RUN echo it's <<EOF"])
      assert.deepEqual(names(`${line}\nCMD z`), [[], []], line);
  });

  it("is none in other instructions", () => {
    assert.deepEqual(names("CMD cat <<EOF\nENV a=<<EOF\nFROM x"), [[], [], []]);
  });

  it("exists in ADD and in ONBUILD's trigger, once", () => {
    assert.deepEqual(names("ADD <<A /x\n1\nA\nONBUILD RUN <<B\n2\nB\nONBUILD CMD <<C\nFROM x"), [["A"], ["B"], [], []]);
    assert.deepEqual(names("ONBUILD ONBUILD RUN <<B\nFROM x"), [[], []]);
  });

  it("survives CRLF and continuations before it", () => {
    const text = "RUN cat \\\r\n <<EOF\r\nx\r\nEOF\r\nCMD z";
    const syntax = parseDockerfile(text);
    assert.equal(syntax.instructions[0]?.heredocs[0]?.content, "x\r\n");
    assert.equal(syntax.instructions.length, 2);
  });

  it("is escaped by a backslash whatever the escape directive says", () => {
    assert.deepEqual(names("# escape=`\nRUN a \\<<EOF\nCMD z"), [[], []]);
  });

  it("reports one that is never closed, at its opening", () => {
    const text = "RUN cat <<EOF\nx\n EOF\nCMD z";
    assert.deepEqual(faults(text), ["unterminated-heredoc: <<EOF"]);
    assert.equal(parseDockerfile(text).instructions[0]?.heredocs[0]?.terminator, undefined);
    assert.deepEqual(outline(parseDockerfile(text)), [text]);
  });

  it("keeps its word out of the sources of COPY", () => {
    const copy = only("COPY <<A b <<'B' /d/\nA\nB", "COPY");
    assert.deepEqual(
      copy.sources.map(({ raw }) => raw),
      ["b"],
    );
    assert.equal(copy.destination?.raw, "/d/");
  });
});
