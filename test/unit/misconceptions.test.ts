/**
 * The misconceptions about Dockerfiles that people bring along: for each a file as they write it, what we say of it,
 * and the right counterpart, about which the same rule is silent. Some are taught by a hover alone.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dockerfileHover } from "../../server/src/features/dockerfile/hover.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import type { Severity } from "../../server/src/linter/rule.ts";
import { MEMORY_ROOT } from "../../server/src/workspace/memoryFileSystem.ts";
import { resolvePath } from "../../server/src/workspace/uri.ts";
import { type Files, lintFiles } from "../harness/lintFiles.ts";

interface Misconception {
  readonly belief: string;
  readonly wrong: Files;
  /** What the hover at `at` (the first place of this text) must say, where there is no diagnostic or beside it. */
  readonly hover?: { readonly at: string; readonly says: string };
  readonly finding?: { readonly rule: string; readonly severity: Severity; readonly at: string };
  /** The rule is silent about it. */
  readonly right?: Files;
}

const dockerfile = (...lines: readonly string[]): Files => ({ Dockerfile: `${lines.join("\n")}\n` });

const TABLE: Readonly<Record<number, Misconception>> = {
  1: {
    belief: "An ARG at the top works everywhere",
    wrong: dockerfile("ARG VERSION=1.2", "FROM alpine:3.24", "RUN echo $VERSION"),
    finding: { rule: "dockerfile/global-arg-not-redeclared", severity: "warning", at: "$VERSION" },
    hover: { at: "VERSION=1.2", says: "not inside the stages" },
    right: dockerfile("ARG VERSION=1.2", "FROM alpine:3.24", "ARG VERSION", "RUN echo $VERSION"),
  },
  2: {
    belief: "ARG is available when the container runs",
    wrong: dockerfile("FROM node:26", "ARG API_URL", "CMD exec node server.js $API_URL"),
    finding: { rule: "dockerfile/build-argument-in-command", severity: "information", at: "$API_URL" },
    hover: { at: "ARG API_URL", says: "Gone when a container runs" },
    right: dockerfile("FROM node:26", "ARG API_URL", "ENV API_URL=$API_URL", "CMD exec node server.js $API_URL"),
  },
  3: {
    belief: "State carries from one RUN to the next",
    wrong: dockerfile("FROM alpine:3.24", "RUN cd /app"),
    finding: { rule: "shell/state-lost-after-run", severity: "warning", at: "cd /app" },
    hover: { at: "cd /app", says: "the next one begins in `WORKDIR` again" },
    right: dockerfile("FROM alpine:3.24", "WORKDIR /app", "RUN cd src && make"),
  },
  4: {
    belief: "RUN starts my server",
    wrong: dockerfile("FROM node:26", "RUN npm start"),
    finding: { rule: "shell/server-in-run", severity: "warning", at: "npm start" },
    right: dockerfile("FROM node:26", 'CMD ["npm", "start"]'),
  },
  5: {
    belief: "CMD and ENTRYPOINT are two names for one thing",
    wrong: dockerfile("FROM node:26", "ENTRYPOINT node server.js", 'CMD ["--port", "80"]'),
    finding: { rule: "dockerfile/ignored-cmd", severity: "warning", at: "CMD" },
    hover: { at: "ENTRYPOINT", says: "have no effect" },
    right: dockerfile("FROM node:26", 'ENTRYPOINT ["node", "server.js"]', 'CMD ["--port", "80"]'),
  },
  6: {
    belief: "Several CMDs all run",
    wrong: dockerfile("FROM redis:8", 'CMD ["redis-server"]', 'CMD ["npm", "start"]'),
    finding: { rule: "dockerfile/several-commands", severity: "warning", at: "CMD" },
    hover: { at: 'CMD ["redis', says: "this one never takes effect" },
    right: dockerfile("FROM redis:8", 'CMD ["redis-server"]'),
  },
  7: {
    belief: "Shell form and JSON form are a matter of taste",
    wrong: dockerfile("FROM node:26", "CMD npm start"),
    finding: { rule: "dockerfile/shell-form-command", severity: "information", at: "npm start" },
    right: dockerfile("FROM node:26", "CMD exec npm start"),
  },
  8: {
    belief: "Brackets make it JSON",
    wrong: dockerfile("FROM node:26", "CMD ['npm', 'start']"),
    finding: { rule: "dockerfile/invalid-json-form", severity: "error", at: "'npm'" },
    right: dockerfile("FROM node:26", 'CMD ["npm", "start"]', 'RUN [ "$A" = "b" ] || true'),
  },
  9: {
    belief: "$VAR works inside a JSON array",
    wrong: dockerfile("FROM node:26", "ENV PORT=80", 'CMD ["serve", "-p", "$PORT"]'),
    finding: { rule: "dockerfile/variable-in-exec-form", severity: "warning", at: "$PORT" },
    hover: { at: "CMD", says: "the characters `$PORT`" },
    right: dockerfile("FROM node:26", "ENV PORT=80", 'CMD ["sh", "-c", "exec serve -p $PORT"]'),
  },
  10: {
    belief: "&&, | and > work inside a JSON array",
    wrong: dockerfile("FROM node:26", 'CMD ["npm", "run", "migrate", "&&", "npm", "start"]'),
    finding: { rule: "dockerfile/shell-syntax-in-exec-form", severity: "warning", at: '"&&"' },
    right: dockerfile("FROM node:26", 'CMD ["sh", "-c", "npm run migrate && exec npm start"]'),
  },
  11: {
    belief: "EXPOSE opens the port",
    wrong: dockerfile("FROM nginx:1.31", "EXPOSE 8080:80"),
    finding: { rule: "dockerfile/expose-host-port", severity: "warning", at: "8080:" },
    hover: { at: "EXPOSE", says: "it opens nothing" },
    right: dockerfile("FROM nginx:1.31", "EXPOSE 80"),
  },
  12: {
    belief: "A comment may stand behind an instruction",
    wrong: dockerfile("FROM alpine:3.24", "WORKDIR /app  # the source"),
    finding: { rule: "dockerfile/comment-after-arguments", severity: "error", at: "# the source" },
    right: dockerfile("FROM alpine:3.24", "# the source", "WORKDIR /app", "ENV COLOUR=#fff"),
  },
  13: {
    belief: "COPY dir /dst copies the directory",
    wrong: { ...dockerfile("FROM alpine:3.24", "COPY src /app"), "src/index.js": "" },
    hover: { at: "src", says: "not the folder itself" },
  },
  14: {
    belief: "COPY can reach outside the context",
    wrong: dockerfile("FROM alpine:3.24", "COPY ../shared /shared"),
    finding: { rule: "dockerfile/source-outside-context", severity: "warning", at: "../shared" },
    hover: { at: "COPY", says: "context" },
    right: dockerfile("FROM alpine:3.24", "COPY shared /shared"),
  },
  15: {
    belief: "The file is there, so COPY finds it",
    wrong: { ...dockerfile("FROM alpine:3.24", "COPY dist/ /app/"), "dist/a.js": "", ".dockerignore": "x\n\ndist\n" },
    finding: { rule: "dockerfile/copy-ignored-file", severity: "warning", at: "dist/" },
    right: { ...dockerfile("FROM alpine:3.24", "COPY dist/ /app/"), "dist/a.js": "", ".dockerignore": "x\n" },
  },
  16: {
    belief: "ADD is the better COPY",
    wrong: { ...dockerfile("FROM alpine:3.24", "ADD app.py /app/"), "app.py": "" },
    finding: { rule: "dockerfile/add-for-local-file", severity: "hint", at: "ADD" },
    hover: { at: "ADD", says: "unpack" },
    right: dockerfile("FROM alpine:3.24", "ADD rootfs.tar.gz /"),
  },
  17: {
    belief: "apt-get update once, on its own line",
    wrong: dockerfile("FROM debian:13", "RUN apt-get update", "RUN apt-get install -y curl"),
    finding: { rule: "dockerfile/package-lists-in-own-layer", severity: "warning", at: "apt-get update" },
    hover: { at: "update", says: "an old list comes from the cache" },
    right: dockerfile("FROM debian:13", "RUN apt-get update && apt-get install -y curl"),
  },
  18: {
    belief: "The order of lines does not matter",
    wrong: {
      ...dockerfile("FROM node:26", "WORKDIR /app", "COPY . .", "RUN npm ci"),
      "package.json": "{}",
      "package-lock.json": "{}",
    },
    finding: { rule: "dockerfile/sources-before-manifests", severity: "information", at: "." },
    hover: { at: "COPY", says: "When it changes, run again: `RUN` on line 4" },
    right: {
      ...dockerfile("FROM node:26", "WORKDIR /app", "COPY package*.json ./", "RUN npm ci", "COPY . ."),
      "package.json": "{}",
      "package-lock.json": "{}",
    },
  },
  19: {
    belief: "Deleting in a later step removes the secret",
    wrong: dockerfile("FROM alpine:3.24", "COPY id_rsa /root/.ssh/", "RUN rm /root/.ssh/id_rsa"),
    finding: { rule: "dockerfile/secret-file-copied", severity: "warning", at: "id_rsa" },
    right: dockerfile("FROM alpine:3.24", "RUN --mount=type=ssh true"),
  },
  20: {
    belief: "ARG is safe for secrets",
    wrong: dockerfile("FROM node:26", "ARG NPM_TOKEN", "RUN npm config set //registry/:_authToken=$NPM_TOKEN"),
    finding: { rule: "dockerfile/secret-in-arg-or-env", severity: "warning", at: "NPM_TOKEN" },
    right: dockerfile("FROM node:26", "ARG AUTH_URL", "ENV TOKEN_FILE=/run/secrets/token"),
  },
  21: {
    belief: "USER creates the user, and COPY follows USER",
    wrong: dockerfile("FROM alpine:3.24", "USER app", "COPY . /app"),
    finding: { rule: "dockerfile/unknown-user", severity: "information", at: "app" },
    hover: { at: "/app", says: "Owner: root, whatever `USER` says" },
    right: dockerfile("FROM alpine:3.24", "RUN adduser -D app", "USER app"),
  },
  22: {
    belief: "latest means newest",
    wrong: dockerfile("FROM node"),
    finding: { rule: "dockerfile/latest-tag", severity: "information", at: "node" },
    hover: { at: "node", says: "Tag: none, so `latest`" },
    right: dockerfile("FROM node:26 AS build", "FROM build", "COPY --from=build / /"),
  },
  23: {
    belief: "A heredoc stops at the first failing line",
    wrong: dockerfile("FROM debian:13", "RUN <<EOF", "apt-get update", "apt-get install -y curl", "EOF"),
    finding: { rule: "shell/failure-lost", severity: "information", at: "apt-get update" },
    hover: { at: "<<EOF", says: "only the last command decides" },
    right: dockerfile("FROM debian:13", "RUN <<EOF", "set -e", "apt-get update", "apt-get install -y curl", "EOF"),
  },
  24: {
    belief: "The next stage has the files of the previous one",
    wrong: dockerfile("FROM node:26 AS build", "FROM nginx:1.31", "COPY --from=biuld /app/dist /srv"),
    finding: { rule: "dockerfile/unknown-copy-source", severity: "warning", at: "biuld" },
    hover: { at: "FROM nginx", says: "starts afresh" },
    right: dockerfile("FROM node:26 AS build", "FROM nginx:1.31", "COPY --from=build /app/dist /srv"),
  },
  25: {
    belief: "VOLUME mounts my folder",
    wrong: dockerfile("FROM postgres:18", "VOLUME ./data:/var/lib/data"),
    finding: { rule: "dockerfile/volume-with-host-path", severity: "warning", at: "./data:/var/lib/data" },
    hover: { at: "VOLUME", says: "cannot be chosen here" },
    right: dockerfile("FROM postgres:18", "VOLUME /var/lib/data"),
  },
  26: {
    belief: "Variables on one ENV line see each other",
    wrong: dockerfile("FROM alpine:3.24", "ENV A=1", "ENV A=2 B=$A"),
    finding: { rule: "dockerfile/variable-set-on-same-line", severity: "information", at: "$A" },
    right: dockerfile("FROM alpine:3.24", "ENV A=1", "ENV A=2", "ENV B=$A"),
  },
  27: {
    belief: "The script is there, so it starts",
    wrong: {
      ...dockerfile("FROM alpine:3.24", "COPY entrypoint.sh /", 'ENTRYPOINT ["/entrypoint.sh"]'),
      "entrypoint.sh": "#!/bin/sh\r\nexec env\r\n",
    },
    finding: { rule: "dockerfile/script-with-windows-line-ends", severity: "warning", at: "entrypoint.sh" },
    right: {
      ...dockerfile("FROM alpine:3.24", "COPY entrypoint.sh /", 'ENTRYPOINT ["/entrypoint.sh"]'),
      "entrypoint.sh": "#!/bin/sh\nexec env\n",
    },
  },
};

test("all of them are here", () =>
  assert.deepEqual(
    Object.keys(TABLE).map(Number),
    Array.from({ length: 27 }, (_, at) => at + 1),
  ));

const uri = resolvePath(MEMORY_ROOT, "Dockerfile");

for (const [number, { belief, wrong, right, finding, hover }] of Object.entries(TABLE)) {
  const text = wrong["Dockerfile"] ?? "";
  describe(`${number}. “${belief}”`, () => {
    if (finding)
      test(`${finding.severity}: ${finding.rule}`, async () => {
        const { findings } = await lintFiles(wrong, "Dockerfile", { rules: RULES, preset: "learn" });
        const found = findings.filter(({ rule }) => rule.id === finding.rule);
        assert.equal(found.length, 1, `found ${findings.map(({ rule }) => rule.id)}`);
        assert.equal(found[0]?.severity, finding.severity);
        assert.equal(text.slice(found[0]?.span.start, found[0]?.span.end), finding.at);
      });
    if (finding && right)
      test("the right counterpart is left alone", async () => {
        const { findings } = await lintFiles(right, "Dockerfile", { rules: RULES, preset: "learn" });
        assert.deepEqual(
          findings.filter(({ rule }) => rule.id === finding.rule).map(({ message }) => message),
          [],
        );
      });
    if (hover)
      test("the hover says it", async () => {
        const { snapshot } = await lintFiles(wrong, "Dockerfile", { rules: RULES, preset: "all" });
        const markdown = dockerfileHover(snapshot, uri, text.indexOf(hover.at), { preset: "learn" })?.markdown ?? "";
        assert.ok(markdown.includes(hover.says), markdown);
      });
  });
}
