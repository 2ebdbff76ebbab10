import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import type { KeyValue } from "../../../../server/src/syntax/dockerfile/syntax.ts";
import { faults, only, under } from "./parsed.ts";

const raw = (pairs: readonly KeyValue[]) => pairs.map(({ name, value }) => [name.raw, value?.raw]);

describe("FROM", () => {
  it("has an image, a stage name and what is too much", () => {
    const text = "from --platform=$B host:5000/a/b:1@sha256:${D} aS x y z";
    const from = only(text, "FROM");
    assert.equal(from.image?.raw, "host:5000/a/b:1@sha256:${D}");
    assert.equal(under(text, from.as), "aS");
    assert.equal(from.stageName?.raw, "x");
    assert.deepEqual(
      from.extra.map(({ raw: word }) => word),
      ["y", "z"],
    );
    assert.equal(from.keywordText, "from");
  });

  it("may lack everything", () => {
    assert.equal(only("FROM", "FROM").image, undefined);
    assert.equal(only("FROM a AS", "FROM").stageName, undefined);
    assert.deepEqual(
      only("FROM a b", "FROM").extra.map(({ raw: word }) => word),
      ["b"],
    );
  });
});

describe("ARG, ENV and LABEL", () => {
  it("ARG declares several names (ARG A=1 B=2 C)", () => {
    assert.deepEqual(raw(only("ARG A=1 B='x y' C", "ARG").pairs), [
      ["A", "1"],
      ["B", "'x y'"],
      ["C", undefined],
    ]);
  });

  it("ENV and LABEL take pairs with quotes and escapes", () => {
    const env = only('ENV A=1 "B=x y" C=a\\ b D=', "ENV");
    assert.equal(env.legacy, false);
    assert.deepEqual(raw(env.pairs), [
      ["A", "1"],
      ['"B', 'x y"'],
      ["C", "a\\ b"],
      ["D", ""],
    ]);
    assert.deepEqual(raw(only('LABEL "a.b"="c d"', "LABEL").pairs), [['"a.b"', '"c d"']]);
  });

  it("ENV and LABEL know the old form, in which = is part of the value", () => {
    const text = "ENV a  b=c d";
    const env = only(text, "ENV");
    assert.equal(env.legacy, true);
    assert.deepEqual(raw(env.pairs), [["a", "b=c d"]]);
    assert.equal(under(text, env.pairs[0]?.value?.span), "b=c d");
  });

  it("report a name alone and a later word without =", () => {
    assert.deepEqual(faults("ENV a"), ["missing-value: a"]);
    assert.deepEqual(faults("LABEL a=b c d=e"), ["missing-equals: c"]);
    assert.deepEqual(faults("ARG a b"), []);
    assert.deepEqual(only("ENV", "ENV").pairs, []);
  });

  it("leave an empty value right behind its =", () => {
    const text = "ENV A= \\\n  B=1";
    const [pair] = only(text, "ENV").pairs;
    assert.deepEqual(pair?.value?.span, { start: 6, end: 6 });
  });
});

describe("COPY and ADD", () => {
  it("split at blanks whatever quotes say", () => {
    const copy = only("COPY --from=x a  b /d/", "COPY");
    assert.deepEqual(
      copy.sources.map(({ raw: word }) => word),
      ["a", "b"],
    );
    assert.equal(copy.destination?.raw, "/d/");
    assert.deepEqual(faults('ADD "a b" c'), ['unterminated-quote: "a', 'unterminated-quote: "']);
  });

  it("have no destination when there is one word only", () => {
    const copy = only("COPY a", "COPY");
    assert.deepEqual([copy.sources.length, copy.destination], [1, undefined]);
  });
});

describe("commands", () => {
  it("RUN, CMD, ENTRYPOINT and SHELL have a form", () => {
    assert.equal(only("RUN --network=none a b", "RUN").command.joined, "a b");
    assert.equal(only('ENTRYPOINT ["a"]', "ENTRYPOINT").command.form, "exec");
    assert.equal(only("SHELL sh -c", "SHELL").command.form, "shell");
    const empty = only("CMD", "CMD");
    assert.deepEqual(empty.command.span, { start: 3, end: 3 });
  });

  it("blank comments and continuations, so that shell offsets are file offsets", () => {
    const text = "FROM x\nRUN a \\\n  # why 'not\n\n  && b \\  \n c <<EOF\nbody\nEOF";
    const run = parseDockerfile(text).instructions[1];
    assert.ok(run?.keyword === "RUN");
    const { command } = run;
    assert.equal(under(text, command.span), "a \\\n  # why 'not\n\n  && b \\  \n c <<EOF");
    assert.equal(command.shellText.length, command.span.end - command.span.start);
    assert.equal(command.shellText.replace(/ +/g, " "), "a && b c <<EOF");
    assert.equal(command.shellText.indexOf("b"), text.indexOf("b \\") - command.span.start);
    assert.equal(command.joined, "a   && b  c <<EOF");
  });

  it("keep glued words glued", () => {
    assert.equal(only("RUN foo\\\nbar", "RUN").command.shellText, "foo\\\nbar");
    assert.equal(only("RUN foo\\\nbar", "RUN").command.joined, "foobar");
  });

  it("HEALTHCHECK has a type and perhaps a command", () => {
    const text = "HEALTHCHECK --interval=3s cmd a \\\n b";
    const check = only(text, "HEALTHCHECK");
    assert.equal(check.type, "CMD");
    assert.equal(under(text, check.typeSpan), "cmd");
    assert.equal(check.command?.joined, "a  b");
    assert.deepEqual(
      [only("HEALTHCHECK none", "HEALTHCHECK").type, only("HEALTHCHECK", "HEALTHCHECK").type],
      ["NONE", undefined],
    );
    assert.equal(only('HEALTHCHECK CMD ["a"]', "HEALTHCHECK").command?.form, "exec");
  });
});

describe("ONBUILD", () => {
  it("holds its trigger, parsed, with the same index", () => {
    const text = "FROM a\nONBUILD COPY --from=x \\\n  b c";
    const onbuild = parseDockerfile(text).instructions[1];
    assert.ok(onbuild?.keyword === "ONBUILD");
    const { trigger } = onbuild;
    assert.ok(trigger?.keyword === "COPY");
    assert.equal(trigger.onbuild, true);
    assert.equal(trigger.index, 1);
    assert.equal(under(text, trigger.span), "COPY --from=x \\\n  b c");
    assert.equal(trigger.flags[0]?.value?.raw, "x");
    assert.equal(trigger.destination?.raw, "c");
    assert.equal(under(text, onbuild.argumentSpan), under(text, trigger.span));
  });

  it("may be empty, nested or unknown", () => {
    assert.equal(only("ONBUILD", "ONBUILD").trigger, undefined);
    const nested = only("ONBUILD ONBUILD RUN a", "ONBUILD").trigger;
    assert.ok(nested?.keyword === "ONBUILD");
    assert.equal(nested.trigger?.keyword, "RUN");
    assert.equal(only("ONBUILD FOO a", "ONBUILD").trigger?.keywordText, "FOO");
    assert.equal(parseDockerfile("ONBUILD ".repeat(5000)).instructions.length, 1);
  });
});

describe("words", () => {
  it("EXPOSE and VOLUME are lists", () => {
    assert.deepEqual(
      only("EXPOSE 80 $P\t81/tcp", "EXPOSE").words.map(({ raw: word }) => word),
      ["80", "$P", "81/tcp"],
    );
    const volume = only("VOLUME [/a /b", "VOLUME");
    assert.deepEqual(
      volume.words.map(({ raw: word }) => word),
      ["[/a", "/b"],
    );
    assert.equal(volume.jsonFailure?.reason, "a string must stand in double quotes");
    assert.equal(volume.whole, undefined);
  });

  for (const keyword of ["USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER"] as const) {
    it(`${keyword} takes all as one string`, () => {
      const instruction = only(`${keyword} /a b # c`, keyword);
      assert.equal(instruction.whole?.literal, "/a b # c");
      assert.equal(instruction.words.length, 4);
      assert.equal(only(keyword, keyword).whole, undefined);
    });
  }

  it("unknown instructions keep theirs", () => {
    const [unknown] = parseDockerfile("FORM a b").instructions;
    assert.ok(unknown && unknown.keyword === undefined);
    assert.equal(unknown.keywordText, "FORM");
    assert.deepEqual(
      unknown.words.map(({ raw: word }) => word),
      ["a", "b"],
    );
  });
});
