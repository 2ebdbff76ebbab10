/** The flat list of commands: names, wrappers, operators, context, scripts inside scripts, and exact places. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { textAt } from "../../../../server/src/text/span.ts";
import { commandsOf, programOf } from "./programs.ts";

const names = (script: string) => commandsOf(script).map(({ name }) => name);

test("commands are found in order through every structure", () => {
  const script =
    "a && b || c; d | e; (f; g) && { h; } ; if i; then j; elif k; then l; else m; fi; for x in $(n); do o; done";
  assert.deepEqual(names(script), [..."abcdefghijklmno"]);
  assert.deepEqual(
    names("while a; do b; done; until c; do d; done; case $(e) in x) f;; *) g;; esac; h() { i; }; [[ $(j) ]]"),
    [..."abcdefgij"],
  );
});

test("wrappers are seen through", () => {
  const rows: readonly (readonly [string, string, readonly string[], string])[] = [
    ["sudo -u www apt-get install x", "apt-get", ["sudo -u www"], "apt-get install x"],
    ["DEBIAN_FRONTEND=x sudo -E A=b /usr/bin/apt-get update", "apt-get", ["sudo -E A=b"], "/usr/bin/apt-get update"],
    ["env -i A=b nice -n 5 make", "make", ["env -i A=b", "nice -n 5"], "make"],
    ["find . | xargs -n 1 rm -f", "find", [], "find ."],
    ["timeout -k 1 5 curl x", "curl", ["timeout -k 1 5"], "curl x"],
    ["exec nginx", "nginx", ["exec"], "nginx"],
    ["command -v gpg", "command", [], "command -v gpg"],
    ["gosu app true", "true", ["gosu app"], "true"],
    ["sudo", "sudo", [], "sudo"],
  ];
  for (const [script, name, wrappers, call] of rows) {
    const text = `FROM example.com/x\nRUN ${script}\n`;
    const [command] = programOf(text).commands;
    assert.ok(command, script);
    assert.equal(command.name, name, script);
    assert.deepEqual(
      command.wrappers.map(({ span }) => textAt(text, span)),
      wrappers,
      script,
    );
    assert.equal(textAt(text, command.callSpan), call, script);
  }
  const [sudo] = commandsOf("A=1 sudo B=2 x");
  assert.deepEqual(
    sudo?.environment.map(({ name }) => name),
    ["A", "B"],
  );
});

test("operators and context", () => {
  const [a, b, c, d] = commandsOf("a && b || c; d &");
  assert.deepEqual([a?.before?.text, a?.after?.text], [undefined, "&&"]);
  assert.deepEqual([b?.before?.text, b?.after?.text], ["&&", "||"]);
  assert.deepEqual([c?.before?.text, c?.after?.text], ["||", ";"]);
  assert.deepEqual([d?.before?.text, d?.after?.text], [";", "&"]);
  assert.deepEqual([a?.context.tested, b?.context.tested, c?.context.tested], [true, true, false]);
  assert.deepEqual([a?.context.conditional, b?.context.conditional, c?.context.conditional], [false, false, true]);
  assert.deepEqual([c?.context.background, d?.context.background], [false, true]);
  const [x, y] = commandsOf("x | y");
  assert.deepEqual(x?.context.pipeline, { index: 0, length: 2 });
  assert.deepEqual(y?.context.pipeline, { index: 1, length: 2 });
  assert.equal(x?.context.subshell, true);
  const [outer, inner] = commandsOf("f() { g; }; echo $(h)").slice(-2);
  assert.equal(inner?.parent, outer);
  assert.equal(inner?.context.substitution, true);
  assert.equal(commandsOf("f() { g; }")[0]?.context.function, "f");
  assert.equal(commandsOf("if a; then b; fi")[0]?.context.tested, true);
  assert.equal(commandsOf("if a; then b; fi")[1]?.context.conditional, true);
  assert.equal(commandsOf("! a")[0]?.context.tested, true);
});

describe("scripts inside scripts keep their places", () => {
  const rows: readonly (readonly [string, string])[] = [
    [`RUN sh -c 'cd /x && apt-get update'`, "apt-get update"],
    [`RUN bash -lc "echo \\"a\\" && apt-get update"`, "apt-get update"],
    [`RUN ["sh", "-c", "echo \\"a\\" && apt-get update"]`, "apt-get update"],
    [`RUN ["/bin/bash", "-o", "pipefail", "-c", "apt-get update"]`, "apt-get update"],
    [`RUN su - app -c "apt-get update"`, "apt-get update"],
    [`RUN eval "apt-get update"`, "apt-get update"],
    ["RUN echo `apt-get update`", "apt-get update"],
    ["RUN echo $(( $(apt-get update) & 1 ))", "apt-get update"],
    ["RUN bash <<EOF\nset -e\napt-get update\nEOF", "apt-get update"],
    ["RUN <<EOF\nset -e\napt-get update\nEOF", "apt-get update"],
    ["RUN a \\\n  # comment\n  && apt-get \\\n  update", "apt-get \\\n  update"],
    ["HEALTHCHECK CMD a || apt-get update", "apt-get update"],
    ["ONBUILD RUN a; apt-get update", "apt-get update"],
    ["CMD apt-get update", "apt-get update"],
    [`ENTRYPOINT ["apt-get", "update"]`, `"apt-get", "update"`],
  ];
  for (const [instruction, expected] of rows)
    test(JSON.stringify(instruction), () => {
      const text = `FROM example.com/x\n${instruction}\n`;
      const found = programOf(text).commands.filter(({ name }) => name === "apt-get");
      assert.equal(found.length, 1);
      assert.equal(found[0] && textAt(text, found[0].callSpan), expected);
    });
});

test("what a variable decides has no name, and words with variables have no literal", () => {
  const [command] = commandsOf(`$TOOL "a$B" 'c$D' *.js`);
  assert.equal(command?.name, undefined);
  assert.deepEqual(
    command?.arguments.map(({ literal, text }) => [literal, text]),
    [
      [undefined, "a$B"],
      ["c$D", "c$D"],
      ["*.js", "*.js"],
    ],
  );
});
