/** Outline, folding, selection, links, lenses and inlay hints. */
import assert from "node:assert/strict";
import test from "node:test";
import { folds } from "../../../../server/src/features/shared/folding.ts";
import { inlayNotes } from "../../../../server/src/features/shared/inlayHints.ts";
import { lenses } from "../../../../server/src/features/shared/lenses.ts";
import { links } from "../../../../server/src/features/shared/links.ts";
import { outline, type OutlineNode } from "../../../../server/src/features/shared/outline.ts";
import { registryPage } from "../../../../server/src/features/shared/registryPage.ts";
import { selectionsAt } from "../../../../server/src/features/shared/selection.ts";
import { workspaceSymbols } from "../../../../server/src/features/shared/workspaceSymbols.ts";
import { contains } from "../../../../server/src/text/span.ts";
import { atCursor, type Files, inWorkspace, pathOf, uriOf } from "../../../harness/workspace.ts";

const DOCKERFILE = [
  "# syntax=docker/dockerfile:1",
  "ARG V=3.22",
  "# region builder",
  "FROM alpine:$V AS build",
  "# one",
  "# two",
  "WORKDIR src",
  "ENV A=1 \\",
  "    B=2",
  "RUN <<EOF",
  "true",
  "EOF",
  "# endregion",
  "",
  "FROM scratch",
  "COPY --from=build /a /a",
  "COPY notes.txt missing.txt /b/",
  "USER app",
  'CMD ["/a"]',
  "",
].join("\n");

const COMPOSE = [
  "services:",
  "  web:",
  "    build:",
  "      context: .",
  "      target: build",
  "    ports:",
  '      - "8080:80"',
  "    env_file: [web.env, gone.env]",
  "  db:",
  "    image: postgres:${PG:-16}",
  "    depends_on: [web]",
  "    tmpfs: &t",
  "      - /tmp",
  "",
].join("\n");

const FILES: Files = {
  Dockerfile: DOCKERFILE,
  "compose.yaml": COMPOSE,
  "notes.txt": "",
  "web.env": "",
  ".env": "PG=17\n",
};

function tree(nodes: readonly OutlineNode[], depth = 0): string[] {
  return nodes.flatMap(({ name, detail, children }) => [
    `${"  ".repeat(depth)}${name}${detail ? ` (${detail})` : ""}`,
    ...tree(children, depth + 1),
  ]);
}

test("the outline of a Dockerfile is a tree of stages", async () => {
  assert.deepEqual(await inWorkspace(FILES, (reader) => tree(outline(reader, uriOf("Dockerfile")))), [
    "ARG (V=3.22)",
    "build (alpine:$V)",
    "  WORKDIR (src)",
    "  ENV (A=1 B=2)",
    "    A (1)",
    "    B (2)",
    "  RUN (<<EOF)",
    "scratch (stage 1)",
    "  COPY (/a /a)",
    "  COPY (notes.txt missing.txt /b/)",
    "  USER (app)",
    '  CMD (["/a"])',
  ]);
});

test("the outline of a Compose file names images, and every name lies inside its node", async () => {
  const nodes = await inWorkspace(FILES, (reader) => outline(reader, uriOf("compose.yaml")));
  assert.deepEqual(
    tree(nodes).filter((line) => /^ {0,2}\S/.test(line)),
    ["services", "  web (build)", "  db (postgres:${PG:-16})"],
  );
  const check = (node: OutlineNode): void => {
    assert.ok(contains(node.span, node.nameSpan), node.name);
    node.children.forEach(check);
  };
  nodes.forEach(check);
});

test("stages, instructions, comments and regions fold; a line begins one fold", async () => {
  const found = await inWorkspace(FILES, (reader) => folds(reader, uriOf("Dockerfile")));
  assert.deepEqual(
    found.map(({ startLine, endLine, kind }) => [startLine, endLine, kind].join(" ").trim()),
    ["2 12 region", "3 11", "4 5 comment", "7 8", "9 11", "14 18"],
  );
});

test("services and their parts fold", async () => {
  const found = await inWorkspace(FILES, (reader) => folds(reader, uriOf("compose.yaml")));
  assert.deepEqual(
    found.map(({ startLine, endLine }) => `${startLine} ${endLine}`),
    ["0 12", "1 7", "2 4", "5 6", "8 12", "11 12"],
  );
});

test("selections grow from the word to the file, each inside the next", async () => {
  const grown = (files: Files) =>
    atCursor(files, (reader, uri, offset) =>
      selectionsAt(reader, uri, offset).map(({ start, end }) => reader.file(uri)?.text.slice(start, end)),
    );
  assert.deepEqual(await grown({ Dockerfile: "FROM a\nCOPY --from=x b|b c\n" }), [
    "bb",
    "bb c",
    "COPY --from=x bb c",
    "FROM a\nCOPY --from=x bb c",
    "FROM a\nCOPY --from=x bb c\n",
  ]);
  assert.deepEqual(await grown({ "compose.yaml": "services:\n  a:\n    image: b|b\n" }), [
    "bb",
    "image: bb",
    "a:\n    image: bb",
    "services:\n  a:\n    image: bb",
    "services:\n  a:\n    image: bb\n",
  ]);
});

test("links lead to registries and to files that are there", async () => {
  const found = (path: string) =>
    inWorkspace(FILES, (reader) =>
      links(reader, uriOf(path)).map(({ span, target }) => [
        reader.file(uriOf(path))?.text.slice(span.start, span.end),
        pathOf(target),
      ]),
    );
  assert.deepEqual(await found("Dockerfile"), [
    ["alpine:$V", "https://hub.docker.com/_/alpine"],
    ["docker/dockerfile:1", "https://hub.docker.com/r/docker/dockerfile"],
    ["notes.txt", "notes.txt"],
  ]);
  assert.deepEqual(await found("compose.yaml"), [
    ["web.env", "web.env"],
    [".", "Dockerfile"],
  ]);
});

test("only registries whose pages are known get one", () => {
  assert.equal(registryPage("docker.io/library/node:22"), "https://hub.docker.com/_/node");
  assert.equal(registryPage(`quay.io/a/b@sha256:${"0".repeat(64)}`), "https://quay.io/repository/a/b");
  for (const image of ["scratch", "localhost:5000/a", "registry.example.com/a/b", "$IMAGE", "UPPER"]) {
    assert.equal(registryPage(image), undefined, image);
  }
});

test("lenses tell who uses a stage and a service", async () => {
  const titles = (path: string) =>
    inWorkspace(FILES, (reader) =>
      lenses(reader, uriOf(path)).map(
        ({ span, title, places }) => `${reader.file(uriOf(path))?.lines.lineAt(span.start)} ${title} ${places.length}`,
      ),
    );
  assert.deepEqual(await titles("Dockerfile"), ["3 2 references 2", "3 built by web (compose.yaml) 1"]);
  assert.deepEqual(await titles("compose.yaml"), ["1 1 reference 1"]);
});

test("inlay hints show what is not written, and each kind has its switch", async () => {
  const notes = (files: Files, path: string, kinds = ["variables", "workdir", "user", "ports", "overrides"]) =>
    inWorkspace(files, (reader) => {
      const text = reader.file(uriOf(path))?.text ?? "";
      const all = inlayNotes(reader, uriOf(path), { start: 0, end: text.length }, (kind) => kinds.includes(kind));
      return all.map(
        ({ offset, text: note }) => `${text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset)} ${note}`,
      );
    });
  assert.deepEqual(await notes(FILES, "Dockerfile"), [
    "FROM alpine:$V = 3.22",
    "WORKDIR src → /src",
    'CMD ["/a"] as app',
  ]);
  assert.deepEqual(await notes(FILES, "Dockerfile", ["user"]), ['CMD ["/a"] as app']);
  assert.deepEqual(await notes(FILES, "compose.yaml"), [
    "    image: postgres:${PG:-16} = 17",
    '      - "8080:80" host 8080 → container 80',
  ]);
  const override = { ...FILES, "compose.override.yaml": "services:\n  db:\n    image: postgres:18\n    user: x\n" };
  assert.deepEqual(await notes(override, "compose.override.yaml"), ["    image: postgres:18 was postgres:${PG:-16}"]);
  assert.deepEqual(
    await notes({ Dockerfile: "FROM a\nARG X\nRUN echo $X\nWORKDIR x\nENV P=${PATH:-1}\n" }, "Dockerfile"),
    [],
  );
});

test("stages and services are found in the whole workspace", async () => {
  const files = {
    ...FILES,
    "apps/web/Dockerfile": "FROM a AS builder\n",
    "node_modules/x/Dockerfile": "FROM a AS build\n",
  };
  const found = (query: string) =>
    inWorkspace(files, (reader) =>
      workspaceSymbols(reader, query).map(({ node, uri, container }) => `${pathOf(uri)} ${container} ${node.name}`),
    );
  assert.deepEqual(await found("bld"), ["Dockerfile  build", "apps/web/Dockerfile  builder"]);
  assert.deepEqual(await found("WE"), ["compose.yaml services web"]);
});
