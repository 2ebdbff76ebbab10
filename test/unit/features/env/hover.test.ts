import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hoverIn } from "../../../harness/hoverFiles.ts";

const COMPOSE = [
  "services:",
  "  web:",
  "    image: nginx:${TAG:-1.29}",
  "    env_file: [web.env, {path: ./raw.env, format: raw}]",
  "    ports: ['${HOST:-${PORT}}:80']",
  "",
].join("\n");

async function at(marked: string, path = ".env"): Promise<string> {
  return (await hoverIn({ "compose.yaml": COMPOSE, [path]: marked })) ?? "";
}

function has(markdown: string, ...words: readonly string[]): void {
  for (const one of words) assert.ok(markdown.includes(one), `lacks “${one}”:\n${markdown}`);
}

describe("variables of an env file", () => {
  test("the value as Compose reads it, and who uses it", async () => {
    has(await at("TA█G=1.30 # pinned\n"), "**Variable `TAG`**", "Value: `1.30`", "`compose.yaml` uses it in line 3.");
    has(await at("PO█RT=80\n"), "`compose.yaml` uses it in line 5.");
    has(await at("OTH█ER=80\n"), "No Compose file beside it uses `${OTHER}`.");
  });

  test("what a value is made from", async () => {
    has(await at('A=1\nB="█$A-$C"\n'), "Value: `1-`", "In double quotes variables are replaced", "Not set above: `C`.");
    has(await at("B='█$A'\n"), "Value: `$A`", "In single quotes nothing is replaced");
    has(await at("B=█${\n"), "Compose cannot read this value.");
  });

  test("secrets are not shown, empty values and lost ones are told", async () => {
    const markdown = await at("DB_PASSWORD=█hunter2\n");
    has(markdown, "not shown here");
    assert.ok(!markdown.includes("hunter2"));
    has(await at("A=█\n"), "Value: empty.");
    has(await at("█A=1\nA=2\n"), "Without effect: line 2 sets it again");
    has(await at("HO█ME\n"), "Without `=`");
  });

  test("services that name the file", async () => {
    has(await at("A█=1\n", "web.env"), "In the containers of `web` (`compose.yaml`), by `env_file`.");
    has(await at("A█=1\n", "raw.env"), "In the containers of `web`");
    assert.ok(!(await at("A█=1\n", "lone.env")).includes("compose.yaml"));
  });

  test("comments say nothing", async () => {
    assert.equal(await at("# A█=1\n"), "");
  });
});
