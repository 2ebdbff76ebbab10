import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { composeHover } from "../../../../server/src/features/compose/hover.ts";
import type { Preset } from "../../../../server/src/linter/rule.ts";
import { ask, at } from "../../semantics/compose/harness.ts";

/** The hover at the `|` of the text: what it is about, and what it says. */
async function hover(marked: string, preset: Preset = "recommended", more: Readonly<Record<string, string>> = {}) {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = await ask({ "compose.yaml": text, ...more }, (reader) =>
    composeHover(reader, at("compose.yaml"), offset, { preset }),
  );
  return found && { about: text.slice(found.span.start, found.span.end), says: found.markdown };
}

const service = (line: string) => `services:\n  web:\n    ${line}\n`;

describe("on a key", () => {
  test("what it is for, and what it means here", async () => {
    const found = await hover(service('po|rts: ["127.0.0.1:8080:80", 3000]'));
    assert.equal(found?.about, "ports");
    assert.match(found?.says ?? "", /^\*\*ports publishes/);
    assert.match(
      found?.says ?? "",
      /port `8080` of the host, reachable from this machine only, leads to port `80` of the container \(tcp\)/,
    );
    assert.match(found?.says ?? "", /a free port of the host/);
  });

  test("preset learn says more", async () => {
    const short = (await hover(service("im|age: x")))?.says ?? "";
    const long = (await hover(service("im|age: x"), "learn"))?.says ?? "";
    assert.ok(long.length > short.length && /```yaml/.test(long) && !/```/.test(short));
  });

  test("a service by its name", async () => {
    const found = await hover("services:\n  w|eb:\n    image: x\n    depends_on: [db]\n  db: {image: y}\n");
    assert.equal(found?.about, "web");
    assert.match(
      found?.says ?? "",
      /runs the image `x`\n- other services on its networks reach it as `web`\n- starts after `db`/,
    );
  });

  test("an unknown key has none", async () => {
    assert.equal(await hover(service("nonsen|se: x")), undefined);
  });
});

describe("on a value", () => {
  test("the part of a port mapping", async () => {
    assert.match((await hover(service('ports: ["80|80:80"]')))?.says ?? "", /^`8080`: the \*\*host port\*\*/);
    assert.match((await hover(service('ports: ["8080:8|0"]')))?.says ?? "", /^`80`: the \*\*container port\*\*/);
  });

  test("the part of a mount", async () => {
    assert.match(
      (await hover(service("volumes: [da|ta:/x:ro]")))?.says ?? "",
      /^`data`: the \*\*source\*\*, the name of a volume/,
    );
    assert.match((await hover(service("volumes: [./data:/|x:ro]")))?.says ?? "", /^`\/x`: the \*\*target\*\*/);
    assert.match((await hover(service("volumes: [./data:/x:r|o]")))?.says ?? "", /read-only in the container/);
  });

  test("an image taken apart", async () => {
    const says = (await hover(service("image: post|gres")))?.says ?? "";
    assert.match(says, /`library\/postgres`, a Docker Official Image/);
    assert.match(says, /tag: `latest` \(none is written\)/);
  });

  test("start is not readiness", async () => {
    const says =
      (await hover("services:\n  a:\n    depends_on:\n      - d|b\n  db: {image: x, healthcheck: {test: x}}\n"))
        ?.says ?? "";
    assert.match(
      says,
      /not until the program answers. It has a health check: `condition: service_healthy` would wait for that/,
    );
  });

  test("durations in words", async () => {
    assert.equal((await hover(service("stop_grace_period: 1m|30s")))?.says, "`1m30s`: 1 minute 30 seconds.");
  });
});

describe("on a variable", () => {
  test("its operator, and its value from .env", async () => {
    const found = await hover(service('ports: ["${PO|RT:-8080}:80"]'), "recommended", { ".env": "PORT='9090' # x\n" });
    assert.equal(found?.about, "${PORT:-8080}");
    assert.match(found?.says ?? "", /Its value, or `8080` when `PORT` is unset or empty/);
    assert.match(found?.says ?? "", /`\.env` sets it to `9090`/);
  });

  test("a secret is not shown", async () => {
    const found = await hover(service("image: $DB_PASS|WORD"), "recommended", { ".env": "DB_PASSWORD=hunter2\n" });
    assert.doesNotMatch(found?.says ?? "", /hunter2/);
    assert.match(found?.says ?? "", /not shown/);
  });

  test("user text cannot leave its code span", async () => {
    const found = await hover(service("image: '${A:-`|![x](y)`}'"));
    assert.match(found?.says ?? "", /`` `!\[x\]\(y\)` ``/);
  });
});
