/** What Compose refuses and what it takes: each refusal with the kind of the problem and the guilty text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { errors, type Files, load } from "./harness.ts";
import { REFUSED, service } from "./refusals.ts";

for (const [name, code, guilty, text, given = {}] of REFUSED) {
  test(`refused: ${name}`, async () => {
    const files = { "compose.yaml": text, ...given.more };
    const found = errors(await load(files, given)).map((problem) => {
      const path = problem.at?.uri.replace("memory:/w/", "") ?? "";
      const { start, end } = problem.at?.span ?? { start: 0, end: 0 };
      return [problem.code, (files as Files)[path]?.slice(start, end).split("\n")[0] ?? ""];
    });
    assert.deepEqual(found, [[code, guilty]]);
  });
}

const ACCEPTED: readonly (readonly [string, string])[] = [
  ["build and image", service("build: .")],
  ["colliding ports of the host", service('ports: ["80:80"]', '  b:\n    image: b\n    ports: ["80:80"]\n')],
  ["strange image reference", "services:\n  web:\n    image: 'UPPER/Case:bad tag'\n"],
  [
    "external network with a driver",
    "services:\n  web: { image: a }\nnetworks:\n  n:\n    external: true\n    driver: bridge\n",
  ],
  ["unknown stage, missing context", "services:\n  web:\n    build:\n      context: ./absent\n      target: none\n"],
  ["unused resources", "services:\n  web: { image: a }\nvolumes:\n  v:\nnetworks:\n  n:\n"],
  [
    "health of a service without health check",
    service("depends_on:\n  db: { condition: service_healthy }", "  db: { image: b }\n"),
  ],
  ["unknown options of a mount", service("volumes: [/a:/b:fast]")],
  ["unknown network mode and restart", service("network_mode: odd\nrestart: sometimes")],
  ["one target twice in a list", service("volumes: [/a:/c, /b:/c]\ntmpfs: [/d:size=1m, /d:size=2m]")],
  ["sexagesimal number", service("ports:\n  - 22:22")],
  ["lone dollars", service("command: echo a $ b $} $1 $$HOME")],
  [
    "optional dependency on an inactive service",
    service(
      "depends_on:\n  db: { condition: service_started, required: false }",
      "  db:\n    image: b\n    profiles: [p]\n",
    ),
  ],
  ["optional env file", service("env_file: [{ path: no.env, required: false }]")],
];

for (const [name, text] of ACCEPTED) {
  test(`accepted: ${name}`, async () => {
    assert.deepEqual(errors(await load({ "compose.yaml": text })), []);
  });
}
