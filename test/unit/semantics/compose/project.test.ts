import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { composeFile } from "../../../../server/src/semantics/compose/file.ts";
import { healthOf } from "../../../../server/src/semantics/compose/health.ts";
import { composeProject } from "../../../../server/src/semantics/compose/project.ts";
import { composeSubject } from "../../../../server/src/semantics/compose/subject.ts";
import { undefinedNames } from "../../../../server/src/semantics/compose/undefined.ts";
import { servicesBuilding } from "../../../../server/src/semantics/workspace/links.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { ask, at } from "./harness.ts";

const USES_DATA = "services:\n  db:\n    image: postgres:18\n    volumes: [data:/x]\n";
const DECLARES_DATA = "volumes:\n  data:\n";

function undefinedVolumes(files: Readonly<Record<string, string>>, path: string): Promise<string[]> {
  return ask(files, (reader) => {
    const file = reader.derive(composeFile, at(path));
    return undefinedNames(reader, file, "volume").map(({ reference }) => reference.name);
  });
}

describe("which files declare", () => {
  test("the override file beside the base", async () => {
    const files = { "compose.yaml": USES_DATA, "compose.override.yaml": DECLARES_DATA };
    assert.deepEqual(await undefinedVolumes(files, "compose.yaml"), []);
    assert.deepEqual(
      await undefinedVolumes(
        { "compose.yaml": DECLARES_DATA, "compose.override.yaml": USES_DATA },
        "compose.override.yaml",
      ),
      [],
    );
  });

  test("a file of another name does not count for the base, but the base for it", async () => {
    assert.deepEqual(
      await undefinedVolumes({ "compose.yaml": USES_DATA, "compose.prod.yaml": DECLARES_DATA }, "compose.yaml"),
      ["data"],
    );
    assert.deepEqual(
      await undefinedVolumes({ "compose.yaml": DECLARES_DATA, "compose.prod.yaml": USES_DATA }, "compose.prod.yaml"),
      [],
    );
  });

  test("an included file, and what that includes", async () => {
    const files = {
      "compose.yaml": `include: [sub/one.yaml]\n${USES_DATA}`,
      "sub/one.yaml": "include: [two.yaml]\n",
      "sub/two.yaml": DECLARES_DATA,
    };
    assert.deepEqual(await undefinedVolumes(files, "compose.yaml"), []);
    assert.deepEqual(await undefinedVolumes({ ...files, "sub/two.yaml": "services: {}\n" }, "compose.yaml"), ["data"]);
  });

  test("an include that cannot be seen may declare anything", async () => {
    for (const include of ["gone.yaml", "${FILE}", "oci://example/compose", "https://example.com/shop.git"]) {
      assert.deepEqual(
        await undefinedVolumes({ "compose.yaml": `include: ["${include}"]\n${USES_DATA}` }, "compose.yaml"),
        [],
      );
    }
  });

  test("files that include each other end", async () => {
    const files = { "compose.yaml": `include: [b.yaml]\n${USES_DATA}`, "b.yaml": "include: [compose.yaml, b.yaml]\n" };
    assert.deepEqual(await undefinedVolumes(files, "compose.yaml"), ["data"]);
  });

  test("a later document of the same file", async () => {
    assert.deepEqual(
      await undefinedVolumes({ "compose.yaml": `${USES_DATA}---\n${DECLARES_DATA}` }, "compose.yaml"),
      [],
    );
  });
});

describe("references", () => {
  test("a service with profiles does not make the project fail", async () => {
    const text = `${USES_DATA}    profiles: [tools]\n`;
    const fails = await ask({ "compose.yaml": text }, (reader) =>
      undefinedNames(reader, reader.derive(composeFile, at("compose.yaml")), "volume").map((found) => found.fails),
    );
    assert.deepEqual(fails, [false]);
  });

  test("of every kind, with the exact place", async () => {
    const text = `services:
  a:
    depends_on: {b: {condition: service_started}}
    network_mode: "service:c"
    volumes_from: ["d:ro", container:e]
    links: [f:alias, g]
    extends: {service: h}
    build: {context: ., secrets: [i], additional_contexts: ["x=service:j"]}
    secrets: [{source: k}]
    configs: [l]
    networks: {m: null}
    volumes: [nn:/n, ./o:/o, {type: volume, source: p, target: /p}, "\${Q}:/q", r\${S}:/s]
`;
    const found = await ask({ "compose.yaml": text }, (reader) =>
      reader
        .derive(composeFile, at("compose.yaml"))
        .references.map(({ kind, name, span }) => [kind, name, text.slice(span.start, span.end)]),
    );
    const names = (kind: string) =>
      found
        .filter((one) => one[0] === kind)
        .map((one) => one[1])
        .sort()
        .join("");
    for (const [, name, cut] of found) assert.equal(name, cut);
    assert.deepEqual(
      [names("service"), names("secret"), names("config"), names("network"), names("volume")],
      ["bcdfghj", "ik", "l", "m", "nnp"],
    );
  });
});

describe("health checks", () => {
  async function health(service: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const text = `services:\n  a:\n${service.replace(/^/gm, "    ")}\n`;
    return (await ask({ "compose.yaml": text, ...more }, (reader) => healthOf(reader, at("compose.yaml"), "a"))).kind;
  }

  test("in the Compose file", async () => {
    assert.equal(await health("image: x\nhealthcheck: {test: [CMD, x]}"), "checked");
    assert.equal(await health("image: x\nhealthcheck: {disable: true}"), "off");
    assert.equal(await health("image: x\nhealthcheck: {disable: '${D}'}"), "unknown");
    assert.equal(await health('image: x\nhealthcheck: {test: ["NONE"]}'), "off");
    assert.equal(await health("image: redis\nhealthcheck: {interval: 1s}"), "none");
  });

  test("of the image", async () => {
    assert.equal(await health("image: redis:8"), "none");
    assert.equal(await health("image: example/redis:8"), "image-decides");
    assert.equal(await health("image: ${IMAGE}"), "image-decides");
  });

  test("in the Dockerfile, by target", async () => {
    const Dockerfile =
      "FROM scratch AS plain\nFROM plain AS checked\nHEALTHCHECK CMD true\nFROM checked AS off\nHEALTHCHECK NONE\nFROM redis:8 AS redis\n";
    assert.equal(await health("build: {context: ., target: plain}", { Dockerfile }), "none");
    assert.equal(await health("build: {context: ., target: checked}", { Dockerfile }), "checked");
    assert.equal(await health("build: {context: ., target: off}", { Dockerfile }), "off");
    assert.equal(await health("build: .", { Dockerfile }), "none");
    assert.equal(await health("build: .", { Dockerfile: "FROM example/base\n" }), "image-decides");
    assert.equal(await health("build: ."), "unknown");
  });

  test("through extends and the override file", async () => {
    const base = "services:\n  b:\n    image: redis\n    healthcheck: {test: x}\n";
    assert.equal(await health("extends: {file: base.yaml, service: b}", { "base.yaml": base }), "checked");
    assert.equal(await health("extends: {file: base.yaml, service: b}"), "unknown");
    assert.equal(
      await health("image: redis", { "compose.override.yaml": "services: {a: {healthcheck: {test: x}}}\n" }),
      "checked",
    );
    assert.equal(await health("extends: a\nimage: redis"), "unknown");
  });
});

describe("a Dockerfile's services", () => {
  test("are found above it, with their ports", async () => {
    const compose = `services:
  web:
    build: ./web
    ports: ["127.0.0.1:8080:80", 443, {target: 53, published: "5353", protocol: udp}]
  same: {build: {context: ., dockerfile: web/Dockerfile}}
  other: {build: ./other}
  remote: {build: "https://example.com/x.git"}
`;
    const found = await ask({ "compose.yaml": compose, "web/Dockerfile": "FROM scratch\n" }, (reader) =>
      servicesBuilding(reader, at("web/Dockerfile")),
    );
    assert.deepEqual(
      found.map(({ service, file }) => [service, file]),
      [
        ["web", at("compose.yaml")],
        ["same", at("compose.yaml")],
      ],
    );
    assert.deepEqual(found[0]?.ports, [
      { host: "8080", container: "80", protocol: "tcp" },
      { host: undefined, container: "443", protocol: "tcp" },
      { host: "5353", container: "53", protocol: "udp" },
    ]);
  });
});

test("a comment silences what stands below it, or on its line", async () => {
  const text = "# top\nservices:\n  # above\n  web:\n    image: x # behind\n";
  const comments = await ask({ "compose.yaml": text }, (reader) =>
    composeSubject.comments(composeSubject.load(reader, at("compose.yaml"))),
  );
  const cuts = comments.map(({ target }) => target && text.slice(target.start, target.end).trim().split("\n")[0]);
  assert.deepEqual(cuts, ["services:", "web:", "image: x"]);
});

test("one version of a text is parsed once", () => {
  const uri = at("compose.yaml");
  const snapshot = Snapshot.empty().withFiles([[uri, new SourceFile(uri, USES_DATA)]]);
  snapshot.derive(composeFile, uri);
  snapshot.derive(composeProject, uri);
  composeSubject.load(snapshot.withParameters({ buildArgs: { A: "1" } }), uri);
  assert.equal(snapshot.memo.computed.get("yamlSyntax"), 1);
});
