/** What Compose refuses, row by row of its loader: each with the kind of the problem and the guilty text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProblemCode } from "../../../../../server/src/semantics/compose/load/problem.ts";
import { errors, type Files, type Given, load } from "./harness.ts";

/** `[name, code, the guilty text, the file]`; a service's keys alone are put into a project. */
type Row = readonly [string, ProblemCode, string, string, (Given & { readonly more?: Files })?];

const service = (keys: string, rest = "") => `services:\n  web:\n    image: a\n${keys.replace(/^/gm, "    ")}\n${rest}`;

const ROWS: readonly Row[] = [
  ["tab as indentation", "syntax", "\t", "services:\n\tweb:\n"],
  ["root that is no mapping", "not-a-mapping", "- web", "- web\n"],
  ["key that is no text", "non-string-key", "123", "services:\n  123:\n    image: a\n"],
  ["duplicate key", "syntax", "image", "services:\n  web:\n    image: a\n    image: b\n"],
  ["merge key to a scalar", "aliases", "5", "services:\n  web:\n    <<: 5\n    image: a\n"],
  ["empty file", "empty", "", "# nothing\n"],
  ["malformed variable", "interpolation", "${", service("hostname: ${")],
  ["malformed operator", "interpolation", "${A!}", service("hostname: x${A!}")],
  ["required variable", "required-variable", "${A:?say it}", service("hostname: ${A:?say it}")],
  ["cast to a number", "cast", '"many"', service('scale: "many"')],
  ["cast to a truth value", "cast", "${P:-maybe}", service("privileged: ${P:-maybe}")],
  ["unknown key", "unknown-key", "imge", service("imge: b")],
  ["wrong form", "form", "container_name", service("container_name: [a]")],
  [
    "unknown choice",
    "value",
    "sometimes",
    service("depends_on:\n  db:\n    condition: sometimes", "  db: { image: b }\n"),
  ],
  ["item twice", "duplicate-item", "b", service("security_opt:\n  - b\n  - b")],
  ["required key", "missing-key", "provider", "services:\n  web:\n    provider:\n      options: {}\n"],
  ["port without container side", "value", "8080:", service('ports: ["8080:"]')],
  ["container port", "value", "80x", service('ports: ["8080:80x"]')],
  ["host port", "value", "70000", service('ports: ["70000:80"]')],
  ["address of a port", "value", "1.2.3", service('ports: ["1.2.3:8080:80"]')],
  ["protocol", "value", "icmp", service('ports: ["8080:80/icmp"]')],
  ["ranges of different lengths", "value", "8080-8082:80-81", service('ports: ["8080-8082:80-81"]')],
  ["long port without target", "missing-key", "published: 80", service("ports:\n  - published: 80")],
  ["empty mount", "value", '""', service('volumes: [""]')],
  ["empty section of a mount", "value", "/a::ro", service("volumes: [/a::ro]")],
  ["too many colons of a mount", "value", "/a:/b:ro:x", service("volumes: [/a:/b:ro:x]")],
  ["long mount without target", "missing-key", "type: tmpfs", service("volumes:\n  - type: tmpfs")],
  ["bind without source", "missing-key", "type: bind", service("volumes:\n  - type: bind\n    target: /a")],
  ["long device without target", "missing-key", "source: /dev/a", service("devices:\n  - source: /dev/a")],
  ["device of four parts", "value", "/a:/b:rw:x", service("devices: [/a:/b:rw:x]")],
  ["ssh key", "value", "mine", service("build:\n  context: .\n  ssh: [mine]")],
  ["context without =", "value", "base", service("build:\n  context: .\n  additional_contexts: [base]")],
  ["dependency that is no mapping", "form", "yes", service("depends_on:\n  db: yes", "  db: { image: b }\n")],
  [
    "names of an external resource",
    "conflict",
    "two",
    "services:\n  web: { image: a }\nvolumes:\n  v:\n    name: one\n    external: { name: two }\n",
  ],
  ["env file without path", "missing-key", "required: true", service("env_file:\n  - required: true")],
  [
    "override of a mapping by a list",
    "override",
    "[x]",
    "services:\n  web:\n    image: a\n    healthcheck: { retries: 1 }\n---\nservices:\n  web:\n    healthcheck: [x]\n",
  ],
  [
    "address pools that are no list",
    "override",
    "{}",
    "services:\n  web: { image: a }\nnetworks:\n  n:\n    ipam:\n      config: [{ subnet: 10.0.0.0/8 }]\n---\nnetworks:\n  n:\n    ipam:\n      config: {}\n",
  ],
  ["include that is no list", "include", "other.yaml", "include: other.yaml\nservices:\n  web: { image: a }\n"],
  ["include that is not there", "include", "other.yaml", "include: [other.yaml]\nservices:\n  web: { image: a }\n"],
  [
    "env file of an include",
    "env-file",
    "no.env",
    "include: [{ path: b.yaml, env_file: no.env }]\n",
    { more: { "b.yaml": "services:\n  b: { image: b }\n" } },
  ],
  [
    "include in a circle",
    "include",
    "compose.yaml",
    "include: [b.yaml]\nservices:\n  web: { image: a }\n",
    { more: { "b.yaml": "include: [compose.yaml]\n" } },
  ],
  ["extends without service", "extends", "{ file: b.yaml }", service("extends: { file: b.yaml }")],
  ["extends of nobody", "extends", "base", service("extends: base")],
  [
    "extends of a file without services",
    "extends",
    "b.yaml",
    service("extends: { file: b.yaml, service: x }"),
    { more: { "b.yaml": "volumes: {}\n" } },
  ],
  [
    "external volume with driver",
    "conflict",
    "driver",
    "services:\n  web: { image: a }\nvolumes:\n  v:\n    external: true\n    driver: local\n",
  ],
  [
    "config of two sources",
    "conflict",
    "content",
    "services:\n  web: { image: a }\nconfigs:\n  c:\n    file: ./a\n    content: b\n",
  ],
  ["config without source", "missing-key", "c", "services:\n  web: { image: a }\nconfigs:\n  c: {}\n"],
  [
    "secret of two sources",
    "conflict",
    "environment",
    "services:\n  web: { image: a }\nsecrets:\n  s:\n    file: ./a\n    environment: B\n",
  ],
  ["secret without source", "missing-key", "s", "services:\n  web: { image: a }\nsecrets:\n  s: { name: x }\n"],
  ["host address", "value", "somewhere", service("ports:\n  - target: 80\n    host_ip: somewhere")],
  ["empty path of a watch", "value", '""', service('develop:\n  watch:\n    - path: ""\n      action: rebuild')],
  ["count beside devices", "conflict", "device_ids", service("gpus:\n  - count: 1\n    device_ids: [a]")],
  ["unit of a duration", "value", "5parsecs", service("healthcheck: { interval: 5parsecs }")],
  ["duration without unit", "value", '"10"', service('stop_grace_period: "10"')],
  ["suffix of a size", "value", "10q", service("mem_limit: 10q")],
  ["processors", "value", "few", service("deploy:\n  resources:\n    limits:\n      cpus: few")],
  ["number of devices", "value", "some", service("gpus:\n  - count: some")],
  ["host without address", "value", "db", service("extra_hosts: [db]")],
  ["empty host", "value", "=10.0.0.1", service("extra_hosts: [=10.0.0.1]")],
  ["space behind a variable's name", "value", '"A =1"', service('environment: ["A =1"]')],
  [
    "mode that is not octal",
    "value",
    "rwx",
    service("secrets:\n  - source: s\n    mode: rwx", "secrets:\n  s: { file: ./s }\n"),
  ],
  ["command with an open quote", "value", 'say "hello', service('command: say "hello')],
  ["neither image nor build", "no-image", "web", "services:\n  web:\n    restart: always\n"],
  [
    "two Dockerfiles",
    "conflict",
    "dockerfile_inline",
    "services:\n  web:\n    build:\n      dockerfile: A\n      dockerfile_inline: FROM a\n",
  ],
  [
    "context of an unknown service",
    "undefined-service",
    "x=service:y",
    service("build:\n  context: .\n  additional_contexts: [x=service:y]"),
  ],
  [
    "context of a service without build",
    "conflict",
    "service:db",
    service("build:\n  context: .\n  additional_contexts: { x: service:db }", "  db: { image: b }\n"),
  ],
  [
    "platform that is not built",
    "conflict",
    "linux/arm64",
    service("platform: linux/arm64\nbuild:\n  context: .\n  platforms: [linux/amd64]"),
  ],
  [
    "network mode beside networks",
    "conflict",
    "network_mode",
    service("network_mode: host\nnetworks: [n]", "networks:\n  n:\n"),
  ],
  ["undefined network", "undefined-network", "n", service("networks: [n]")],
  ["health test", "health-test", "curl", service("healthcheck:\n  test: [curl, x]")],
  ["undefined dependency", "undefined-service", "db", service("depends_on: [db]")],
  [
    "dependency on an inactive service",
    "undefined-service",
    "db",
    service("depends_on: [db]", "  db:\n    image: b\n    profiles: [p]\n"),
  ],
  ["link to nobody", "undefined-service", "db:alias", service("links: [db:alias]")],
  ["network of an unknown service", "undefined-service", "service:db", service("network_mode: service:db")],
  ["volumes from nobody", "undefined-service", "db:ro", service("volumes_from: [db:ro]")],
  ["undefined volume", "undefined-volume", "data:/data", service("volumes: [data:/data]")],
  ["undefined build secret", "undefined-secret", "s", service("build:\n  context: .\n  secrets: [s]")],
  ["undefined config", "undefined-config", "c", service("configs: [c]")],
  ["undefined model", "undefined-model", "m", service("models: [m]")],
  ["undefined secret", "undefined-secret", "s", service("secrets: [s]")],
  ["two scales", "conflict", "2", service("scale: 2\ndeploy: { replicas: 3 }")],
  ["negative scale", "value", "-1", service("scale: -1")],
  ["two limits of processors", "conflict", "2", service("cpus: 2\ndeploy: { resources: { limits: { cpus: '1' } } }")],
  [
    "two limits of memory, one missing",
    "conflict",
    "1g",
    service("mem_limit: 1g\ndeploy: { resources: { limits: { pids: 1 } } }"),
  ],
  [
    "two reservations",
    "conflict",
    "1g",
    service("mem_reservation: 1g\ndeploy: { resources: { reservations: { memory: 2g } } }"),
  ],
  [
    "two limits of processes",
    "conflict",
    "5",
    service("pids_limit: 5\ndeploy: { resources: { limits: { pids: 6 } } }"),
  ],
  ["one name for several containers", "replicas-name", "container_name", service("container_name: web\nscale: 2")],
  ["watch without target", "missing-key", "sync", service("develop:\n  watch:\n    - path: ./a\n      action: sync")],
  [
    "two mounts on one path",
    "mount-target",
    "data:/a",
    service("tmpfs: [/a]\nvolumes: [data:/a]", "volumes:\n  data:\n"),
  ],
  [
    "cycle of dependencies",
    "cycle",
    "web",
    service("depends_on: [db]", "  db:\n    image: b\n    depends_on: [web]\n"),
  ],
  ["dependency on itself", "cycle", "web", service("depends_on: [web]")],
  [
    "one name for two containers",
    "container-name",
    "same",
    service("container_name: same", "  db:\n    image: b\n    container_name: same\n"),
  ],
  ["env file that is not there", "env-file", "web.env", service("env_file: web.env")],
  ["label file that is not there", "env-file", "web.labels", service("label_file: web.labels")],
  [
    "format of an env file",
    "env-file",
    "json",
    service("env_file: [{ path: a.env, format: json }]"),
    { more: { "a.env": "A=1\n" } },
  ],
  ["syntax of an env file", "env-file", "!", service("env_file: a.env"), { more: { "a.env": "A!=1\n" } }],
  ["open quote of an env file", "env-file", '"open', service("env_file: a.env"), { more: { "a.env": 'A="open\n' } }],
];

for (const [name, code, guilty, text, given = {}] of ROWS) {
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
