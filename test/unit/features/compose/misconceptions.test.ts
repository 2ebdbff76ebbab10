/**
 * What people commonly get wrong about Compose files (numbers 28 to 40 of our list of misconceptions), and how each is
 * answered: by a finding, by a hover, or both. Where there is a fix, it is named.
 */
import assert from "node:assert/strict";
import test from "node:test";
import { composeHover } from "../../../../server/src/features/compose/hover.ts";
import { RULES } from "../../../../server/src/linter/rules.generated.ts";
import { type Files, lintFiles } from "../../../harness/lintFiles.ts";
import { ask, at } from "../../semantics/compose/harness.ts";

interface Answer {
  readonly number: number;
  readonly belief: string;
  readonly files: Files;
  /** The file that is looked at; compose.yaml by default. */
  readonly path?: string;
  readonly rule?: string;
  readonly severity?: string;
  readonly fix?: string;
  /** A text of the file to point at, and what the hover says there. */
  readonly hover?: readonly [string, RegExp];
}

const one = (text: string): Files => ({ "compose.yaml": text });
const DOCKERFILE =
  'FROM node:24-alpine\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "."]\n';

const ANSWERS: readonly Answer[] = [
  {
    number: 28,
    belief: "ports is container:host",
    files: one('services: {web: {image: "nginx:1.27", ports: ["80:8080"]}}\n'),
    rule: "compose/swapped-ports",
    severity: "hint",
    fix: "Use 8080 on the host and 80 in the container",
    hover: ["80:8080", /\*\*host port\*\*/],
  },
  {
    number: 29,
    belief: "localhost is my computer",
    files: one(
      'services:\n  api: {build: ., environment: {DATABASE_URL: "postgres://u:p@localhost:5432/x"}}\n  db: {image: "postgres:17"}\n',
    ),
    rule: "compose/localhost-between-services",
    severity: "warning",
    fix: 'Use "db"',
  },
  {
    number: 30,
    belief: "other services use the published port",
    files: one(
      'services:\n  db: {image: "mysql:9", ports: ["3307:3306"]}\n  api: {image: x, environment: {DB_PORT: "3307", DB_HOST: db}}\n',
    ),
    rule: "compose/published-port-between-services",
    severity: "information",
    fix: "Use 3306",
  },
  {
    number: 31,
    belief: "depends_on waits until it is ready",
    files: one('services:\n  api: {image: x, depends_on: [db]}\n  db:\n    image: "postgres:17"\n'),
    rule: "compose/unready-dependency",
    severity: "information",
    fix: 'Wait until "db" is healthy',
    hover: ["[db]", /not until the program answers/],
  },
  {
    number: 32,
    belief: ".env goes into the container",
    files: { ...one("services:\n  api:\n    image: x\n    environment: [OTHER]\n"), ".env": "API_KEY=1\n" },
    hover: ["environment", /`\.env`/],
  },
  {
    number: 33,
    belief: "$ is just a character",
    files: one('services: {db: {image: x, environment: {PASSPHRASE: "p$m3a"}}}\n'),
    rule: "compose/unescaped-dollar",
    severity: "warning",
    fix: 'Write "$$"',
  },
  {
    number: 34,
    belief: "quotes in a list item are removed",
    files: one('services:\n  web:\n    image: x\n    environment:\n      - NAME="Ada"\n'),
    rule: "compose/quotes-in-list-item",
    severity: "warning",
    fix: "Remove the quotes",
  },
  {
    number: 35,
    belief: "environment is there during the build",
    files: one('services:\n  web:\n    build: .\n    environment: {NEXT_PUBLIC_API: "https://x"}\n'),
    rule: "compose/build-variable-at-run-time",
    severity: "information",
  },
  {
    number: 36,
    belief: "mounting my source keeps what the image installed",
    files: { ...one('services:\n  web: {build: ., volumes: [".:/app"]}\n'), Dockerfile: DOCKERFILE },
    rule: "compose/mount-hides-dependencies",
    severity: "information",
    fix: 'Keep "/app/node_modules" in a volume',
  },
  {
    number: 37,
    belief: "data:/x and ./data:/x are the same",
    files: one('services:\n  db:\n    image: x\n    volumes: ["data:/var/lib/postgresql/data"]\n'),
    rule: "compose/undefined-volume",
    severity: "error",
    fix: 'Declare the volume "data"',
  },
  {
    number: 38,
    belief: "up picks up my changes, and a new image refreshes the volume",
    files: one('services:\n  web: {build: ., volumes: ["assets:/srv/assets"]}\nvolumes: {assets: {}}\n'),
    hover: ["build", /--build/],
  },
  {
    number: 39,
    belief: "version turns features on",
    files: one('version: "3.8"\nservices:\n  db: {image: mariadb}\n'),
    rule: "compose/obsolete-version",
    severity: "hint",
    fix: 'Remove "version"',
  },
  {
    number: 39,
    belief: "services stand at the root",
    files: one("db:\n  image: mariadb\n"),
    rule: "compose/unknown-key",
    severity: "error",
    fix: 'Move it under "services"',
  },
  {
    number: 40,
    belief: "an override file replaces lists",
    files: {
      ...one('services: {web: {image: x, ports: ["8080:80"]}}\n'),
      "compose.override.yaml": 'services: {web: {ports: ["8081:80"]}}\n',
    },
    path: "compose.override.yaml",
    rule: "compose/appended-ports",
    severity: "information",
    fix: "Replace the ports of the base file",
  },
];

for (const { number, belief, files, path = "compose.yaml", rule, severity, fix, hover } of ANSWERS) {
  test(`${number}: ${belief}`, async () => {
    if (rule !== undefined) {
      const { findings } = await lintFiles(files, path, { rules: RULES, preset: "learn" });
      const found = findings.find((finding) => finding.rule.id === rule);
      assert.ok(found, `${rule} reports: ${findings.map((finding) => finding.rule.id).join(", ")}`);
      assert.equal(found.severity, severity);
      assert.deepEqual(
        found.fixes().some(({ title }) => title === fix),
        fix !== undefined,
      );
    }
    if (hover !== undefined) {
      const offset = (files[path] ?? "").indexOf(hover[0]) + 1;
      const said = await ask(files, (reader) => composeHover(reader, at(path), offset, { preset: "learn" }));
      assert.match(said?.markdown ?? "", hover[1]);
    }
  });
}

test("each number is there", () => {
  const numbers = new Set(ANSWERS.map(({ number }) => number));
  assert.deepEqual(
    [...numbers],
    Array.from({ length: 13 }, (_, i) => 28 + i),
  );
});
