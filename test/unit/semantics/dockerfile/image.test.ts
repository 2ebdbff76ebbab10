import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDuration } from "../../../../server/src/semantics/dockerfile/health.ts";
import { imageConfiguration, unknownTarget } from "../../../../server/src/semantics/dockerfile/image.ts";
import { graphOf } from "./lowered.ts";

test("the whole configuration of an image from scratch", () => {
  const text = `FROM scratch AS base
LABEL org.example.a="1 2"
ONBUILD COPY <<E /x
hi
E
FROM base
ENV A=1
EXPOSE 80-81
VOLUME ["/v"]
USER me
WORKDIR /w
STOPSIGNAL SIGINT
HEALTHCHECK --interval=1m30s --timeout=1.5s --retries=2 CMD ["ok"]
ENTRYPOINT ["e"]
CMD c
ONBUILD USER you
`;
  assert.deepEqual(imageConfiguration(graphOf(text)), {
    config: {
      Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "A=1"],
      ExposedPorts: { "80/tcp": {}, "81/tcp": {} },
      Volumes: { "/v": {} },
      Labels: { "org.example.a": "1 2" },
      Entrypoint: ["e"],
      Cmd: ["/bin/sh", "-c", "c"],
      User: "me",
      WorkingDir: "/w",
      StopSignal: "SIGINT",
      Healthcheck: { Test: ["CMD", "ok"], Interval: 90e9, Timeout: 1.5e9, Retries: 2 },
      OnBuild: ["USER you"],
    },
    base: undefined,
    unknown: [],
  });
  assert.deepEqual(imageConfiguration(graphOf(text), { target: "base" })?.config.OnBuild, ["COPY <<E /x\nhi\nE"]);
});

test("an unseen base leaves open what it may add", () => {
  const result = imageConfiguration(graphOf('FROM example.org/x:1\nUSER me\nENTRYPOINT ["e"]\n'));
  assert.equal(result?.base, "example.org/x:1");
  assert.deepEqual(result?.config, { User: "me", Entrypoint: ["e"] });
  assert.deepEqual(result?.unknown, [
    "Env",
    "ExposedPorts",
    "Healthcheck",
    "Labels",
    "Shell",
    "StopSignal",
    "Volumes",
    "WorkingDir",
  ]);
});

test("what we happen to know of a base is not told by the file", () => {
  const result = imageConfiguration(graphOf("FROM node:26-alpine\n"));
  assert.deepEqual(result?.config, {});
  assert.ok(
    result?.unknown.includes("Entrypoint") && result.unknown.includes("Cmd") && result.unknown.includes("User"),
  );
});

test("target and platform", () => {
  const graph = graphOf("FROM scratch AS a\nARG TARGETARCH\nUSER $TARGETARCH\nFROM scratch\n");
  assert.deepEqual(imageConfiguration(graph, { target: "a" })?.unknown, ["User"]);
  assert.equal(imageConfiguration(graph, { target: "A", platform: "linux/arm64/v8" })?.config.User, "arm64");
  assert.equal(imageConfiguration(graph, { target: "missing" }), undefined);
  assert.equal(imageConfiguration(graph, { target: "0" }), undefined, "numbers are no targets");
  assert.equal(unknownTarget(graph, "A"), undefined);
  assert.equal(
    unknownTarget(graphOf("FROM scratch AS build\n"), "biuld"),
    'There is no stage "biuld" to build. Did you mean build?',
  );
  assert.equal(unknownTarget(graphOf("FROM scratch\n"), "0"), 'There is no stage "0" to build. No stage has a name.');
});

test("durations as Go writes them", () => {
  assert.equal(parseDuration("1h2m3.5s"), 3_723_500_000_000);
  assert.equal(parseDuration("100ms"), 100_000_000);
  assert.equal(parseDuration("0"), 0);
  assert.equal(parseDuration("5"), undefined);
  assert.equal(parseDuration("5 s"), undefined);
});

test("a base that variables hide is named as written, and is not scratch", () => {
  const result = imageConfiguration(graphOf("ARG IMAGE\nFROM $IMAGE AS a\nFROM a\nUSER me\n"));
  assert.equal(result?.base, "$IMAGE");
  assert.deepEqual(result?.config, { User: "me" });
  assert.ok(result?.unknown.includes("Env") && result.unknown.includes("WorkingDir"));
});
