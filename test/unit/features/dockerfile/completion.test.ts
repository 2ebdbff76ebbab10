/** Completion in Dockerfiles: instructions, directives, comments that silence. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CHECKS } from "../../../../server/src/features/shared/ruleText.ts";
import { type CompletionRow, completeAt, expectCompletions } from "../../../harness/completeAt.ts";

const ROWS: Readonly<Record<string, CompletionRow>> = {
  "an empty file begins with FROM, ARG or a directive": {
    at: "|",
    all: ["FROM", "ARG", "# syntax=docker/dockerfile:1", "# check=", "# escape=`"],
    gives: ["# syntax=docker/dockerfile:1", "# syntax=docker/dockerfile:1"],
  },
  "nothing but FROM and ARG before the first FROM": { at: "# a\nARG A=1\n|", all: ["FROM", "ARG"] },
  "below FROM there is everything, most used first": {
    at: "FROM scratch\n|",
    first: ["RUN", "COPY", "FROM"],
    has: ["HEALTHCHECK", "ONBUILD"],
    lacks: ["MAINTAINER", "# escape=`"],
  },
  "a keyword that is being typed is replaced": {
    at: 'FROM scratch\nWOR|\nCMD ["a"]\n',
    gives: ["WORKDIR", 'FROM scratch\nWORKDIR \nCMD ["a"]\n'],
  },
  "the file's letter case": { at: "from scratch\nrun a\nwo|", gives: ["workdir", "from scratch\nrun a\nworkdir "] },
  "no keywords on a line that continues another one": { at: "FROM scratch\nRUN a \\\n|", all: [] },
  "no keywords behind blank lines of a continued instruction": { at: "FROM scratch\nRUN a \\\n\n|", all: [] },
  "no keywords below a comment inside a continued instruction": { at: "FROM scratch\nRUN a \\\n# c\n  |", all: [] },
  "no keywords in a heredoc": { at: "FROM scratch\nRUN <<EOF\nCO|\nEOF\n", all: [] },
  "no keywords in an open heredoc": { at: "FROM scratch\nCOPY <<EOF /x\n|", all: [] },
  "keywords again below a heredoc": { at: "FROM scratch\nRUN <<EOF\na\nEOF\n|", has: ["RUN"] },
  "a backtick continues nothing without the directive": { at: "FROM scratch\nRUN a `\n|", has: ["RUN"] },
  "a backtick continues with the directive": { at: "# escape=`\nFROM scratch\nRUN a `\n|", all: [] },
  "a directive that is there is not offered again": {
    at: "# syntax=docker/dockerfile:1\n# |\nFROM a",
    lacks: ["syntax=docker/dockerfile:1"],
    has: ["check=", "escape=`"],
  },
  "no directives below the first comment": {
    at: "# hello\n# |\nFROM a",
    lacks: ["check=", "escape=`"],
    has: ["dockwright-ignore", "dockwright-ignore-file"],
  },
  "directives behind a hash": {
    at: "#|\nFROM a",
    first: ["syntax=docker/dockerfile:1"],
    gives: ["escape=`", "#escape=`\nFROM a"],
  },
  "values of syntax": { at: "# syntax=|", all: ["docker/dockerfile:1", "docker/dockerfile:1-labs"] },
  "values of escape": { at: "# escape=|\nFROM a", all: ["`", "\\"] },
  "keys of check": { at: "# check=|\nFROM a", all: ["skip=", "error=", "experimental="] },
  "keys of check that are not there yet": { at: "# check=error=true;|\nFROM a", all: ["skip=", "experimental="] },
  "names of checks that are not there yet": {
    at: "# check=skip=JSONArgsRecommended,|\nFROM a",
    has: ["StageNameCasing", "UndefinedVar"],
    lacks: ["JSONArgsRecommended", "InvalidDefinitionDescription", "all"],
  },
  "all is offered alone": { at: "# check=skip=|\nFROM a", has: ["all", "JSONArgsRecommended"] },
  "experimental checks": { at: "# check=experimental=|\nFROM a", all: ["InvalidDefinitionDescription", "all"] },
  "error of check": { at: "# check=error=|\nFROM a", all: ["true", "false"] },
  "check above an instruction": {
    at: "FROM a\n# check=skip=JSON|\nCMD a",
    gives: ["JSONArgsRecommended", "FROM a\n# check=skip=JSONArgsRecommended\nCMD a"],
  },
  "triggers of ONBUILD": { at: "FROM a\nONBUILD |", has: ["RUN", "COPY"], lacks: ["FROM", "ONBUILD"] },
  "a trigger that is being typed": { at: "FROM a\nONBUILD RU|", gives: ["RUN", "FROM a\nONBUILD RUN "] },
  "rules to ignore": {
    at: "FROM a\n# dockwright-ignore dockerfile/latest-tag, |\nRUN a",
    has: ["dockerfile/relative-workdir"],
    lacks: ["dockerfile/latest-tag", "compose/unknown-key"],
  },
  "codes to ignore": {
    at: "FROM a\n# hadolint ignore=DL30|\nRUN a",
    has: ["DL3000", "DL3007"],
    lacks: ["JSONArgsRecommended"],
  },
  "the reason is prose": { at: "FROM a\n# dockwright-ignore dockerfile/latest-tag -- the |\nRUN a", all: [] },
  "prose in comments is left alone": { at: "FROM a\n# please r|\nRUN a", all: [] },
  "behind an instruction's keyword nothing of another kind": { at: "FROM scratch\nRUN |", lacks: ["COPY"] },
  "rules to ignore in a Compose file": {
    path: "compose.yaml",
    at: "services:\n  # dockwright-ignore |\n  a: {image: b}\n",
    has: ["compose/unknown-key"],
    lacks: ["dockerfile/latest-tag"],
  },
};

describe("completion", () => {
  for (const [name, row] of Object.entries(ROWS)) test(name, () => expectCompletions(row));
});

test("each check of BuildKit says what it finds", async () => {
  const { items } = await completeAt("# check=skip=|\nFROM a");
  assert.equal(CHECKS.size, 22);
  for (const { label, documentation } of items.filter((item) => item.label !== "all"))
    assert.match(documentation ?? "", /\. *$|`\.$/, label);
});

test("instructions and rules are documented", async () => {
  for (const at of ["FROM a\n|", "FROM a\n# dockwright-ignore |"]) {
    const { items } = await completeAt(at);
    assert.deepEqual(
      items.filter(({ documentation }) => documentation === undefined).map(({ label }) => label),
      [],
    );
  }
});
