/** Every key of the Compose model is explained, and the explanation is found where the key stands. */
import assert from "node:assert/strict";
import test from "node:test";
import { composeHover } from "../../../../server/src/features/compose/hover.ts";
import { KNOWLEDGE } from "../../../../server/src/knowledge/knowledge.generated.ts";
import { modelAt, modelPaths } from "../../../../server/src/semantics/compose/model.ts";
import { ask, at } from "../../semantics/compose/harness.ts";

const KEYS = modelPaths().flatMap((path) =>
  (modelAt(path)?.keys ?? []).map((key) => (path === "" ? key : `${path}.${key}`)),
);

test("model and knowledge have the same keys", () => {
  const explained = Object.keys(KNOWLEDGE).filter((key) => key.startsWith("compose:"));
  assert.deepEqual(explained.sort(), KEYS.map((key) => `compose:${key}`).sort());
});

/** A file in flow style that has just this key: `services.*.ports[].target` → `{services: {n: {ports: [{target: v}]}}}`. */
function fileWith(key: string): { text: string; offset: number } {
  let text = "";
  let close = "";
  let offset = 0;
  for (const segment of key.split(".")) {
    const name = segment.replace(/(?:\[\])+$/, "");
    text += "{";
    offset = text.length;
    text += `${name === "*" ? "n" : name}: `;
    close = `}${close}`;
    if (segment.endsWith("[]")) {
      text += "[";
      close = `]${close}`;
    }
  }
  return { text: `${text}v${close}\n`, offset };
}

test("the hover of each key is its own", async () => {
  const wrong: string[] = [];
  for (const key of KEYS) {
    const { text, offset } = fileWith(key);
    const found = await ask({ "compose.yaml": text }, (reader) =>
      composeHover(reader, at("compose.yaml"), offset + 1, { preset: "recommended" }),
    );
    const title = KNOWLEDGE[`compose:${key}`]?.title ?? "nothing";
    if (!found?.markdown.startsWith(`**${title}**`)) wrong.push(`${key}: ${found?.markdown.slice(0, 60)}`);
  }
  assert.ok(KEYS.length > 340, "the model was read");
  assert.deepEqual(wrong, []);
});
