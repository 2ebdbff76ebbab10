/** Formatting over real files: what Docker and Compose read stays the same, and a second run changes nothing. */
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { format, inspect } from "../../server/src/main/api.ts";
import { parseDockerfile } from "../../server/src/syntax/dockerfile/parse.ts";
import { corpusRows } from "../harness/corpus.ts";
import { sharedTest } from "../harness/shared.ts";

sharedTest("Dockerfiles keep instructions, words and heredocs", ["corpus"], async (corpus) => {
  for (const { id, text } of corpusRows(corpus, "dockerfiles")) {
    const once = await format({ Dockerfile: text }, "Dockerfile");
    if (once === text) continue;
    assert.equal(await format({ Dockerfile: once }, "Dockerfile"), once, `${id}: a second run changes it`);
    assert.deepEqual(instructions(once), instructions(text), id);
    const [after, before] = await Promise.all(
      [once, text].map((content) => inspect({ Dockerfile: content }, "Dockerfile")),
    );
    assert.deepEqual(after?.config, before?.config, id);
  }
});

sharedTest("Compose files keep every value, comment and anchor", ["corpus"], async (corpus) => {
  for (const { id, text } of corpusRows(corpus, "compose")) {
    const once = await format({ "compose.yaml": text }, "compose.yaml");
    if (once === text) continue;
    assert.equal(await format({ "compose.yaml": once }, "compose.yaml"), once, `${id}: a second run changes it`);
    assert.deepEqual(values(once), values(text), id);
    assert.deepEqual(
      once.match(/#.*|[&*]\w+/g)?.map((word) => word.trimEnd()),
      text.match(/#.*|[&*]\w+/g)?.map((word) => word.trimEnd()),
      id,
    );
  }
});

/** Keyword, words with runs of blanks as one, and heredocs byte for byte. */
function instructions(text: string): unknown {
  return parseDockerfile(text).instructions.map(({ keyword, argumentText, heredocs }) => [
    keyword,
    argumentText.split(/\s+/).map((word) => (/^as$/i.test(word) ? "as" : word)),
    heredocs.map(({ content }) => content),
  ]);
}

/** By the YAML library alone, so that a fault in our own tree would show. */
function values(text: string): unknown {
  return parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: "silent", intAsBigInt: true }).map(
    (document) => document.toJS({ maxAliasCount: -1 }),
  );
}
