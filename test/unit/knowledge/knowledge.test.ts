/**
 * The knowledge base as a whole: every file is complete, short, linked and has one example that parses.
 * Truth of single statements is not testable here; `source` in each file says what confirms it.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DockerfileParser } from "dockerfile-ast";
import { parse, parseDocument } from "yaml";
import { check } from "../../../server/src/main/api.ts";
import { KEYWORDS } from "../../../server/src/syntax/dockerfile/keywords.ts";

const root = fileURLToPath(new URL("../../../server/src/knowledge/", import.meta.url));
const keywords: readonly string[] = KEYWORDS;
const mostWords = 120;
/** Two sentences. */
const mostWordsMore = 45;

/** What the examples copy, mount or include, so that rules about missing files have nothing to say. */
const surroundings: Readonly<Record<string, string>> = {
  "package.json": "{}",
  "package-lock.json": "{}",
  "packages/a/package.json": "{}",
  "requirements.txt": "",
  "server.js": "",
  "entrypoint.sh": '#!/bin/sh\nexec "$@"\n',
  "wheels/flask.whl": "",
  "rootfs.tar.gz": "",
  "assets.tar.gz": "",
  "app.exe": "",
  "api.env": "",
  "local.env": "",
  "web.labels": "",
  "database/compose.yaml": "services:\n  db:\n    image: redis:8-alpine\n",
};

interface Article {
  readonly path: string;
  readonly front: Record<string, unknown>;
  readonly prose: string;
  readonly examples: readonly {
    readonly language: string;
    readonly code: string;
  }[];
  readonly afterExample: string;
}

function read(path: string): Article {
  const text = readFileSync(join(root, path), "utf8");
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  assert.ok(parts, `${path}: front matter between two lines of ---`);
  const body = parts[2] ?? "";
  const examples = [...body.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  const first = examples[0];
  return {
    path: path.split(sep).join("/"),
    front: parse(parts[1] ?? "") as Record<string, unknown>,
    prose: first ? body.slice(0, first.index) : body,
    examples: examples.map(([, language = "", code = ""]) => ({
      language,
      code,
    })),
    afterExample: first ? body.slice(first.index + first[0].length).trim() : "",
  };
}

const articles = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => read(relative(".", name)));
const inFolder = (folder: string) => articles.filter(({ path }) => path.startsWith(`${folder}/`));
const directlyIn = (folder: string) =>
  inFolder(folder).filter(({ path }) => !path.slice(folder.length + 1).includes("/"));

function checkFrontMatter({ path, front }: Article): void {
  for (const name of ["key", "title", "link", "source", "near"]) {
    const value = front[name];
    assert.ok(typeof value === "string" && value.trim() === value && value !== "", `${path}: ${name} is a text`);
  }
  assert.match(String(front.link), /^https:\/\/(docs\.docker\.com|github\.com\/(docker|moby|compose-spec))\//, path);
  assert.ok(!/[.]$/.test(String(front.title)), `${path}: a title has no full stop`);
  if (path.startsWith("compose/")) assert.equal(front.acts, undefined, `${path}: compose files do not say acts`);
  else assert.ok(["build", "start", "both", "neither"].includes(String(front.acts)), `${path}: acts`);
  if (front.since !== undefined) {
    assert.equal(typeof front.since, "string", `${path}: since is quoted, 1.10 is not 1.1`);
    assert.match(String(front.since), /^\d+\.\d+(\.\d+)?(-labs)?$/, path);
  }
  const known = ["key", "title", "link", "source", "near", "acts", "since", "names"];
  assert.deepEqual(
    Object.keys(front).filter((name) => !known.includes(name)),
    [],
    `${path}: no other front matter`,
  );
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

function checkShape({ path, prose, examples, afterExample }: Article): void {
  const [body = "", more = ""] = prose.split(/^## More$/m);
  const words = wordsIn(body);
  assert.ok(words <= mostWords, `${path}: ${words} words before the example`);
  assert.ok(wordsIn(more) <= mostWordsMore, `${path}: ${wordsIn(more)} words under ## More`);
  assert.ok(words >= 20, `${path}: ${words} words explain nothing`);
  assert.equal(examples.length, 1, `${path}: one example`);
  assert.equal(afterExample, "", `${path}: nothing after the example`);
  const headings = prose.match(/^#+ .*$/gm) ?? [];
  assert.ok(headings.length === 0 || headings.join() === "## More", `${path}: no heading but ## More`);
}

function checkDockerfileExample({ path, examples }: Article): void {
  const { language, code } = examples[0] ?? { language: "", code: "" };
  assert.equal(language, "dockerfile", path);
  const dockerfile = DockerfileParser.parse(code);
  const found = dockerfile.getInstructions().map((instruction) => instruction.getKeyword());
  assert.deepEqual(
    found.filter((keyword) => !keywords.includes(keyword)),
    [],
    `${path}: only known keywords`,
  );
  assert.equal(
    found.find((keyword) => keyword !== "ARG"),
    "FROM",
    `${path}: the example begins with FROM`,
  );
  assert.ok(!path.endsWith("/maintainer.md") ? !found.includes("MAINTAINER") : true, path);
}

function checkComposeExample({ path, examples }: Article): void {
  const { language, code } = examples[0] ?? { language: "", code: "" };
  assert.equal(language, "yaml", path);
  const document = parseDocument(code);
  assert.deepEqual([...document.errors, ...document.warnings], [], path);
  const value = document.toJS() as Record<string, unknown>;
  assert.ok(value.services !== undefined || value.include !== undefined, `${path}: a complete document has services`);
}

/** The value at a model path (`services.*.ports[].target`) in an example: what it explains must be shown. */
function valuesAt(value: unknown, steps: readonly string[]): unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  const children: Record<string, unknown> = { ...(value as object) };
  const next = step === "*" || step === "[]" ? Object.values(children) : step in children ? [children[step]] : [];
  return next.flatMap((child) => valuesAt(child, rest));
}

const stepsOf = (key: string) => key.replaceAll("[]", ".[]").split(".");

describe("knowledge: every file", () => {
  for (const article of articles) {
    test(article.path, () => {
      checkFrontMatter(article);
      checkShape(article);
      if (article.path.startsWith("compose/")) checkComposeExample(article);
      else checkDockerfileExample(article);
    });
  }
});

/** Ours only: whoever copies an example must not be told that it is wrong. `version` and `external.name` show what is obsolete. */
async function findingsIn({ path, examples }: Article): Promise<string[]> {
  const name = path.startsWith("compose/") ? "compose.yaml" : "Dockerfile";
  const findings = await check({ ...surroundings, [name]: examples[0]?.code ?? "" }, { preset: "recommended" });
  return findings
    .filter((finding) => finding.path === name && (finding.severity === "error" || finding.severity === "warning"))
    .map((finding) => `${path}: ${finding.rule}: ${finding.message}`);
}

describe("knowledge: examples", () => {
  for (const article of articles) {
    if (/^compose\/(?:version|\w+\.external\.name)\.md$/.test(article.path)) continue;
    test(article.path, async () => {
      assert.deepEqual(await findingsIn(article), []);
    });
  }
});

describe("knowledge: names", () => {
  test("every instruction has exactly one file and every file an instruction", () => {
    const files = directlyIn("dockerfile");
    assert.deepEqual(
      files.map(({ path }) => basename(path, ".md")).sort(),
      keywords.map((k) => k.toLowerCase()),
    );
    for (const { path, front } of files) assert.equal(front.key, basename(path, ".md").toUpperCase());
    for (const { path, front, examples } of files) {
      if (front.key === "MAINTAINER") continue;
      assert.match(examples[0]?.code ?? "", new RegExp(`^${String(front.key)} `, "m"), `${path}: the example shows it`);
    }
  });

  test("everything about Dockerfiles has more to say to learners", () => {
    const without = [...inFolder("dockerfile"), ...inFolder("variables")].filter(
      ({ prose }) => wordsIn(prose.split(/^## More$/m)[1] ?? "") < 5,
    );
    assert.deepEqual(
      without.map(({ path }) => path),
      [],
    );
  });

  test("no key twice", () => {
    const keys = articles.map(({ path, front }) => `${path.split("/")[0]} ${String(front.key)}`);
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });

  test("every flag, mount type and directive that BuildKit knows has a file", () => {
    const flags = {
      add: ["checksum", "chmod", "chown", "exclude", "keep-git-dir", "link", "unpack"],
      copy: ["chmod", "chown", "exclude", "from", "link", "parents"],
      from: ["platform"],
      healthcheck: ["interval", "retries", "start-interval", "start-period", "timeout"],
      run: ["device", "mount", "network", "security"],
    };
    const expected = Object.entries(flags).flatMap(([keyword, names]) =>
      names.map((name) => `${keyword.toUpperCase()} --${name}`),
    );
    const keysIn = (folder: string) =>
      inFolder(folder)
        .map(({ front }) => String(front.key))
        .sort();
    assert.deepEqual(keysIn("dockerfile/flags"), expected.sort());
    assert.deepEqual(
      keysIn("dockerfile/mounts"),
      ["bind", "cache", "secret", "ssh", "tmpfs"].map((type) => `mount=${type}`),
    );
    assert.deepEqual(keysIn("dockerfile/directives"), ["check", "escape", "syntax"]);
  });

  test("every Compose key is one of the Compose model, and no key of a service is left out", () => {
    const model = JSON.parse(readFileSync(join(root, "data/composeModel.json"), "utf8")) as {
      paths: Record<string, { keys?: readonly string[] | Record<string, unknown> }>;
    };
    const known = Object.entries(model.paths).flatMap(([path, { keys = [] }]) => {
      const names = Array.isArray(keys) ? (keys as readonly string[]) : Object.keys(keys);
      return [path, ...names.map((name) => (path === "" ? name : `${path}.${name}`))];
    });
    const explained = inFolder("compose").map(({ front }) => String(front.key));
    assert.deepEqual(
      explained.filter((key) => !known.includes(key)),
      [],
    );
    const common = known.filter((key) => /^(\w+|services\.\*\.\w+)$/.test(key));
    assert.ok(common.length > 90, "the model was read");
    assert.deepEqual(
      common.filter((key) => !explained.includes(key)),
      [],
    );
  });

  test("a Compose file is named after its path and its example uses the key", () => {
    for (const { path, front, examples } of inFolder("compose")) {
      const key = String(front.key);
      assert.equal(basename(path, ".md"), key.replaceAll(".*", "").replaceAll("[]", ""), path);
      const document: unknown = parse(examples[0]?.code ?? "");
      assert.notEqual(valuesAt(document, stepsOf(key)).length, 0, `${path}: the example has ${key}`);
    }
  });
});
