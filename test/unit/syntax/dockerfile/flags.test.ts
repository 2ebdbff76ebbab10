import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import { only, under } from "./parsed.ts";

const flags = (text: string) =>
  (parseDockerfile(text).instructions[0]?.flags ?? []).map(({ name, value }) =>
    value ? [name, value.literal] : [name],
  );

describe("flags", () => {
  it("stand before the arguments, with or without a value", () => {
    const text = "COPY --link --from=a --chown= b --chmod=1 c";
    assert.deepEqual(flags(text), [["link"], ["from", "a"], ["chown", ""]]);
    assert.equal(under(text, only(text, "COPY").argumentSpan), "b --chmod=1 c");
  });

  it("end at a bare --", () => {
    assert.deepEqual(flags("COPY --link -- --from=a b"), [["link"]]);
    assert.equal(only("COPY --link -- --from=a b", "COPY").argumentText, "--from=a b");
  });

  it("are taken off every instruction, as BuildKit does", () => {
    assert.deepEqual(flags("ENV --x a=b"), [["x"]]);
    assert.deepEqual(
      only("ARG --x a", "ARG").pairs.map(({ name }) => name.raw),
      ["a"],
    );
  });

  it("lose quotes and escapes", () => {
    assert.deepEqual(flags(`COPY --from="a b" --chown='c'd --chmod=e\\ f g h`), [
      ["from", "a b"],
      ["chown", "cd"],
      ["chmod", "e f"],
    ]);
  });

  it("keep spans over continuations", () => {
    const text = "FROM \\\n  --platform=\\\n$P x";
    const [flag] = only(text, "FROM").flags;
    assert.equal(under(text, flag?.span), "--platform=\\\n$P");
    assert.equal(under(text, flag?.nameSpan), "platform");
    assert.deepEqual(
      flag?.value?.parts.map(({ kind }) => kind),
      ["variable"],
    );
  });

  it("split a mount into its options, quoted fields too", () => {
    const text = String.raw`RUN --mount=type=bind,\"source=a,b\",ro,target="/x y" --mount=type=$T c`;
    const [first, second] = only(text, "RUN").flags;
    assert.deepEqual(
      first?.options.map(({ key, value }) => [key, value?.literal]),
      [
        ["type", "bind"],
        ["source", "a,b"],
        ["ro", undefined],
        ["target", "/x y"],
      ],
    );
    assert.deepEqual(
      first?.options.map(({ keySpan }) => under(text, keySpan)),
      ["type", "source", "ro", "target"],
    );
    assert.equal(second?.options[0]?.value?.literal, undefined);
    assert.equal(under(text, second?.options[0]?.value?.span), "$T");
  });

  it("of --device are split, of other names not", () => {
    const [device, other] = only("RUN --device=a.b/c=all,x --network=a=b,c d", "RUN").flags;
    assert.deepEqual(
      device?.options.map(({ key, value }) => [key, value?.raw]),
      [
        ["a.b/c", "all"],
        ["x", undefined],
      ],
    );
    assert.deepEqual(other?.options, []);
  });

  it("say where a list of values is none", () => {
    const text = 'RUN --mount=type=bind,a\\"b --mount=\\"a,b\\",c --mount=\\"a c';
    const faults = only(text, "RUN").flags.map(({ listFault }) => listFault && under(text, listFault));
    assert.deepEqual(faults, ['\\"', undefined, '\\"']);
  });
});
