/** Completion behind the keyword: flags, mounts, stages, images, variables, paths, users, ports, labels, shell. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { flagsOf } from "../../../../server/src/semantics/dockerfile/flags.ts";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import { InstructionCache } from "../../../../server/src/syntax/dockerfile/instructionCache.ts";
import { type CompletionRow, completeAt, expectCompletions } from "../../../harness/completeAt.ts";

const STAGES = "FROM golang:1.25 AS build\nWORKDIR /src\nFROM debian:13\nFROM build AS test\n";

function table(name: string, rows: Readonly<Record<string, CompletionRow>>): void {
  describe(name, () => {
    for (const [title, row] of Object.entries(rows)) test(title, () => expectCompletions(row));
  });
}

table("flags", {
  "of COPY, most used first": {
    at: "FROM a\nCOPY --|",
    first: ["--from=", "--chown=", "--chmod=", "--link"],
    lacks: ["--mount="],
  },
  "of RUN": { at: "FROM a\nRUN --|", first: ["--mount="], has: ["--network=", "--security="], lacks: ["--from="] },
  "one that is there is not offered again": { at: "FROM a\nCOPY --from=a --|", lacks: ["--from="] },
  "a mount may stand several times": { at: "FROM a\nRUN --mount=type=ssh --m|", has: ["--mount="] },
  "replace what is typed": { at: "FROM a\nCOPY --fr| x /", gives: ["--from=", "FROM a\nCOPY --from= x /"] },
  "not behind an argument": { at: "FROM a\nCOPY x --|", all: [] },
  "not where there are none": { at: "FROM a\nWORKDIR --|", all: [] },
  "in a trigger": { at: "FROM a\nONBUILD COPY --|", has: ["--from="] },
  "on a continued line": { at: "FROM a\nCOPY \\\n  --|", has: ["--from="] },
});

table("values of flags", {
  "stages above, the nearest first": { at: `${STAGES}COPY --from=|`, first: ["1", "build"], lacks: ["test"] },
  "images behind the stages": { at: `${STAGES}COPY --from=|`, has: ["node", "alpine"] },
  "a tag": { at: "FROM a\nCOPY --from=node:|", has: ["24", "alpine"], lacks: ["node"] },
  platform: { at: "FROM --platform=|", first: ["$BUILDPLATFORM", "linux/amd64", "linux/arm64"] },
  network: { at: "FROM a\nRUN --network=|", all: ["none", "host", "default"] },
  "a flag without a value": { at: "FROM a\nCOPY --link=|", all: ["true", "false"] },
  chown: { at: "FROM node:24\nCOPY --chown=|", has: ["node", "root"] },
  interval: { at: "FROM a\nHEALTHCHECK --interval=|", first: ["30s"] },
  "an unknown flag": { at: "FROM a\nCOPY --nothing=|", all: [] },
});

table("mounts", {
  "the type first": { at: "FROM a\nRUN --mount=|", first: ["type=", "target="] },
  types: { at: "FROM a\nRUN --mount=type=|", all: ["cache", "bind", "secret", "ssh", "tmpfs"] },
  "keys of the type": {
    at: "FROM a\nRUN --mount=type=secret,|",
    first: ["id=", "env="],
    lacks: ["sharing=", "type=", "from="],
  },
  "keys that are not there yet": {
    at: "FROM a\nRUN --mount=type=cache,dst=/x,|",
    lacks: ["target="],
    has: ["sharing="],
  },
  sharing: { at: "FROM a\nRUN --mount=type=cache,sharing=|", all: ["locked", "shared", "private"] },
  "folders of caches": {
    at: "FROM a\nRUN --mount=type=cache,target=|",
    has: ["/root/.npm", "/root/.cache/pip", "/var/cache/apt"],
  },
  stages: { at: `${STAGES}RUN --mount=from=|`, has: ["build"], lacks: ["1"] },
  "replace what is typed": {
    at: "FROM a\nRUN --mount=type=ca|,target=/x true",
    gives: ["cache", "FROM a\nRUN --mount=type=cache,target=/x true"],
  },
});

table("FROM", {
  "stages, then images": {
    at: "FROM golang:1.25 AS build\nFROM |",
    first: ["build", "alpine"],
    has: ["scratch", "node"],
  },
  "not its own stage": { at: "FROM | AS own\n", lacks: ["own"] },
  "flags after them": { at: "FROM |", has: ["--platform="] },
  "tags, newest first": { at: "FROM alpine:|", first: ["3.24"], has: ["latest"] },
  "tags of Docker Hub's long name": { at: "FROM docker.io/library/alpine:|", first: ["3.24"] },
  "no tags of an unknown image": { at: "FROM example.com:5000/x:|", all: [] },
  "AS behind the image": { at: "FROM alpine:3.22 |", all: ["AS"] },
  "as in the case of the keyword": { at: "from alpine:3.22 |", all: ["as"] },
  "nothing for a new name": { at: "FROM alpine:3.22 AS |", all: [] },
  "global variables": {
    at: "ARG TAG=3\nFROM alpine:${T|",
    first: ["TAG"],
    has: ["TARGETPLATFORM"],
    gives: ["TAG", "ARG TAG=3\nFROM alpine:${TAG}"],
  },
});

table("variables", {
  "of the stage, the last first": {
    at: "ARG GLOBAL=1\nFROM a\nARG ONE=1\nENV TWO=2\nRUN echo $|",
    first: ["TWO", "ONE"],
    lacks: ["GLOBAL"],
  },
  inherited: { at: "FROM a AS x\nENV TWO=2\nFROM x\nWORKDIR /$|", has: ["TWO"] },
  "behind a brace that is closed": {
    at: "FROM a\nENV TWO=2\nWORKDIR /${T|}",
    gives: ["TWO", "FROM a\nENV TWO=2\nWORKDIR /${TWO}"],
  },
  "not what comes later": { at: "FROM a\nWORKDIR /$|\nENV TWO=2\n", lacks: ["TWO"] },
  "not in single quotes": { at: "FROM a\nENV TWO=2\nRUN echo '$|'", lacks: ["TWO"] },
  "not behind an escape": { at: "FROM a\nENV TWO=2\nRUN echo \\$|", lacks: ["TWO"] },
  "only ENV where the container runs": {
    at: "FROM a\nARG ONE=1\nENV TWO=2\nCMD echo $|",
    has: ["TWO"],
    lacks: ["ONE"],
  },
  "in a file that COPY writes": { at: "FROM a\nENV TWO=2\nCOPY <<EOF /x\nit's $|\nEOF\n", has: ["TWO"] },
  "not where the delimiter is quoted": { at: "FROM a\nENV TWO=2\nCOPY <<'EOF' /x\n$|\nEOF\n", all: [] },
  "in a script": {
    at: "FROM a\nENV TWO=2\nRUN <<EOF\necho ${T|\nEOF\n",
    gives: ["TWO", "FROM a\nENV TWO=2\nRUN <<EOF\necho ${TWO}\nEOF\n"],
  },
  "global arguments that ARG may bring in": {
    at: "ARG ONE=1\nARG TWO\nFROM a\nARG ONE\nARG |",
    first: ["TWO"],
    has: ["TARGETARCH"],
    lacks: ["ONE"],
  },
  "no names behind ARG NAME=": { at: "ARG ONE=1\nFROM a\nARG X=|", all: [] },
});

const CONTEXT = {
  "package.json": "{}",
  "src/index.js": "",
  "src/lib/a.js": "",
  "dist/out.js": "",
  ".npmrc": "",
  ".dockerignore": "dist\n",
};
table("paths", {
  "folders first, hidden ones last": {
    at: "FROM a\nCOPY |",
    first: ["src/", "package.json", ".dockerignore", ".npmrc", "dist/"],
    lacks: ["Dockerfile"],
    files: CONTEXT,
  },
  "inside a folder": { at: "FROM a\nCOPY src/|", all: ["lib/", "index.js"], files: CONTEXT },
  "replace the name only": {
    at: "FROM a\nCOPY ./src/in| .",
    files: CONTEXT,
    gives: ["index.js", "FROM a\nCOPY ./src/index.js ."],
  },
  "the destination too": {
    at: "FROM a\nWORKDIR /app\nCOPY package.json |",
    first: ["./", "/app/", "src/"],
    files: CONTEXT,
  },
  "of the context that Compose says": {
    path: "docker/api/Dockerfile",
    at: "FROM a\nCOPY |",
    files: {
      "compose.yaml": "services:\n  api:\n    build:\n      context: .\n      dockerfile: docker/api/Dockerfile\n",
      "go.mod": "",
    },
    has: ["docker/", "go.mod"],
  },
  "never above the context": { at: "FROM a\nCOPY ../|", all: [], files: CONTEXT },
  "from a stage its working directory": {
    at: `${STAGES}COPY --from=build |`,
    first: ["/src/"],
    lacks: ["package.json"],
    files: CONTEXT,
  },
  "of a bind mount": { at: "FROM a\nRUN --mount=type=bind,source=|", has: ["src/", "package.json"], files: CONTEXT },
  "not in a heredoc's word": { at: "FROM a\nCOPY <<E|", all: [], files: CONTEXT },
});

table("other arguments", {
  users: { at: "FROM node:24\nRUN useradd -r -m app && echo ok\nUSER |", first: ["app", "node"], has: ["root"] },
  "users of the stage below": { at: "FROM a AS x\nRUN adduser -D worker\nFROM x\nUSER |", first: ["worker"] },
  "a user is one word": { at: "FROM a\nUSER app |", all: [] },
  ports: { at: "FROM a\nEXPOSE |", first: ["80", "443", "8080"], has: ["5432"] },
  protocols: { at: "FROM a\nEXPOSE 53/|", all: ["tcp", "udp", "sctp"], gives: ["udp", "FROM a\nEXPOSE 53/udp"] },
  signals: { at: "FROM a\nSTOPSIGNAL |", first: ["SIGTERM", "SIGINT"] },
  labels: { at: "FROM a\nLABEL |", has: ["org.opencontainers.image.source"] },
  "labels behind another one": { at: 'FROM a\nLABEL a="b c" |', has: ["org.opencontainers.image.title"] },
  "no label in a value": { at: 'FROM a\nLABEL a="b |', all: [] },
  shells: { at: "FROM a\nSHELL |", first: ['["/bin/bash", "-o", "pipefail", "-c"]'] },
  "kinds of HEALTHCHECK": { at: "FROM a\nHEALTHCHECK |", first: ["CMD", "NONE"], has: ["--interval="] },
  "CMD only behind a flag": { at: "FROM a\nHEALTHCHECK --interval=5s |", first: ["CMD"], lacks: ["NONE"] },
  "working directories of the file": { at: "FROM a\nWORKDIR /srv\nFROM b\nWORKDIR |", first: ["/srv", "/app"] },
  "nothing for names and values of one's own": { at: "FROM a\nENV |", all: [] },
  "nothing for volumes": { at: "FROM a\nVOLUME |", all: [] },
});

table("package managers", {
  "of the base image": { at: "FROM debian:13\nRUN |", first: ["apt-get"], lacks: ["apk"] },
  "of the base and its language": { at: "FROM node:24-alpine\nRUN |", first: ["apk", "npm"] },
  "of the stage below": { at: "FROM python:3.13 AS x\nFROM x\nRUN |", has: ["pip"] },
  "none for an unknown base": { at: "FROM example.com/x\nRUN |", lacks: ["apt-get", "apk"] },
  subcommands: { at: "FROM a\nRUN apt-get |", first: ["install"], has: ["update"] },
  "behind &&": {
    at: "FROM a\nRUN apt-get update && apt-get i|",
    has: ["install"],
    gives: ["install", "FROM a\nRUN apt-get update && apt-get install"],
  },
  "on a continued line": {
    at: "FROM a\nRUN apt-get update \\\n && apt-get install |",
    first: ["-y", "--no-install-recommends"],
  },
  "an option that is there is not offered again": {
    at: "FROM a\nRUN apt-get install -y |",
    all: ["--no-install-recommends"],
  },
  "behind wrappers and flags": { at: "FROM a\nRUN --network=host A=1 sudo apk |", has: ["add"] },
  "two words": { at: "FROM a\nRUN go mod |", has: ["download"] },
  "in a heredoc": { at: "FROM a\nRUN <<EOF\napk add |\nEOF\n", all: ["--no-cache"] },
  "not in quotes": { at: 'FROM a\nRUN echo "apk |', all: [] },
  "not in a shell comment": { at: "FROM a\nRUN <<EOF\n# apk |\nEOF\n", all: [] },
  "nothing for names of packages": { at: "FROM a\nRUN apk add cu|", all: [] },
  "not in PowerShell": { at: 'FROM a\nSHELL ["pwsh", "-Command"]\nRUN apk |', all: [] },
});

test("each flag that BuildKit has is offered and documented", async () => {
  for (const keyword of ["FROM", "RUN", "COPY", "ADD", "HEALTHCHECK"]) {
    const [instruction] = parseDockerfile(`${keyword} x y\n`, new InstructionCache()).instructions;
    const { items } = await completeAt(`${keyword === "FROM" ? "" : "FROM a\n"}${keyword} --|`);
    const offered = items.map(({ label }) => label.replace(/^--|=$/g, "")).sort();
    assert.deepEqual(offered, Object.keys((instruction && flagsOf(instruction)) ?? {}).sort(), keyword);
    for (const { label, documentation } of items) assert.ok(documentation, `${keyword} ${label}`);
  }
});

test("no place of a broken file throws or takes long lists for granted", async () => {
  const text =
    'FROM\nRUN <<EOF\n$A ${\nEOF\nCOPY --from=\nARG =\nENV A\nCMD ["a\nONBUILD\nHEALTHCHECK --interval= CMD\nRUN --mount=\nLABEL "';
  for (let at = 0; at <= text.length; at++) await completeAt(`${text.slice(0, at)}|${text.slice(at)}`);
});
