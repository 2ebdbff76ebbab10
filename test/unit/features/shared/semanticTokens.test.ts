/** Semantic tokens: what is coloured, and that the numbers sent are always in order and inside the document. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { semanticTokens } from "../../../../server/src/features/shared/semanticTokens.ts";
import { encodeTokens, tokenEdits } from "../../../../server/src/lsp/tokenData.ts";
import { LineIndex } from "../../../../server/src/text/lineIndex.ts";
import { inWorkspace, uriOf } from "../../../harness/workspace.ts";

function tokens(path: string, text: string) {
  return inWorkspace({ [path]: text }, (reader) => semanticTokens(reader, uriOf(path)));
}

async function shown(path: string, text: string): Promise<string[]> {
  const found = await tokens(path, text);
  return found.map(({ span, type, modifiers }) => [text.slice(span.start, span.end), type, ...modifiers].join(" "));
}

test("stages and variables that exist; nothing inside RUN", async () => {
  const text =
    "ARG V=1\nFROM a:$V AS build\nENV E=$TARGETOS$NOPE\nRUN echo $E\nFROM build\nCOPY --from=build a b\nCOPY --from=0 a b\n";
  assert.deepEqual(await shown("Dockerfile", text), [
    "V variable declaration readonly",
    "V variable readonly",
    "build class declaration",
    "E variable declaration",
    "build class",
    "build class",
  ]);
});

test("services, resources, profiles and variables", async () => {
  const text =
    "services:\n  a:\n    image: x:${T:-${U}}\n    depends_on: [b]\n    volumes: ['data:/d']\n    profiles: [p]\n  b: {image: y}\nvolumes:\n  data:\n";
  assert.deepEqual(await shown("compose.yaml", text), [
    "a class declaration",
    "T variable",
    "U variable",
    "b class",
    "data type",
    "p enumMember declaration",
    "b class declaration",
    "data type declaration",
  ]);
});

const LINES = [
  "FROM a AS b",
  "FROM $V AS c",
  "ARG V=1",
  "ENV A=$V B=${A:-$V} \\",
  "  C=$B",
  "COPY --from=b x y",
  "RUN <<EOF",
  "EOF",
  "",
  "x 🐳 $V",
];

test("any text: tokens lie inside the document, in order, without overlap", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...LINES)), fc.constantFrom("\n", "\r\n"), async (lines, end) => {
      const text = lines.join(end);
      let at = 0;
      for (const { span } of await tokens("Dockerfile", text)) {
        assert.ok(span.start >= at && span.start < span.end && span.end <= text.length);
        assert.doesNotMatch(text.slice(span.start, span.end), /[\r\n]/);
        at = span.end;
      }
    }),
  ));

test("any sequence of edits: the difference applied to the last answer is the new answer", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...LINES), { maxLength: 8 }), { maxLength: 5 }),
      async (versions) => {
        let sent: number[] = [];
        for (const lines of versions) {
          const text = lines.join("\n");
          const numbers = (await tokens("Dockerfile", text)).map(({ span }, i) => ({
            ...span,
            type: i % 4,
            modifiers: 0,
          }));
          const full = encodeTokens(numbers, new LineIndex(text));
          assert.ok(full.every((number) => number >= 0));
          const edited = [...sent];
          for (const { start, deleteCount, data = [] } of tokenEdits(sent, full))
            edited.splice(start, deleteCount, ...data);
          assert.deepEqual(edited, full);
          sent = edited;
        }
      },
    ),
  ));
