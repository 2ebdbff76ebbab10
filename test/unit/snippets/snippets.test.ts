// Every snippet, with its defaults accepted, must be what we would recommend: it loads, and the strictest preset has
// neither an error nor a warning for it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseDocument } from "yaml";
import { check } from "../../../server/src/main/api.ts";
import { type Frame, frames } from "../../fixtures/snippets/table.ts";
import { type Expansion, expand } from "./expand.ts";

interface Snippet {
  prefix: string;
  description: string;
  body: string[];
}

const languages = ["dockerfile", "compose"] as const;
const collections = languages.map((language) => {
  const file = new URL(`../../../snippets/${language}.json`, import.meta.url);
  return { language, snippets: JSON.parse(readFileSync(file, "utf8")) as Record<string, Snippet> };
});

/** As the editor does it: further lines of a snippet take over the indentation of the line that it is put into. */
function place(frame: Frame, text: string): string {
  const indentation = /[ \t]*$/.exec(frame.before)?.[0] ?? "";
  const indented = text.replace(/\n(?!\n|$)/g, `\n${indentation}`);
  const whole = frame.before + indented + frame.after;
  return whole.endsWith("\n") ? whole : `${whole}\n`;
}

/** The numbers that a person visits with the tab key: 1, 2, 3 without a gap, and perhaps 0 at the end. */
function assertStops(expansion: Expansion): void {
  const numbered = expansion.stops.filter((stop) => stop !== 0);
  assert.deepEqual(
    numbered,
    numbered.map((_, index) => index + 1),
    "tab stops are numbered without a gap",
  );
}

async function assertClean(frame: Frame, text: string): Promise<void> {
  const path = frame.language === "dockerfile" ? "Dockerfile" : "compose.yaml";
  const findings = await check({ [path]: text }, { preset: "strict", paths: [path] });
  const loud = findings.filter((finding) => finding.severity === "error" || finding.severity === "warning");
  const told = loud.map((finding) => `${finding.range.start.line + 1}: ${finding.rule}: ${finding.message}`);
  assert.deepEqual(told, [], `findings in:\n${text}`);
}

for (const { language, snippets } of collections) {
  for (const [name, snippet] of Object.entries(snippets)) {
    test(`snippet ${language}: ${name}`, async () => {
      const frame = frames[name];
      assert.ok(frame, "stands in the table");
      assert.equal(frame.language, language);
      const expansion = expand(snippet.body.join("\n"));
      assertStops(expansion);
      const text = place(frame, expansion.text);
      if (language === "compose") {
        assert.deepEqual(parseDocument(text, { strict: true }).errors, []);
      }
      await assertClean(frame, text);
    });
  }
}

test("snippets: the table names no snippet that does not exist", () => {
  const names = collections.flatMap(({ snippets }) => Object.keys(snippets));
  assert.deepEqual(Object.keys(frames).sort(), names.sort());
});

test("snippets: prefixes are words of their own, descriptions are sentences", () => {
  for (const { snippets } of collections) {
    const all = Object.values(snippets);
    assert.equal(new Set(all.map((snippet) => snippet.prefix)).size, all.length, "prefixes are unique");
    for (const { prefix, description } of all) {
      assert.match(prefix, /^[a-z][a-z-]*$/);
      assert.match(description, /^[A-Z.].{20,}[^ ]$/, `description of ${prefix}`);
    }
  }
});

test("snippets: whole Dockerfiles begin with the syntax directive and end without root", () => {
  for (const [name, snippet] of Object.entries(collections[0]?.snippets ?? {})) {
    if (!snippet.prefix.startsWith("multistage-") && snippet.prefix !== "static-nginx") continue;
    assert.equal(snippet.body[0], "# syntax=docker/dockerfile:1", name);
    assert.ok(
      snippet.body.some((line) => line.startsWith("USER ")),
      name,
    );
  }
});

test("snippets: a fault inside a frame would be noticed", async () => {
  const faults = [
    ["Image labels", "COPPY . ."],
    ["Service from an image", "web:\n  imagee: nginx:1.30-alpine"],
  ] as const;
  for (const [name, text] of faults) {
    const frame = frames[name];
    assert.ok(frame);
    await assert.rejects(assertClean(frame, place(frame, text)), assert.AssertionError);
  }
});
