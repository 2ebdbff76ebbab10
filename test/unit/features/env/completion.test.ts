/** Completion in `.env` files. */
import { test } from "node:test";
import { type CompletionRow, expectCompletions } from "../../../harness/completeAt.ts";

const FILES = {
  "compose.yaml":
    "services:\n  db:\n    image: postgres:18\n    env_file: db.env\n    hostname: ${HOST_NAME}\n    ports: ['${PORT:-1}:1', '${PORT}:2']\n",
};

const ROWS: Readonly<Record<string, CompletionRow>> = {
  "names that are used": { at: "|", all: ["HOST_NAME", "PORT"], gives: ["PORT", "PORT="] },
  "without those that are set": {
    at: "PORT=1\nHO|\n",
    all: ["HOST_NAME"],
    gives: ["HOST_NAME", "PORT=1\nHOST_NAME=\n"],
  },
  "before an equals sign": { at: "PO|=1\n", gives: ["PORT", "PORT=1\n"] },
  "behind export": { at: "export |", all: ["HOST_NAME", "PORT"] },
  "not in values": { at: "A=P|", all: [] },
  "not in comments": { at: "# P|", all: [] },
  "not in values of several lines": { at: 'A="one\nP|\n"', all: [] },
  "of the image that loads the file": { path: "db.env", at: "|", has: ["POSTGRES_PASSWORD"], lacks: ["PORT"] },
};

for (const [title, row] of Object.entries(ROWS))
  test(title, () => expectCompletions({ path: ".env", files: FILES, ...row }));
