/** Refactorings on layouts that are easy to get wrong, on text that is being typed, and what they leave alone. */
import assert from "node:assert/strict";
import test from "node:test";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { proposalsAt } from "../../../server/src/features/refactor/proposals.ts";
import { isOffer } from "../../../server/src/features/refactor/refactoring.ts";
import { REFACTORINGS } from "../../../server/src/features/refactor/refactorings.generated.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { proposals, refactorCases, refactored } from "../../harness/refactorings.ts";
import { inWorkspace, uriOf } from "../../harness/workspace.ts";

const PATH = "Dockerfile";

function refactoring(slug: string) {
  const found = REFACTORINGS.find(({ id }) => id === `dockerfile/${slug}`);
  assert.ok(found, slug);
  return found;
}

/** The text after a refactoring at the `|`; the reason where it is refused; undefined where nothing is said. */
async function apply(slug: string, marked: string, title?: string): Promise<string | undefined> {
  const at = marked.indexOf("|");
  const files = { [PATH]: marked.slice(0, at) + marked.slice(at + 1) };
  const result = await refactored(refactoring(slug), files, PATH, { start: at, end: at }, title);
  if (result) return result.text;
  const [first] = await proposals(refactoring(slug), files, PATH, { start: at, end: at });
  return first && !isOffer(first) ? first.refused : undefined;
}

test("blanks behind a backslash do not end a command in a heredoc", async () => {
  const after = await apply("run-to-heredoc", "FROM a\nR|UN x && \\\n  y a \\  \n    b\n");
  assert.equal(after, "FROM a\nRUN <<EOF\nset -e\nx\ny a \\\n    b\nEOF\n");
});

test("flags over several lines stand in front of each command", async () => {
  const after = await apply("split-run", "FROM a\nR|UN --network=none \\\n  x && \\\n  y\n");
  assert.equal(after, "FROM a\nRUN --network=none \\\n  x\nRUN --network=none y\n");
});

test("a word over two lines stays one", async () => {
  assert.match((await apply("run-to-heredoc", "FROM a\nR|UN x && y a\\\nb\n")) ?? "", /^A word or a quoted text/);
});

test("the comment of a shell is not joined with a command", async () => {
  assert.match((await apply("join-runs", "FROM a\nR|UN x # why\nRUN y\n")) ?? "", /^The shell reads a comment/);
});

test("Windows line ends stay", async () => {
  const text = "FROM a\r\nR|UN x && \\\r\n    y\r\nUSER b\r\n";
  assert.equal(await apply("run-to-heredoc", text), "FROM a\r\nRUN <<EOF\r\nset -e\r\nx\r\ny\r\nEOF\r\nUSER b\r\n");
  assert.equal(await apply("split-run", text), "FROM a\r\nRUN x\r\nRUN y\r\nUSER b\r\n");
});

test("what removes docker-clean does not become a part of an alternative", async () => {
  const after = await apply("add-cache-mount", "FROM debian:13\nR|UN test -f /x || apt-get install -y git\n");
  assert.match(after ?? "", /sharing=locked rm -f \/etc\/apt\/apt.conf.d\/docker-clean && test -f \/x \|\| apt-get/);
});

test("a flag on a line of its own goes with the line", async () => {
  const after = await apply(
    "add-cache-mount",
    "FROM python:3.14\nR|UN pip install \\\n    --no-cache-dir \\\n    flask\n",
  );
  assert.equal(after, "FROM python:3.14\nRUN --mount=type=cache,target=/root/.cache/pip pip install \\\n    flask\n");
});

test("a nested script is not taken apart", async () => {
  const after = await apply("sort-packages", "FROM a\nR|UN sh -c 'apk add b a'\n");
  assert.equal(after, undefined);
});

test("a list that the shell reads keeps the shell of SHELL", async () => {
  const text = 'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nC|MD a | b\n';
  assert.equal(
    await apply("use-exec-form", text.replace("a | b", "a & b")),
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nCMD ["/bin/bash", "-o", "pipefail", "-c", "a & b"]\n',
  );
});

test("the shell of Windows splits words by its own rules", async () => {
  const base = "FROM mcr.microsoft.com/windows/servercore:ltsc2022\n";
  assert.match((await apply("use-exec-form", `${base}C|MD a b\n`)) ?? "", /^The words are read by cmd/);
  assert.match((await apply("use-shell-form", `${base}C|MD ["a", "b"]\n`)) ?? "", /^The text would be read by cmd/);
});

test("COPY --link knows no names of users", async () => {
  const after = await apply("copy-with-owner", "FROM a\nWORKDIR /b\nC|OPY --link . /b\nRUN chown -R app:app /b\n");
  assert.match(after ?? "", /^With --link/);
});

test("text that is being typed throws nothing, and every offer has edits that fit together", async () => {
  const folder = fileURLToPath(new URL("../../../server/src/features/refactor/dockerfile/", import.meta.url));
  const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
  const texts = pages.flatMap((name) =>
    refactorCases(readFileSync(`${folder}${name}`, "utf8")).map(({ files }) => files[PATH] ?? ""),
  );
  for (const text of new Set(texts)) {
    for (let end = 1; end <= text.length; end += 5) {
      const cut = text.slice(0, end);
      await inWorkspace({ [PATH]: cut }, (reader) => {
        for (const start of [end, Math.max(0, end - 30)])
          for (const { proposal } of proposalsAt(reader, uriOf(PATH), { start, end }))
            if (isOffer(proposal)) applyEdits(cut, proposal.edits());
      });
    }
  }
});
