/** Signature help in Dockerfiles. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { signatureHelp } from "../../../../server/src/features/shared/signatureHelp.ts";
import { KEYWORDS } from "../../../../server/src/syntax/dockerfile/keywords.ts";
import { MEMORY_ROOT } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";

const uri = resolvePath(MEMORY_ROOT, "Dockerfile");

function at(marked: string) {
  const offset = marked.indexOf("█");
  const snapshot = Snapshot.empty([MEMORY_ROOT]).withFiles([[uri, new SourceFile(uri, marked.replace("█", ""))]]);
  return signatureHelp(snapshot, uri, offset);
}

/** The part that is marked; "" for a signature without one, undefined without a signature. */
function active(marked: string): string | undefined {
  const help = at(marked);
  const signature = help?.signatures[help.activeSignature];
  if (!help || !signature) return undefined;
  const part = help.activePart === undefined ? undefined : signature.parts[help.activePart];
  return part ? signature.label.slice(part.start, part.end) : "";
}

const ROWS: readonly (readonly [at: string, part: string | undefined])[] = [
  ["FROM █", "IMAGE"],
  ["FROM --█", "[--platform=OS/ARCH]"],
  ["FROM alpine:3.22 █", "[AS"],
  ["FROM alpine:3.22 AS █", "NAME]"],
  ["from --platform=linux/amd64 al█", "IMAGE"],
  ["FROM a\nCOPY █", "SOURCE …"],
  ["FROM a\nCOPY --from=x a █", "DESTINATION"],
  ["FROM a\nCOPY a b c█", "DESTINATION"],
  ['FROM a\nCOPY ["a", █', '["SOURCE", …, "DESTINATION"]'],
  ["FROM a\nRUN █", "COMMAND"],
  ["FROM a\nRUN apt-get update && █", undefined],
  ['FROM a\nCMD ["no█', '["PROGRAM", "ARGUMENT", …]'],
  [
    "FROM a\nHEALTHCHECK --interval=█",
    "[--interval=30s] [--timeout=30s] [--start-period=0s] [--start-interval=5s] [--retries=3]",
  ],
  ["FROM a\nHEALTHCHECK CMD █", "COMMAND"],
  ["FROM a\nENV A=1 B█", "NAME=VALUE …"],
  ["FROM a\nRUN --mount=█", ""],
  ["FROM a\nRUN --mount=type=cache,dst█", "target=PATH"],
  ["FROM a\nRUN --mount=type=cache,sharing=█", "[sharing=shared|private|locked]"],
  ["FROM a\nRUN --mount=type=secret,required█", "[required]"],
  ["FROM a\nONBUILD COPY █", "SOURCE …"],
  ["FRO█M a", undefined],
  ["# FROM █\nFROM a", undefined],
  ["FROM a\nRUN <<EOF\nCOPY █\nEOF\n", undefined],
  ["FROM a\nNONSENSE █", undefined],
  ["█", undefined],
];
describe("the part that is being typed", () => {
  for (const [marked, part] of ROWS) test(JSON.stringify(marked), () => assert.equal(active(marked), part));
});

test("every instruction but the deprecated one has a signature, and each of its parts an explanation", () => {
  for (const keyword of KEYWORDS.filter((one) => one !== "MAINTAINER")) {
    const help = at(`FROM a\n${keyword} █`);
    assert.ok(help, keyword);
    for (const { label, documentation, parts } of help.signatures) {
      assert.ok(label.startsWith(keyword) && documentation.endsWith("."), label);
      for (const part of parts) assert.match(part.documentation, /\.$/, label);
    }
  }
});
