import assert from "node:assert/strict";
import { test } from "node:test";
import { printedProject } from "../../../../../server/src/semantics/compose/load/load.ts";
import { loadedProject } from "../../../../../server/src/semantics/compose/load/project.ts";
import { plain } from "../../../../../server/src/semantics/compose/load/value.ts";
import { ask, at } from "../harness.ts";
import { errors, load, loadOne, place, plainAt, valueAt } from "./harness.ts";

test("every form becomes the long one", async () => {
  const project = await loadOne(`name: shop
services:
  web:
    build: ./web
    ports: ["127.0.0.1:8080-8081:80-81/udp", 9000]
    volumes: [./site:/srv/:ro, data:/data, /scratch]
    environment: [A=1, B]
    env_file: web.env
    command: serve "two words"
    depends_on: [db]
    devices: [/dev/sda]
    mem_limit: 1.5g
    stop_grace_period: 90s
    healthcheck: { test: curl localhost, interval: 1m30s }
    extra_hosts: ["a:10.0.0.1"]
  db:
    image: postgres:18
volumes:
  data:
`);
  const web = plainAt(project, "services", "web") as Record<string, unknown>;
  assert.deepEqual(web["build"], { context: "/w/web", dockerfile: "Dockerfile" });
  assert.deepEqual(web["ports"], [
    { mode: "ingress", host_ip: "127.0.0.1", target: 80, published: "8080", protocol: "udp" },
    { mode: "ingress", host_ip: "127.0.0.1", target: 81, published: "8081", protocol: "udp" },
    { mode: "ingress", target: 9000, protocol: "tcp" },
  ]);
  assert.deepEqual(web["volumes"], [
    { type: "bind", source: "/w/site", target: "/srv", read_only: true, bind: {} },
    { type: "volume", source: "data", target: "/data", volume: {} },
    { type: "volume", target: "/scratch", volume: {} },
  ]);
  assert.deepEqual(web["environment"], { A: "1", B: null });
  assert.deepEqual(web["command"], ["serve", "two words"]);
  assert.deepEqual(web["depends_on"], { db: { condition: "service_started", required: true } });
  assert.deepEqual(web["devices"], [{ source: "/dev/sda", target: "/dev/sda", permissions: "rwm" }]);
  assert.deepEqual(
    [web["mem_limit"], web["stop_grace_period"], web["extra_hosts"], web["networks"]],
    ["1610612736", "1m30s", ["a=10.0.0.1"], { default: null }],
  );
  assert.deepEqual(plainAt(project, "volumes"), { data: { name: "shop_data" } });
  assert.deepEqual(plainAt(project, "networks"), { default: { name: "shop_default" } });
});

test("every merged value knows the file and line that set it, and what it replaced", async () => {
  const files = {
    "compose.yaml": `services:
  web:
    image: nginx:1.28
    environment:
      LOG: info
      KEEP: "1"
    ports: ["80:80"]
`,
    "compose.override.yaml": `services:
  web:
    image: nginx:1.29
    environment: [LOG=debug]
    ports: ["81:80"]
`,
  };
  const project = await load(files);
  assert.deepEqual(errors(project), []);
  const image = valueAt(project, "services", "web", "image");
  assert.equal(place(image?.origin, files), "compose.override.yaml:3 nginx:1.29");
  assert.equal(place(image?.replaced?.origin, files), "compose.yaml:3 nginx:1.28");
  const log = valueAt(project, "services", "web", "environment", "LOG");
  assert.equal(place(log?.origin, files), "compose.override.yaml:4 LOG=debug");
  assert.equal(place(log?.replaced?.origin, files), "compose.yaml:5 LOG: info");
  const keep = valueAt(project, "services", "web", "environment", "KEEP");
  assert.equal(place(keep?.origin, files), 'compose.yaml:6 KEEP: "1"');
  const ports = valueAt(project, "services", "web", "ports");
  assert.deepEqual(ports?.kind === "sequence" && ports.items.map(({ origin }) => place(origin, files)), [
    'compose.yaml:7 "80:80"',
    'compose.override.yaml:5 "81:80"',
  ]);
});

test("includes have their own folder and variables, and are weaker than the file", async () => {
  const files = {
    "compose.yaml":
      "include: [db/compose.yaml]\nservices:\n  web:\n    image: web\n    depends_on: [db]\n  db:\n    restart: always\n",
    "db/compose.yaml": "services:\n  db:\n    image: postgres:$VERSION\n    volumes: [./data:/data]\n",
    "db/.env": "VERSION=18\n",
  };
  const project = await load(files);
  assert.deepEqual(errors(project), []);
  assert.equal(plainAt(project, "services", "db", "image"), "postgres:18");
  assert.equal(plainAt(project, "services", "db", "restart"), "always");
  const volumes = plainAt(project, "services", "db", "volumes") as { source: string }[];
  assert.equal(volumes[0]?.source, "/w/db/data");
});

test("extended services bring what they have, with paths seen from their own file", async () => {
  const files = {
    "compose.yaml":
      "services:\n  web:\n    extends: { file: common/base.yaml, service: app }\n    environment: { B: 2 }\n",
    "common/base.yaml":
      "services:\n  app:\n    extends: root\n    build: .\n  root:\n    environment: { A: 1, B: 1 }\n",
  };
  const project = await load(files);
  assert.deepEqual(errors(project), []);
  assert.deepEqual(plainAt(project, "services", "web", "build"), { context: "/w/common", dockerfile: "Dockerfile" });
  assert.deepEqual(plainAt(project, "services", "web", "environment"), { A: "1", B: "2" });
  assert.equal(
    place(valueAt(project, "services", "web", "environment", "A")?.origin, files),
    "common/base.yaml:6 A: 1",
  );
});

test("!reset removes and !override replaces, also over aliases; documents of one file override each other", async () => {
  const project = await load({
    "compose.yaml":
      'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment: { A: 1, B: 2 }\n---\nservices:\n  web:\n    image: b\n',
    "compose.override.yaml":
      'services:\n  web:\n    ports: !override ["81:80"]\n    environment:\n      A: !reset null\n',
  });
  assert.deepEqual(errors(project), []);
  assert.equal(plainAt(project, "services", "web", "image"), "b");
  assert.deepEqual(
    (plainAt(project, "services", "web", "ports") as { published: string }[]).map(({ published }) => published),
    ["81"],
  );
  assert.deepEqual(plainAt(project, "services", "web", "environment"), { B: "2" });
});

test("env files fill the environment below the service's own entries", async () => {
  const files = {
    "compose.yaml": "services:\n  web:\n    image: a\n    env_file: [one.env, two.env]\n    environment: { B: own }\n",
    "one.env": "A=1\nB=1\nexport C='x y' # no comment\n",
    "two.env": 'A=2\nD="${A}-${B:-none}"\n',
  };
  const project = await load(files);
  assert.deepEqual(plainAt(project, "services", "web", "environment"), { A: "2", B: "own", C: "x y", D: "2-own" });
  const own = valueAt(project, "services", "web", "environment", "B");
  assert.equal(place(own?.replaced?.origin, files), "one.env:2 B");
});

test("only the services of the asked profiles start and are checked", async () => {
  const text = "services:\n  web:\n    image: a\n  debug:\n    profiles: [debug]\n    networks: [absent]\n";
  const without = await loadOne(text);
  assert.deepEqual([errors(without).length, [...without.active.keys()]], [0, ["web"]]);
  assert.deepEqual(Object.keys((plain(printedProject(without)) as { services: object }).services), ["web"]);
  const asked = await loadOne(text, { profiles: ["debug"] });
  assert.deepEqual(
    errors(asked).map(({ code }) => code),
    ["no-image", "undefined-network"],
  );
});

test("a value with a variable is not certain while the process is not known, and nothing is said about it", async () => {
  const text =
    "services:\n  web:\n    image: nginx:${TAG:-1.29}\n    ports: ['${PORT:-none}:80']\n    scale: ${N:-x}\n";
  const open = await loadOne(text, { open: true });
  assert.deepEqual(errors(open), []);
  const image = valueAt(open, "services", "web", "image");
  assert.deepEqual(image?.kind === "scalar" && [image.data, image.certain], ["nginx:1.29", false]);
  const closed = await loadOne(text);
  assert.deepEqual(
    errors(closed).map(({ code }) => code),
    ["cast", "value"],
  );
});

test("a project is derived from any of its files, and again only when one of them changes", async () => {
  const files = {
    "compose.yaml": "services:\n  web:\n    image: a\n",
    "compose.override.yaml": "services:\n  web:\n    restart: always\n",
  };
  const restart = await ask(files, (reader) => {
    const project = reader.derive(loadedProject, at("compose.yaml"));
    assert.equal(project, reader.derive(loadedProject, at("compose.yaml")));
    return plainAt(project, "services", "web", "restart");
  });
  assert.equal(restart, "always");
});

test("what cannot be seen is not complained about", async () => {
  const project = await loadOne(
    "include: [https://example.com/team/base.git]\nservices:\n  web:\n    networks: [shared]\n    depends_on: [db]\n",
  );
  assert.equal(project.complete, false);
  assert.deepEqual(errors(project), []);
});
