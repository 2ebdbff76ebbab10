/** `docker run` as a Compose service and back: the shell's quoting, and what cannot be said. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { commandLines, quoteWord } from "../../../../server/src/semantics/compose/dockerRun/commandLine.ts";
import { servicesOf } from "../../../../server/src/semantics/compose/dockerRun/convert.ts";
import type { DataMap } from "../../../../server/src/semantics/compose/dockerRun/data.ts";
import { FLAGS } from "../../../../server/src/semantics/compose/dockerRun/flags.ts";
import { runOfService } from "../../../../server/src/semantics/compose/dockerRun/fromService.ts";
import { composeText } from "../../../../server/src/semantics/compose/dockerRun/insert.ts";
import { loaded } from "./dockerRunProject.ts";

test("flags without an equivalent, and unknown ones, are told", () => {
  for (const { name, boolean, meaning } of FLAGS) {
    if (meaning.is !== "none") continue;
    const [draft] = servicesOf(`docker run --${name}${boolean ? "" : " x"} nginx`);
    assert.deepEqual(draft?.notes, [`--${name}${boolean ? "" : " x"}: ${meaning.why}`]);
    assert.deepEqual(draft?.service, { image: "nginx" });
  }
  const [draft] = servicesOf("docker run --brand-new --other 5 -itX --with=x nginx");
  assert.deepEqual(draft?.notes, [
    "--brand-new: unknown flag",
    "--other 5: unknown flag",
    "-X: unknown flag",
    "--with=x: unknown flag",
  ]);
  assert.equal(draft?.service["image"], "nginx");
});

test("a command is found behind prompts, sudo and variables, over several lines, and among others", () => {
  const text = `$ sudo -E DEBUG=1 docker --context remote container run -itd --rm \\
  --name web \\   
  -p 8080:80 nginx:1.29 # try it
podman run redis && docker pull x`;
  const drafts = servicesOf(text);
  assert.deepEqual(
    drafts.map(({ name, service }) => [name, service["image"]]),
    [
      ["web", "nginx:1.29"],
      ["redis", "redis"],
    ],
  );
  assert.deepEqual(
    drafts.map(({ notes }) => notes.map((note) => note.replace(/:.*/, ""))),
    [["-d", "--rm"], ["docker pull x"]],
  );
  assert.deepEqual(servicesOf("docker ps"), []);
  assert.deepEqual(servicesOf("echo docker run x"), []);
  assert.deepEqual(servicesOf(""), []);
});

test("variables stay variables, dollars stay dollars, and what only a shell knows is told", () => {
  const [draft] = servicesOf(
    `docker run -e A=$TAG -e 'B=$x' -e "C=\${P:-d}/\\$y" -u "$(id -u)" -v $PWD/src:/src -v \${DATA}:/d nginx:\${TAG} sh -c "echo $HOME > x" > out`,
  );
  assert.deepEqual(draft?.service, {
    image: "nginx:${TAG}",
    user: "$$(id -u)",
    environment: { A: "${TAG}", B: "$$x", C: "${P:-d}/$$y" },
    volumes: ["./src:/src", "${DATA}:/d"],
    command: ["sh", "-c", "echo ${HOME} > x"],
  });
  assert.deepEqual(draft?.notes, [
    "$(id -u): only a shell can work it out, Compose takes it as text",
    "> out: redirections are the shell's",
  ]);
});

test("modes of the network, an emptied entrypoint, and networks that are there already", async () => {
  const text = composeText(servicesOf("docker run --network host --entrypoint '' --gpus all a/b/nginx@sha256:abc"));
  assert.equal(
    text,
    "services:\n  nginx:\n    image: a/b/nginx@sha256:abc\n    network_mode: host\n    entrypoint: []\n    gpus: all\n",
  );
  const declared = composeText(servicesOf("docker run --network front -v data:/d --volume-driver nfs x"));
  assert.match(
    declared,
    /\n\nvolumes:\n {2}data:\n {4}name: data\n {4}driver: nfs\n\nnetworks:\n {2}front:\n {4}external: true\n$/,
  );
});

test("what docker run cannot say is told", async () => {
  const project = await loaded(
    `services:
  db: {image: postgres:17}
  web:
    build: .
    depends_on: [db]
    deploy: {replicas: 2, resources: {limits: {memory: 1g}}}
    ports: [{target: 80, published: "8080", name: http}]
    volumes: ["data:/d"]
    entrypoint: [a, "b c"]
    command: ["$$d"]
volumes: {data: {driver_opts: {type: nfs}}}
`,
  );
  assert.deepEqual(runOfService("web", project), {
    command: `docker run \\\n  --publish 8080:80 \\\n  --volume w_data:/d \\\n  --memory 1073741824 \\\n  --entrypoint a \\\n  w-web 'b c' '$d'`,
    notes: [
      "ports 80.name: http",
      "networks: Compose starts it in the network w_default; --network w_default does so while the project is up",
      "volumes.data.driver_opts.type: nfs",
      "build.context: /w",
      "build.dockerfile: Dockerfile",
      "depends_on.db.condition: service_started",
      "depends_on.db.required: true",
      "deploy.replicas: 2",
    ],
  });
  assert.equal(runOfService("none", project), undefined);
});

test("words survive quoting both ways", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[\s"'\\$`~#;&|<>()*{}!a]*$/))),
      (words) => {
        const [line] = commandLines(["x", ...words.map(quoteWord)].join(" "));
        assert.deepEqual(
          line?.words.map(({ text }) => text),
          ["x", ...words].map((word) => word.replaceAll("$", "$$$$")),
        );
      },
    ),
  );
});

test("a container's variables survive the way through Compose and back", async () => {
  const value = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
  await fc.assert(
    fc.asyncProperty(value, async (text) => {
      const first = `docker run --env ${quoteWord(`V=${text}`)} nginx ${quoteWord(text)}`;
      const project = await loaded(composeText(servicesOf(first)));
      const service = project.services["nginx"] as DataMap;
      assert.deepEqual(service["environment"], { V: text });
      assert.equal(
        runOfService("nginx", project)?.command.replaceAll(" \\\n  ", " "),
        `docker run --env ${quoteWord(`V=${text}`)} nginx ${quoteWord(text)}`,
      );
    }),
    { numRuns: 60 },
  );
});

test("any text is read without an error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.stringMatching(/^[-a-z"'\\$`~#;&|<>(){}=:,.\n ]*$/), (a, b) => {
      for (const text of [
        `docker run ${a}`,
        `docker run ${b}`,
        `docker run -v ${b} --mount ${b} --gpus ${b} --network ${b} x`,
      ])
        assert.doesNotThrow(() => composeText(servicesOf(text)), text);
    }),
  );
});
