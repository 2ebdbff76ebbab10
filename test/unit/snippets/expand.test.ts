import assert from "node:assert/strict";
import { test } from "node:test";
import { expand } from "./expand.ts";

const cases: readonly (readonly [what: string, body: string, text: string])[] = [
  ["plain text", "FROM scratch", "FROM scratch"],
  ["tab stops insert nothing", "a$1b${2}c$0", "abc"],
  ["a default", "${1:node}", "node"],
  ["a mirror takes the default", "${1:app} $1 ${1}", "app app app"],
  ["a mirror before its default", "$1/${1:dist}", "dist/dist"],
  ["the first default wins", "${1:a}${1:b}", "aa"],
  ["nested defaults", "${1:/${2:app}/${3:main}.py} $3", "/app/main.py main"],
  ["the first choice", "${1|24,22|}", "24"],
  ["escapes in a choice", "${1|a\\,b\\|c\\\\,d|}", "a,b|c\\"],
  ["a choice mirrored", "${1|slim,alpine|}-$1", "slim-slim"],
  ["an escaped dollar is text", "\\$PATH \\${TAG:-1}", "$PATH ${TAG:-1}"],
  ["a brace in a default", "${1:{a\\}}", "{a}"],
  ["an escaped backslash", "a \\\\$1", "a \\"],
  ["other backslashes stay", "a \\\n    b", "a \\\n    b"],
  ["a lone dollar is text", "$ $$1 $-", "$ $ $-"],
  ["a braces pair outside is text", "{a} }", "{a} }"],
  ["a variable", "${TM_FILENAME_BASE}/$WORKSPACE_NAME", "Dockerfile/shop"],
  ["the default of an empty variable", "${TM_SELECTED_TEXT:${1:echo}}", "echo"],
];

for (const [what, body, text] of cases) {
  test(`expand: ${what}`, () => {
    assert.equal(expand(body).text, text);
  });
}

test("expand: tab stops are told in order, once each", () => {
  assert.deepEqual(expand("$0 ${3:x ${2|a,b|}} $1 $3").stops, [0, 1, 2, 3]);
});

const broken: readonly (readonly [body: string, problem: RegExp])[] = [
  ["a\n$PATH", /line 2 of the body: unknown variable "PATH"/],
  ["${VERSION:-1}", /unknown variable "VERSION"/],
  ["${1:abc", /not closed/],
  ["${1|a,b", /choice is not closed/],
  ["${1|a|}", /choice of one/],
  ["${1/(.*)/x/}", /"\/" cannot follow/],
  ["${1:a $1}", /tab stop 1 stands in its own default/],
];

for (const [body, problem] of broken) {
  test(`expand refuses ${JSON.stringify(body)}`, () => {
    assert.throws(() => expand(body), problem);
  });
}
