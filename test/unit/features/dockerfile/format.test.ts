/** Formatting of Dockerfiles: what moves, and what never does. */
import assert from "node:assert/strict";
import test from "node:test";
import { formatFile, formattedText } from "../../../../server/src/features/shared/format.ts";
import { DEFAULT_FORMAT, type FormatOptions } from "../../../../server/src/features/shared/formatOptions.ts";
import { newLineEdits } from "../../../../server/src/features/shared/newLine.ts";
import { applyEdits } from "../../../../server/src/text/edits.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../../../server/src/workspace/session.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";

const URI = resolvePath(MEMORY_ROOT, "Dockerfile");

function session(text: string, more: Record<string, string> = {}): Session {
  return new Session(
    new MemoryFileSystem({ Dockerfile: text, ...more }),
    Snapshot.empty([MEMORY_ROOT], { buildArgs: {} }),
  );
}

function formatted(text: string, chosen: Partial<FormatOptions> = {}): Promise<string> {
  const options = { ...DEFAULT_FORMAT, indent: "    ", ...chosen };
  return session(text).settle((reader) => formattedText(reader, URI, options));
}

/** `|` in the text is the cursor, which stands on the line that Enter has just made. */
async function afterEnter(marked: string): Promise<string> {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  return session(text).settle((reader) => applyEdits(text, newLineEdits(reader, URI, offset, "    ")));
}

test("keywords take the case that most of the file has", async () => {
  assert.equal(await formatted("FROM a As b\nrun x\nRUN y\n"), "FROM a AS b\nRUN x\nRUN y\n");
  assert.equal(await formatted("from a AS b\nrun x\nRun y\n"), "from a as b\nrun x\nrun y\n");
  assert.equal(await formatted("from a\nrun x\n", { keywordCase: "upper" }), "FROM a\nRUN x\n");
  assert.equal(await formatted("FROM a\nrun x\n", { keywordCase: "preserve" }), "FROM a\nrun x\n");
});

test("the trigger of an ONBUILD is text in the image and stays", async () => {
  const text = "FROM a\nONBUILD run  x\n";
  assert.equal(await formatted(text), text);
});

test("blanks that mean nothing go", async () => {
  assert.equal(
    await formatted(
      "\n\nFROM  a   AS  b  \n\n\n\n\n  # note  \n  RUN x \\  \n   y\nCOPY   --from=b   c d\nUSER x\nCMD z\nCMD q\n\n\n",
    ),
    "FROM a AS b\n\n\n# note\nRUN x \\\n   y\nCOPY --from=b c d\nUSER x\nCMD z\nCMD q\n",
  );
});

test("columns that someone has aligned stay, and so does a file that is indented throughout", async () => {
  const aligned = "FROM  a\nRUN   b\nCOPY  c d\n";
  assert.equal(await formatted(aligned), aligned);
  const tabs = "FROM\ta\nRUN\tb\nUSER c\n";
  assert.equal(await formatted(tabs), tabs);
  const indented = "FROM a\n  RUN b\n  RUN c\n";
  assert.equal(await formatted(indented), indented);
});

test("strings, heredocs and the shell's own layout stay byte for byte", async () => {
  const text =
    'FROM a\nRUN echo "x   \\\n     y  z"   --  \\\n      && deep\nRUN <<EOF  bash\n  a   \n\n\n\n\nEOF\nENV A  b   c\nCMD x   y\n';
  assert.equal(await formatted(text), text);
});

test("a comment that only looks like a directive does not become one", async () => {
  const text = "  # escape=`\nFROM a\n";
  assert.equal(await formatted(text), text);
  assert.equal(await formatted("\n# escape=`\nFROM a\n"), "\n# escape=`\nFROM a\n");
});

test("broken files and templates get no edits", async () => {
  for (const text of ["FROM  a\nFORM  b\n", "FROM  a\nRUN <<EOF\nx\n", "FROM  a\n{% if x %}\nRUN   b\n"]) {
    assert.equal(await formatted(text), text);
  }
});

test("line ends stay CRLF, a byte order mark stays, the last line is ended", async () => {
  assert.equal(await formatted("\uFEFFFROM  a\r\nRUN b  "), "\uFEFFFROM a\r\nRUN b\r\n");
});

test("continuations are indented where that is set, nesting and strings kept", async () => {
  assert.equal(
    await formatted('FROM a\nRUN x \\\n  && y \\\n    -z \\\n# note\n  && echo "q\\\n w"\nCMD x \\\n y\n', {
      continuationIndent: "indent",
    }),
    'FROM a\nRUN x \\\n    && y \\\n      -z \\\n# note\n    && echo "q\\\n w"\nCMD x \\\n y\n'.replace(
      "# note",
      "# note",
    ),
  );
  const joined = "FROM a\nRUN ec\\\nho x\n";
  assert.equal(await formatted(joined, { continuationIndent: "indent" }), joined);
});

test("operators move over the line break where that is set, there and back", async () => {
  const leading = 'FROM a\nRUN x \\\n  && y \\\n  || echo "a && \\\n b"\n';
  const trailing = 'FROM a\nRUN x && \\\n  y || \\\n  echo "a && \\\n b"\n';
  assert.equal(await formatted(leading, { operatorPosition: "trailing" }), trailing);
  assert.equal(await formatted(trailing, { operatorPosition: "leading" }), leading);
});

test("a range gets only its own edits", async () => {
  const text = "FROM  a\nRUN  b\n";
  const edits = await session(text).settle((reader) => formatFile(reader, URI, DEFAULT_FORMAT, { start: 8, end: 15 }));
  assert.equal(applyEdits(text, edits), "FROM  a\nRUN b\n");
});

test(".editorconfig decides before the editor", async () => {
  const more = {
    ".editorconfig":
      "root = true\n[*]\ninsert_final_newline = false\n[{Dockerfile,*.x}]\ntrim_trailing_whitespace = false\n",
  };
  const text = "FROM a\nRUN b  ";
  assert.equal(await session(text, more).settle((reader) => formattedText(reader, URI, DEFAULT_FORMAT)), text);
});

test("Enter continues a chain as it is written", async () => {
  assert.equal(await afterEnter("FROM a\nRUN x \\\n|"), "FROM a\nRUN x \\\n    ");
  assert.equal(await afterEnter("FROM a\nRUN x \\\n  && y \\\n|"), "FROM a\nRUN x \\\n  && y \\\n  && ");
  assert.equal(await afterEnter("FROM a\nENV x=1 \\\n  y=2 \\\n|\nRUN z"), "FROM a\nENV x=1 \\\n  y=2 \\\n  \nRUN z");
});

test("Enter in the middle of an instruction keeps it one instruction", async () => {
  assert.equal(await afterEnter("FROM a\nRUN x &&\n| y\n"), "FROM a\nRUN x && \\\n    y\n");
  for (const text of [
    "FROM a\nRUN x\n|\n",
    "FROM a\nRUN x\n|RUN y\n",
    "FROM a\n# a\n|b\n",
    "FROM a\nRUN <<E\nx\n|y\nE\n",
  ]) {
    assert.equal(await afterEnter(text), text.replace("|", ""));
  }
});
