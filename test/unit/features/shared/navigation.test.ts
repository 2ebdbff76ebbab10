/** Definition, references and rename: each case is a workspace with one `|`, and what is found from there. */
import assert from "node:assert/strict";
import test from "node:test";
import {
  definitionsAt,
  linkedSpans,
  renameEdits,
  symbolAt,
  typeDefinitionsAt,
} from "../../../../server/src/features/shared/navigation.ts";
import { applyEdits } from "../../../../server/src/text/edits.ts";
import { atCursor as at, type Files, pathOf, uriOf } from "../../../harness/workspace.ts";

/** `path:line` of every place, declarations first. */
function places(files: Files): Promise<string[]> {
  return at(files, (reader, uri, offset) =>
    (symbolAt(reader, uri, offset)?.occurrences ?? []).map((place) => {
      const line = reader.file(place.uri)?.lines.positionAt(place.span.start).line ?? -1;
      return `${pathOf(place.uri)}:${line}${place.role === "declaration" ? "!" : ""}`;
    }),
  );
}

/** The files after a rename, or the sentence that refuses it. */
async function renamed(files: Files, newName: string): Promise<Files | string> {
  return at(files, (reader, uri, offset): Files | string => {
    const edits = renameEdits(reader, uri, offset, newName);
    if (typeof edits === "string") return edits;
    return Object.fromEntries(
      Object.keys(files).map((path) => {
        const own = edits.filter((edit) => edit.uri === uriOf(path));
        return [path, applyEdits(reader.file(uriOf(path))?.text ?? "", own)];
      }),
    );
  });
}

const STAGES = [
  "FROM alpine AS build",
  "FROM build AS test",
  "FROM scratch",
  "COPY --from=bu|ild /a /a",
  "COPY --from=0 /b /b",
  "RUN --mount=type=bind,from=Build,target=/x true",
  "",
].join("\n");

test("a stage is found at AS, FROM, COPY --from, mounts, numbers and Compose targets", async () => {
  const compose = 'services:\n  a:\n    build:\n      context: .\n      target: "build"\n';
  assert.deepEqual(await places({ Dockerfile: STAGES, "compose.yaml": compose }), [
    "Dockerfile:0!",
    "Dockerfile:1",
    "Dockerfile:3",
    "Dockerfile:4",
    "Dockerfile:5",
    "compose.yaml:4",
  ]);
});

test("renaming a stage changes names and leaves numbers", async () => {
  const compose = "services:\n  a:\n    build:\n      context: .\n      target: build\n";
  const after = await renamed({ Dockerfile: STAGES, "compose.yaml": compose }, "deps");
  assert.deepEqual(after, {
    Dockerfile: STAGES.replace("|", "").replace(/build|Build/g, "deps"),
    "compose.yaml": compose.replace("target: build", "target: deps"),
  });
  assert.equal(await renamed({ Dockerfile: STAGES }, "test"), "There is a stage called test already.");
  assert.match(String(await renamed({ Dockerfile: STAGES }, "9 lives")), /letter/);
  assert.match(String(await renamed({ Dockerfile: "FROM a\nFROM b\nCOPY --from=|0 a b\n" }, "x")), /no name/);
});

test("from a Compose target to the stage", async () => {
  const files = {
    Dockerfile: "FROM a AS one\nFROM b AS two\n",
    "compose.yaml": "services:\n  a:\n    build: {context: ., target: on|e}\n",
  };
  const found = await at(files, (reader, uri, offset) => definitionsAt(reader, uri, offset));
  assert.deepEqual(
    found.map(({ uri, span }) => [pathOf(uri), span]),
    [["Dockerfile", { start: 10, end: 13 }]],
  );
});

test("a variable is one where its scopes are connected", async () => {
  const text = [
    "ARG V=1",
    "FROM alpine:$V AS a",
    "ARG V",
    "RUN echo $|V ${V:-x}",
    "FROM a AS b",
    "RUN echo \"$V\" '$V'",
    "FROM alpine AS c",
    "ENV V=2",
    "RUN echo $V",
    "",
  ].join("\n");
  assert.deepEqual(await places({ Dockerfile: text }), [
    "Dockerfile:0!",
    "Dockerfile:2!",
    "Dockerfile:1",
    "Dockerfile:3",
    "Dockerfile:3",
    "Dockerfile:5",
  ]);
  const other = text.replace("|", "").replace("ENV V", "ENV |V");
  assert.deepEqual(await places({ Dockerfile: other }), ["Dockerfile:7!", "Dockerfile:8"]);
});

test("renaming a build argument renames it in Compose", async () => {
  const after = await renamed(
    {
      Dockerfile: "FROM a\nARG |V=1\nENV W=$V X=${V}\n",
      "compose.yaml":
        "services:\n  a:\n    build:\n      context: .\n      args: [V=2, W=3]\n  b:\n    build:\n      context: .\n      args:\n        V: 3\n",
    },
    "LEVEL",
  );
  assert.deepEqual(after, {
    Dockerfile: "FROM a\nARG LEVEL=1\nENV W=$LEVEL X=${LEVEL}\n",
    "compose.yaml":
      "services:\n  a:\n    build:\n      context: .\n      args: [LEVEL=2, W=3]\n  b:\n    build:\n      context: .\n      args:\n        LEVEL: 3\n",
  });
});

test("what the builder or the base image sets is shown but not renamed", async () => {
  assert.match(String(await renamed({ Dockerfile: "FROM a\nRUN echo $PA|TH\n" }, "X")), /declares PATH/);
});

test("a heredoc's delimiter is renamed at both ends", async () => {
  assert.deepEqual(await renamed({ Dockerfile: "FROM a\nRUN <<E|OF\nx\nEOF\n" }, "END"), {
    Dockerfile: "FROM a\nRUN <<END\nx\nEND\n",
  });
});

test("a service is found in every form and every file of the project", async () => {
  const files = {
    "compose.yaml": [
      "include: [more.yaml]",
      "services:",
      "  d|b: {image: a}",
      "  web:",
      "    image: b",
      "    depends_on: [db]",
      '    network_mode: "service:db"',
      "    links: ['db:database']",
      "",
    ].join("\n"),
    "compose.override.yaml":
      "services:\n  db:\n    ports: []\n  web:\n    depends_on:\n      db: {condition: service_healthy}\n",
    "more.yaml": "services:\n  job:\n    image: c\n    extends: {service: db, file: compose.yaml}\n",
  };
  assert.deepEqual((await places(files)).sort(), [
    "compose.override.yaml:1!",
    "compose.override.yaml:5",
    "compose.yaml:2!",
    "compose.yaml:5",
    "compose.yaml:6",
    "compose.yaml:7",
    "more.yaml:3",
  ]);
  const after = await renamed(files, "store");
  assert.ok(typeof after === "object");
  assert.match(
    after["compose.yaml"] ?? "",
    /store: \{image: a\}[\s\S]*\[store\][\s\S]*"service:store"[\s\S]*'store:database'/,
  );
  assert.equal(await renamed(files, "web"), "There is a service called web already.");
});

test("volumes, anchors, profiles and variables", async () => {
  const text = [
    "x-a: &base {restart: always}",
    "services:",
    "  a:",
    "    <<: *base",
    "    image: x:${TAG:-${DEFAULT}}",
    "    volumes: ['data:/d']",
    "    profiles: [dev]",
    "  b: {<<: *base, image: 'y:$TAG', profiles: [\"dev\"]}",
    "volumes:",
    "  data:",
    "",
  ];
  const from = (line: number, word: string) => {
    const marked = text.map((one, i) => (i === line ? one.replace(word, `${word}|`) : one)).join("\n");
    return places({ "compose.yaml": marked, ".env": "TAG=1\nDEFAULT=2\n" });
  };
  assert.deepEqual(await from(5, "data"), ["compose.yaml:9!", "compose.yaml:5"]);
  assert.deepEqual(
    await from(3, "*base"),
    ["compose.yaml:0!", "compose.yaml:3", "compose.yaml:7"].sort((a, b) =>
      a.endsWith("!") ? -1 : b.endsWith("!") ? 1 : 0,
    ),
  );
  assert.deepEqual(await from(6, "dev"), ["compose.yaml:6!", "compose.yaml:7!"]);
  assert.deepEqual(await from(4, "{TAG"), [".env:0!", "compose.yaml:4", "compose.yaml:7"]);
  assert.deepEqual(await from(4, "{DEFAULT"), [".env:1!", "compose.yaml:4"]);
  assert.deepEqual(await places({ "compose.yaml": text.join("\n"), ".env": "TA|G=1\n" }), [
    ".env:0!",
    "compose.yaml:4",
    "compose.yaml:7",
  ]);
});

test("both ends of a heredoc and an anchor with its aliases are edited together", async () => {
  const linked = (files: Files) => at(files, (reader, uri, offset) => linkedSpans(reader, uri, offset).length);
  assert.equal(await linked({ Dockerfile: "FROM a\nRUN <<'E|OF'\nx\nEOF\n" }), 2);
  assert.equal(await linked({ "compose.yaml": "x: &a|a {}\ny: *aa\nz: *aa\n" }), 3);
  assert.equal(await linked({ Dockerfile: "FROM a AS b|b\nFROM bb\n" }), 0);
});

test("the type of a service is the stage that builds it", async () => {
  const files = {
    Dockerfile: "FROM a AS one\nFROM b AS two\n",
    "compose.yaml": "services:\n  w|eb:\n    build: {context: ., target: one}\n",
  };
  const found = await at(files, (reader, uri, offset) => typeDefinitionsAt(reader, uri, offset));
  assert.deepEqual(
    found.map(({ uri, span }) => [pathOf(uri), span.start]),
    [["Dockerfile", 10]],
  );
});
