/**
 * Our walk over the model against the JSON schema that dclint carries, read by ajv: over real files, and over the same
 * files with a fault planted in them. What the schema does not look at (sizes, durations, names of others) is left out.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { parseDocument, visit } from "yaml";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { lintFiles } from "../harness/lintFiles.ts";
import { sharedTest } from "../harness/shared.ts";
import { ROOT } from "../harness/sources.ts";

/** What the schema says too. */
const STRUCTURE = ["unknown-key", "wrong-form", "invalid-name", "duplicate-item"].map((slug) => `compose/${slug}`);
const ALL = [...STRUCTURE, "compose/invalid-value", "compose/missing-key"];
const rules = RULES.filter(({ id }) => ALL.includes(id));

/** What takes the place of a scalar. */
const PLANTS = ["{x: 1}", "[1, [2]]", "true", "17", "[a, a]", "zzz"];
/** Every how manyth file is looked at: the whole corpus takes half a minute. */
const STEP = 4;

function schemaCheck(): (value: unknown) => boolean {
  const file = join(ROOT, "node_modules/dclint/schemas/compose.schema.json");
  // Its draft goes by an address that ajv does not know, and is the one that ajv assumes.
  const { $schema, $id, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  assert.ok($schema);
  const check = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  return (value) => check(value) === true;
}

function planted(text: string, seed: number): string[] {
  const places: [number, number][] = [];
  visit(parseDocument(text), {
    Scalar(key, { range }) {
      if (key !== "key" && range && range[1] > range[0] && !text.slice(range[0], range[1]).includes("\n"))
        places.push([range[0], range[1]]);
    },
  });
  return PLANTS.flatMap((plant, i) => {
    const place = places[(seed * 31 + i * 17) % Math.max(1, places.length)];
    return place === undefined ? [] : [text.slice(0, place[0]) + plant + text.slice(place[1])];
  });
}

async function difference(text: string, valid: (value: unknown) => boolean): Promise<string | undefined | null> {
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0 || document.warnings.length > 0) return null;
  const { findings } = await lintFiles({ "compose.yaml": text }, "compose.yaml", { rules, preset: "quiet" });
  const refused = findings.filter(({ fails }) => fails === "load");
  if (!valid(document.toJS())) return refused.length > 0 ? undefined : "only the schema refuses it";
  const structural = refused.find(({ rule }) => STRUCTURE.includes(rule.id));
  return structural && `only we refuse it: ${structural.message}`;
}

sharedTest("the model and the schema agree on structure", ["corpus", "compose.jsonl.gz"], async (file) => {
  const valid = schemaCheck();
  const rows = gunzipSync(readFileSync(file)).toString().split("\n").filter(Boolean);
  let compared = 0;
  const differences: string[] = [];
  for (const [i, row] of rows.entries()) {
    if (i % STEP !== 0) continue;
    const { id, text } = JSON.parse(row) as { id: string; text: string };
    // Variables, anchors and several documents mean more to Compose than to a schema.
    if (text.length > 20_000 || /[*&]\w|<<:|\$|!(?:reset|override)|^---/m.test(text)) continue;
    for (const variant of [text, ...planted(text, i)]) {
      const found = await difference(variant, valid);
      if (found === null) continue;
      compared++;
      if (found !== undefined) differences.push(`${id}: ${found}`);
    }
  }
  assert.ok(compared > 500, `${compared} texts were compared`);
  assert.deepEqual(differences.slice(0, 10), []);
});
