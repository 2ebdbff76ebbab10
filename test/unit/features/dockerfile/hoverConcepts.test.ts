/** Hovers of what is no word of an instruction: brackets, comments, shell texts; and what every hover must keep. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dockerfileHover } from "../../../../server/src/features/dockerfile/hover.ts";
import { KNOWLEDGE } from "../../../../server/src/knowledge/knowledge.generated.ts";
import { MEMORY_ROOT } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";
import { hoverFixtures } from "../../../harness/hovers.ts";
import { ROOT } from "../../../harness/sources.ts";
import { hoverAt, table } from "./hoverTable.ts";

table("concepts where they stand", {
  "the bracket of an exec form": {
    at: 'FROM scratch\nCMD █["/app"]\n',
    has: ["**Exec form starts the program directly**", "`docker run IMAGE` starts", "must be valid JSON"],
  },
  "the bracket of a health check": {
    at: 'FROM scratch\nHEALTHCHECK CMD █["/app", "-h"]\n',
    has: ["**Exec form starts the program directly**"],
  },
  "a word of an exec form": {
    at: 'FROM scratch\nCMD ["/█app"]\n',
    has: ["`/app`: the program"],
    lacks: ["valid JSON"],
  },
  "a comment": { at: "FROM scratch\n█# why\nCMD x\n", has: ["**A comment has its own line**"] },
  "a comment in a chain": { at: "FROM a:1\nRUN a \\\n  █# why\n  && b\n", has: ["**A comment has its own line**"] },
  "the program of a shell form": {
    at: "FROM scratch\nCMD █node server.js\n",
    has: ["`node`: runs JavaScript with Node", "A command written as plain text is given to a shell"],
  },
  "a later word of a shell form": { at: "FROM scratch\nCMD node -█e x\n", has: ["`-e`"], lacks: ["plain text"] },
  "a command of RUN": { at: "FROM a:1\nRUN █npm ci\n", has: ["`npm`"], lacks: ["plain text is given"] },
});

test("words of a comment say themselves what they mean", () => {
  assert.equal(hoverAt("FROM scratch\n# w█hy\nCMD x\n"), undefined);
});

table("words that run in the container, not in the build", {
  "|| of a health check": {
    at: "FROM a:1\nHEALTHCHECK CMD a █|| exit 1\n",
    has: ["that failure no longer ends anything"],
    lacks: ["build"],
  },
  "a substitution of CMD": { at: "FROM a:1\nCMD echo $█(nproc)\n", has: ["it runs in the container"] },
  "an address of a health check": {
    at: "FROM a:1\nHEALTHCHECK CMD curl http://█localhost:80/ || exit 1\n",
    has: ["Address on the server `localhost`"],
    lacks: ["cache", "without TLS"],
  },
  "a word of CMD behind an ENTRYPOINT": {
    at: 'FROM a:1\nENTRYPOINT ["gunicorn"]\nCMD ["--bind", "0.0.█0.0:80"]\n',
    has: ["argument 2 for `ENTRYPOINT`"],
    lacks: ["argument 1 of `--bind`"],
  },
  "a start script": {
    at: 'FROM a:1\nENTRYPOINT ["█/entrypoint.sh"]\nCMD ["server"]\n',
    has: ["Process 1 is `/entrypoint.sh`, then what it hands over to with `exec`, here `server`"],
  },
});

table("manuals", {
  "a program": { at: "FROM a:1\nRUN █apt-get update\n", has: ["[Manual](https://manpages.debian.org/"] },
  "one that takes the words of another": { at: "FROM a:1\nRUN pi█p3 list\n", has: ["[Manual](https://pip.pypa.io/"] },
});

table("words that only look like others", {
  "in inside a word": { at: "FROM a:1\nRUN useradd --shell /usr/sbin/nolog█in app\n", has: [], lacks: ["`in`"] },
  "{} of find": { at: "FROM a:1\nRUN find . -exec rm █{} +\n", has: [], lacks: ["begins a group"] },
  "a Go package": { at: "FROM a:1\nRUN go build .█/cmd/app\n", has: ["a path to work on"], lacks: ["to install"] },
  "a port of UDP": { at: "FROM a:1\nEXPOSE 90█90/udp\n", has: ["Port `9090/udp`"], lacks: ["Prometheus"] },
  "HTTPS over UDP": { at: "FROM a:1\nEXPOSE 4█43/udp\n", has: ["HTTP/3"] },
});

describe("learn explains two sentences more", () => {
  const plain = (text: string) => text.replaceAll(/\s+/g, " ");
  const places: Readonly<Record<string, string>> = {
    "instruction:COPY": "FROM a:1\nCO█PY a b\n",
    "flag:COPY --link": "FROM a:1\nCOPY --li█nk a b\n",
    "mount:cache": "FROM a:1\nRUN --mount=type=ca█che,target=/c true\n",
    "directive:syntax": "# syn█tax=docker/dockerfile:1\nFROM a:1\n",
    "concept:scratch": "FROM scr█atch\n",
    "concept:heredoc": "FROM a:1\nRUN <<E█OF\nls\nEOF\n",
    "concept:continuation": "FROM a:1\nRUN a █\\\n  && b\n",
    "concept:exec-form": 'FROM a:1\nCMD █["a"]\n',
    "concept:shell-form": "FROM a:1\nCMD █node a.js\n",
    "concept:comment": "█# a\nFROM a:1\n",
    "variable:TARGETARCH": "FROM a:1\nARG TARGET█ARCH\n",
  };
  for (const [key, at] of Object.entries(places))
    test(key, () => {
      const more = plain(KNOWLEDGE[key]?.more ?? "");
      assert.ok(more.length > 20, `${key} has nothing more to say`);
      assert.ok(plain(hoverAt(at, "learn") ?? "").includes(more), "learn lacks it");
      assert.ok(!plain(hoverAt(at, "recommended") ?? "").includes(more), "recommended has it");
    });
});

test("the span of a hover touches the cursor, whatever the text", () => {
  const uri = resolvePath(MEMORY_ROOT, "Dockerfile");
  const texts = hoverFixtures().map(({ source }) => readFileSync(join(ROOT, source), "utf8"));
  const check = (text: string, offset: number): void => {
    const snapshot = Snapshot.empty([MEMORY_ROOT]).withFiles([[uri, new SourceFile(uri, text)]]);
    const found = dockerfileHover(snapshot, uri, offset, { preset: "learn" });
    const { start, end } = found?.span ?? { start: offset, end: offset };
    assert.ok(
      start <= offset && offset <= end && end <= text.length,
      `${start}-${end} for ${offset} in ${JSON.stringify(text)}`,
    );
  };
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.nat({ max: 12 }), (text, at, cut, length) => {
      // A piece is taken out, so that words meet as they do while somebody types.
      const from = cut % text.length;
      const broken = text.slice(0, from) + text.slice(from + length);
      check(broken, length % 2 === 0 ? from : at % (broken.length + 1));
    }),
    { numRuns: 400 },
  );
  const boundary =
    "# syntax=docker/dockerfile:1\nFROM a:1\nCOPY--from=b x y\nCOPY --from=b x y\nRUN --mount=type=cache,,target= a\n";
  for (let offset = 0; offset <= boundary.length; offset++) check(boundary, offset);
});
