import assert from "node:assert/strict";
import { test } from "node:test";
import { parseImageReference } from "../../../../server/src/semantics/image/reference.ts";
import { textAt } from "../../../../server/src/text/span.ts";

const DIGEST = `sha256:${"0a".repeat(32)}`;

const CASES: readonly (readonly [text: string, expected: string | undefined])[] = [
  ["node", "docker.io library/node - - node"],
  ["node:20-alpine", "docker.io library/node 20-alpine - node"],
  ["grafana/grafana", "docker.io grafana/grafana - - grafana/grafana"],
  ["docker.io/library/node:1", "docker.io library/node 1 - node"],
  ["index.docker.io/node", "docker.io library/node - - node"],
  ["localhost/x", "localhost x - - localhost/x"],
  ["localhost:5000/a/b:t", "localhost:5000 a/b t - localhost:5000/a/b"],
  ["ghcr.io/o/i__x.y-z", "ghcr.io o/i__x.y-z - - ghcr.io/o/i__x.y-z"],
  [`alpine@${DIGEST}`, `docker.io library/alpine - ${DIGEST} alpine`],
  [`alpine:3@${DIGEST}`, `docker.io library/alpine 3 ${DIGEST} alpine`],
  ["[::1]:5000/x", "[::1]:5000 x - - [::1]:5000/x"],
  ["Node", undefined],
  ["node:", undefined],
  ["node:-x", undefined],
  ["node@sha256:abc", undefined],
  [`node@${DIGEST.toUpperCase()}`, undefined],
  ["a//b", undefined],
  ["a/-b", undefined],
  ["a___b", undefined],
  ["", undefined],
  ["a b", undefined],
  ["ab".repeat(32), undefined],
];

for (const [text, expected] of CASES) {
  test(`reads ${text.slice(0, 40) || "nothing"}`, () => {
    const reference = parseImageReference(text);
    const { registry, repository, tag = "-", digest = "-", name } = reference ?? {};
    assert.equal(reference && `${registry} ${repository} ${tag} ${digest} ${name}`, expected);
  });
}

test("parts know where they stand", () => {
  const text = `localhost:5000/x:t@${DIGEST}`;
  const reference = parseImageReference(text);
  assert.ok(reference?.tagSpan && reference.digestSpan);
  assert.equal(textAt(text, reference.nameSpan), "localhost:5000/x");
  assert.equal(textAt(text, reference.tagSpan), "t");
  assert.equal(textAt(text, reference.digestSpan), DIGEST);
});
