import assert from "node:assert/strict";
import { test } from "node:test";
import { resolve } from "../../../server/src/main/api.ts";
import { yamlText } from "../../../server/src/main/cli/yamlText.ts";
import { parseYaml } from "../../../server/src/syntax/yaml/parse.ts";
import { documentValue } from "../../../server/src/semantics/compose/load/fromYaml.ts";
import { ProblemLog } from "../../../server/src/semantics/compose/load/problem.ts";
import { plain } from "../../../server/src/semantics/compose/load/value.ts";
import { Snapshot } from "../../../server/src/workspace/snapshot.ts";

test("Compose's own files are found: the first base, the first override, the .env beside them", async () => {
  const { model, errors } = await resolve({
    "docker-compose.yml": "services: {}\n",
    "compose.yml": "services:\n  web:\n    image: nginx:$TAG\n",
    "compose.override.yml": "services:\n  web:\n    restart: $RESTART\n",
    "docker-compose.override.yml": "services:\n  web:\n    restart: 'no'\n",
    ".env": "TAG=1.29\nRESTART=always\n",
  });
  assert.deepEqual(errors, []);
  const { services } = model as { services: { web: object } };
  assert.deepEqual(services.web, { image: "nginx:1.29", restart: "always", networks: { default: null } });
});

test("COMPOSE_FILE, COMPOSE_PROFILES and COMPOSE_PROJECT_NAME of .env count; the caller's variables are stronger", async () => {
  const files = {
    ".env": "COMPOSE_FILE=a.yaml:b.yaml\nCOMPOSE_PROFILES=debug\nCOMPOSE_PROJECT_NAME=shop\nTAG=1\n",
    "a.yaml": "services:\n  web: { image: 'a:$TAG', profiles: [debug] }\n",
    "b.yaml": "services:\n  web: { command: [x] }\n",
  };
  const { model } = await resolve(files, { env: { TAG: "2" } });
  const { name, services } = model as { name: string; services: { web: { image: string; command: string[] } } };
  assert.deepEqual([name, services.web.image, services.web.command], ["shop", "a:2", ["x"]]);
});

test("all refusals are told at once, with the fixes of the rules; there is no model then", async () => {
  const { model, errors, warnings } = await resolve({
    "compose.yaml":
      "version: '3'\nservices:\n  web:\n    imge: a\n    networks: [fornt]\n    mem_limit: 1q\n    hostname: $HOST\nnetworks:\n  front:\n",
  });
  assert.equal(model, undefined);
  const shown = errors.map(({ rule, range, fails }) => [rule, range.start.line, fails]);
  assert.deepEqual(shown, [
    ["compose/unknown-key", 3, "load"],
    ["compose/invalid-value", 5, "load"],
    ["compose/service-without-image", 2, "load"],
    ["compose/undefined-network", 4, "load"],
  ]);
  assert.ok(errors[0]?.fixes.some(({ title }) => title === 'Use "image"'));
  assert.deepEqual(
    warnings.map(({ rule }) => rule),
    ["compose/unset-variable", "compose/obsolete-version"],
  );
});

test("steps can be left out", async () => {
  const files = { "compose.yaml": "services:\n  web:\n    command: echo $X\n    networks: [n]\n    extends: base\n" };
  const options = { skipInterpolation: true, skipConsistencyCheck: true, skipNormalization: true, skipExtends: true };
  const { model, errors } = await resolve(files, options);
  assert.deepEqual(errors, []);
  const { services } = model as { services: { web: unknown } };
  assert.deepEqual(services.web, { command: ["echo", "$X"], extends: { service: "base" }, networks: { n: null } });
});

test("no file, no project", async () => {
  const { model, errors } = await resolve({ "readme.md": "" });
  assert.equal(model, undefined);
  assert.equal(errors.length, 1);
});

test("what is printed as YAML is read as the same data", () => {
  const data = {
    name: "shop",
    services: {
      web: {
        command: [
          "a b",
          "",
          "true",
          "1",
          "010",
          "1e3",
          "~",
          "- x",
          "a: b",
          "#c",
          "a #c",
          "é",
          "x\ty",
          "*a",
          "@x",
          "2001-01-01",
        ],
        script: "line one\n  line two\n\nline four\n",
        open: "one\ntwo",
        odd: " leading\nspace",
        empty: {},
        none: [],
        nothing: null,
        yes: true,
        number: 1.5,
        nested: [{ a: 1, b: [1, [2]] }, []],
        "0.5": "key",
        "a:b": "x",
      },
    },
  };
  const { documents, errors } = parseYaml(yamlText(data));
  assert.deepEqual(errors, []);
  const root = documents[0]?.root;
  assert.ok(root);
  const read = documentValue(root, "memory:/x", new ProblemLog(Snapshot.empty()));
  assert.deepEqual(read && plain(read.value), data);
});
