/** Where converted services go in a Compose file, and the command for a service of a file. */
import assert from "node:assert/strict";
import test from "node:test";
import { servicesOf } from "../../../../server/src/semantics/compose/dockerRun/convert.ts";
import { insertServices } from "../../../../server/src/semantics/compose/dockerRun/insert.ts";
import { runOfFile, serviceAt } from "../../../../server/src/semantics/compose/dockerRun/ofFile.ts";
import { composeFile } from "../../../../server/src/semantics/compose/file.ts";
import { applyEdits } from "../../../../server/src/text/edits.ts";
import { ask, at } from "./harness.ts";

const PLAIN = "docker run redis:8";
const RICH = "docker run --name db --network back -v data:/d postgres:17";

async function inserted(text: string, commands: string): Promise<string | undefined> {
  const edits = await ask({ "compose.yaml": text }, (reader) =>
    insertServices(reader.derive(composeFile, at("compose.yaml")), servicesOf(commands)),
  );
  return edits && applyEdits(text, edits);
}

const CASES: readonly (readonly [what: string, before: string, commands: string, after: string])[] = [
  ["an empty file", "", PLAIN, "services:\n  redis:\n    image: redis:8\n"],
  ["only a comment", "# mine", PLAIN, "# mine\nservices:\n  redis:\n    image: redis:8\n"],
  ["services without any", "services:\n", PLAIN, "services:\n  redis:\n    image: redis:8\n"],
  ["empty braces", "services: {}\n", PLAIN, "services:\n  redis:\n    image: redis:8\n"],
  [
    "four blanks, no line end, a name that is taken",
    "services:\n    redis:\n        image: redis:7",
    PLAIN,
    "services:\n    redis:\n        image: redis:7\n    redis-2:\n        image: redis:8",
  ],
  [
    "services that stand apart, Windows line ends",
    "services:\r\n  a:\r\n    image: a:1\r\n\r\n  b:\r\n    image: b:1\r\n",
    PLAIN,
    "services:\r\n  a:\r\n    image: a:1\r\n\r\n  b:\r\n    image: b:1\r\n\r\n  redis:\r\n    image: redis:8\r\n",
  ],
  [
    "sections that are there and that are not",
    "services:\n  a:\n    image: a:1\nvolumes:\n  other:\n",
    RICH,
    "services:\n  a:\n    image: a:1\n  db:\n    image: postgres:17\n    container_name: db\n    networks:\n      back:\n    volumes:\n      - data:/d\nvolumes:\n  other:\n  data:\n    name: data\n\nnetworks:\n  back:\n    external: true\n",
  ],
  [
    "names that are declared",
    "services:\n  a:\n    image: a:1\nvolumes:\n  data:\nnetworks:\n  back:\n",
    RICH,
    "services:\n  a:\n    image: a:1\n  db:\n    image: postgres:17\n    container_name: db\n    networks:\n      back:\n    volumes:\n      - data:/d\nvolumes:\n  data:\nnetworks:\n  back:\n",
  ],
  [
    "a file without services",
    "name: x\n",
    `${PLAIN} && docker run -d nginx:1`,
    "name: x\n\nservices:\n  redis:\n    image: redis:8\n\n  nginx:\n    # Not in this service:\n    #   -d: `docker compose up -d` starts in the background\n    image: nginx:1\n",
  ],
];

for (const [what, before, commands, after] of CASES) {
  test(`services go into ${what}`, async () => assert.equal(await inserted(before, commands), after));
}

test("a form that leaves no place is left alone", async () => {
  for (const text of ["{services: {a: {image: b}}}\n", "services: {a: {image: b}}\n", "- a\n", "services: [a]\n"])
    assert.equal(await inserted(text, PLAIN), undefined, text);
});

test("the command of a service is that of the loaded project, whatever its profile", async () => {
  const text = "services:\n  a:\n    image: a:${TAG:-1}\n    profiles: [x]\n    env_file: a.env\n  b:\n    image: b\n";
  const run = await ask({ "compose.yaml": text, "a.env": "K='v w'\n" }, (reader) => {
    assert.equal(serviceAt(reader, at("compose.yaml"), 0), undefined);
    const service = serviceAt(reader, at("compose.yaml"), text.indexOf("profiles"));
    return service === undefined ? undefined : runOfFile(reader, at("compose.yaml"), service);
  });
  assert.equal(run?.service, "a");
  assert.equal(run?.command, "docker run \\\n  --env 'K=v w' \\\n  a:1");
  assert.deepEqual(
    run?.notes.map((note) => note.replace(/:.*/, "")),
    ["image", "networks", "profiles"],
  );
});
