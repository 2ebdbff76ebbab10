/** The walkthrough: its samples show what its steps say, and its buttons and pictures exist. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { SAMPLES } from "../../client/src/samples.ts";
import { check, fix } from "../../server/src/main/api.ts";
import { ROOT } from "../harness/sources.ts";

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly image: string; readonly altText: string };
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  contributes: {
    walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
    commands: readonly { readonly command: string }[];
  };
};

/** Lines of what is more than a hint. */
const graveIn = async (path: string, text: string): Promise<readonly number[]> => {
  const findings = await check({ [path]: text });
  return findings.filter(({ severity }) => severity !== "hint").map(({ range }) => range.start.line);
};

test("the sample with mistakes has them where the step says", async () => {
  assert.deepEqual(await graveIn("Dockerfile", SAMPLES.mistakes.text), [3, 4, 5]);
});

test("the sample for hovers has none", async () => {
  assert.deepEqual(await graveIn("Dockerfile", SAMPLES.hover.text), []);
});

test("the sample for fixes can be fixed", async () => {
  const { Dockerfile = "" } = await fix({ Dockerfile: SAMPLES.fix.text }, { safety: "unsafe" });
  assert.match(Dockerfile, /^ENV GREETING=hello$/m);
  assert.doesNotMatch(Dockerfile, /MAINTAINER/);
});

test("the Compose sample has three mistakes", async () => {
  const findings = await check({ "compose.yaml": SAMPLES.compose.text });
  const lines = new Set(findings.filter(({ severity }) => severity === "error").map(({ range }) => range.start.line));
  assert.deepEqual(
    [...lines].sort((a, b) => a - b),
    [2, 6, 10],
  );
});

test("one walkthrough of five steps, each with a button that does something and a picture that is there", () => {
  const [walkthrough, ...more] = manifest.contributes.walkthroughs;
  assert.ok(walkthrough && more.length === 0);
  assert.equal(walkthrough.steps.length, 5);
  for (const { id, description, media } of walkthrough.steps) {
    const [, command = "", argument = ""] = /\(command:([\w.]+)\?%22([\w.]+)%22\)/.exec(description) ?? [];
    const own = manifest.contributes.commands.some((one) => one.command === command);
    assert.ok(own ? Object.hasOwn(SAMPLES, argument) : command.startsWith("workbench."), id);
    assert.ok(existsSync(join(ROOT, media.image)) && media.altText.length > 20, id);
  }
});
