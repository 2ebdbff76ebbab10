/** What hovers say that only the whole project knows: merged values, precedence, health, aliases, known images. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { composeHover } from "../../../../server/src/features/compose/hover.ts";
import { ask, at } from "../../semantics/compose/harness.ts";

type Files = Readonly<Record<string, string>>;

/** What the hover says one character behind the start of `needle`. */
async function says(files: Files, path: string, needle: string): Promise<string> {
  const offset = (files[path] ?? "").indexOf(needle) + 1;
  assert.notEqual(offset, 0, needle);
  const found = await ask(files, (reader) => composeHover(reader, at(path), offset, { preset: "recommended" }));
  return found?.markdown ?? "";
}

const BASE = `services:
  web:
    image: example/web:1
    ports: ["8080:80"]
    environment:
      MODE: base
      API_TOKEN: abc
    restart: always
`;
const OVERRIDE = `services:
  web:
    build: .
    ports:
      - "8081:80"
    environment:
      MODE: over
      API_TOKEN: xyz
    env_file: web.env
    restart: unless-stopped
`;
const PROJECT: Files = {
  "compose.yaml": BASE,
  "compose.override.yaml": OVERRIDE,
  "web.env": "MODE=file\n",
  Dockerfile: "FROM alpine:3.22\nENV MODE=docker\n",
};

describe("merged values", () => {
  test("a list with the file and line of each item", async () => {
    const text = await says(PROJECT, "compose.override.yaml", "ports");
    assert.match(text, /published: 8080.*# compose\.yaml:4\n/);
    assert.match(text, /published: 8081.*# compose\.override\.yaml:5\n/);
  });

  test("a value and the one that it replaces", async () => {
    const text = await says(PROJECT, "compose.override.yaml", "restart");
    assert.match(text, /- `unless-stopped` from compose\.override\.yaml:10\n- ~~`always`~~ from compose\.yaml:8/);
  });

  test("secrets are not shown", async () => {
    const text = await says(PROJECT, "compose.override.yaml", "environment");
    assert.match(text, /API_TOKEN: \(not shown\)/);
    assert.doesNotMatch(text, /xyz/);
  });

  test("nothing is said about a file by itself", async () => {
    assert.doesNotMatch(await says({ "compose.yaml": BASE }, "compose.yaml", "ports"), /Together/);
  });
});

describe("environment", () => {
  test("all places in order, the losers struck through", async () => {
    const text = await says(PROJECT, "compose.override.yaml", "MODE");
    const lines = text.split("\n").filter((line) => line.startsWith("- "));
    assert.deepEqual(lines.slice(0, 4), [
      "- `over`: `environment` in compose.override.yaml:7",
      "- ~~`base`: `environment` in compose.yaml:6~~",
      "- ~~`file`: `env_file` web.env~~",
      "- ~~`docker`: `ENV` in Dockerfile:2~~",
    ]);
  });

  test("an item of a list, and a value that is passed through", async () => {
    const files = { "compose.yaml": "services:\n  web:\n    image: x\n    environment:\n      - DEBUG\n" };
    assert.match(await says(files, "compose.yaml", "DEBUG"), /passed through from your shell or \.env/);
  });

  test("secrets are not shown", async () => {
    assert.doesNotMatch(await says(PROJECT, "compose.override.yaml", "API_TOKEN"), /xyz|abc/);
  });
});

describe("one file", () => {
  const file = (text: string) => ({ "compose.yaml": text });

  test("the time line of a health check", async () => {
    const text = await says(
      file(
        "services: {a: {image: x, healthcheck: {test: x, interval: 10s, timeout: 5s, start_period: 1m, retries: 2}}}\n",
      ),
      "compose.yaml",
      "healthcheck",
    );
    assert.match(text, /first check after 5 seconds, then every 10 seconds; each may take 5 seconds/);
    assert.match(text, /in the first 1 minute failures do not count/);
    assert.match(text, /unhealthy after 2 failures in a row: .* up to 30 seconds/);
  });

  test("deploy: what plain Compose honours", async () => {
    const text = await says(
      file("services: {a: {image: x, deploy: {replicas: 2, placement: {}}}}\n"),
      "compose.yaml",
      "deploy",
    );
    assert.match(text, /`replicas`: honoured/);
    assert.match(text, /`placement`: only for `docker stack deploy`/);
  });

  test("an alias and a merge key", async () => {
    const text = "x-a: &base\n  image: x\n  init: true\nservices:\n  a:\n    <<: *base\n    init: false\n";
    assert.match(await says(file(text), "compose.yaml", "*base"), /line 2\.\n\n```yaml\nimage: x\ninit: true\n```/);
    assert.match(await says(file(text), "compose.yaml", "<<"), /- `image`\n- ~~`init`~~/);
  });

  test("what a known image needs", async () => {
    const text = await says(file("services:\n  db:\n    image: postgres:18\n"), "compose.yaml", "postgres");
    assert.match(text, /listens on port `5432`/);
    assert.match(text, /needs `POSTGRES_PASSWORD` .*\*\*missing here\*\*/);
    const given = "services:\n  db:\n    image: postgres:18\n    environment: [POSTGRES_PASSWORD_FILE=/x]\n";
    assert.doesNotMatch(await says(file(given), "compose.yaml", "postgres"), /missing here/);
  });

  test("restart policies, network modes, drivers, sizes", async () => {
    const text =
      'services:\n  a:\n    image: x\n    restart: on-failure:3\n    network_mode: "service:b"\n    mem_limit: 64m\nnetworks: {n: {driver: macvlan}}\n';
    assert.match(await says(file(text), "compose.yaml", "on-failure"), /at most 3 times in a row/);
    assert.match(await says(file(text), "compose.yaml", "service:b"), /shares the network of the service `b`/);
    assert.match(await says(file(text), "compose.yaml", "64m"), /64 MiB, 67,108,864 bytes/);
    assert.match(await says(file(text), "compose.yaml", "macvlan"), /hardware address of its own/);
  });

  test("who uses a volume", async () => {
    const text = "services: {a: {image: x, volumes: ['data:/d']}}\nvolumes: {data: {}, rest: {}}\n";
    assert.match(await says(file(text), "compose.yaml", "data: {}"), /used by `a`/);
    assert.match(await says(file(text), "compose.yaml", "rest: {}"), /no service uses it/);
  });
});
