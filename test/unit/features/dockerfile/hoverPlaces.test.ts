/** Hovers of Dockerfiles: variables, stages, folders and users. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hoverAt, table } from "./hoverTable.ts";

table("ARG, ENV and uses", {
  "global ARG": {
    at: "ARG V█ERSION=1\nFROM scratch AS a\nARG VERSION\nFROM scratch AS b\n",
    has: ["Global build argument `VERSION`", "Value: `1`", "Brought in with `ARG VERSION` by `a`", "Not seen in `b`"],
  },
  "redeclared ARG": {
    at: "ARG V=1\nFROM scratch\nAR█G V\n",
    has: ["Value: `1` (`ARG` on line 3, which takes it from line 1)", "Gone when a container runs"],
  },
  "ARG without a value": { at: "FROM scratch\nARG █V\n", has: ["Value: none, because nobody gives it one"] },
  "ENV of the last stage": {
    at: "FROM scratch\nENV A█=1\n",
    has: ["Environment variable `A`", "Containers of the finished image have it, too"],
  },
  "ENV of another stage": {
    at: "FROM scratch AS a\nENV A█=1\nFROM scratch\nCOPY --from=a x /\n",
    has: ["The finished image does not have it"],
  },
  "ENV that a later stage inherits": {
    at: "FROM scratch AS a\nENV A█=1\nFROM a AS b\n",
    has: ["and in `b`, built on it", "Containers of the finished image have it, too"],
  },
  "several at once": { at: "FROM scratch\nE█NV A=1 B=$A\n", has: ["`A`: `1`", "`B`: empty"] },
  "a use": {
    at: "FROM scratch\nENV HOME_DIR=/srv\nWORKDIR $HOME█_DIR/x\n",
    has: ["Environment variable `HOME_DIR`", "Value: `/srv` (`ENV` on line 2)"],
  },
  "a use of a global ARG in a stage": {
    at: "ARG V=1\nFROM scratch AS a\nLABEL v=$█V\n",
    has: ["`V` is unset here", "the `ARG` on line 1 stands before `FROM`, and `a` does not declare it"],
  },
  "a use in RUN": { at: "FROM scratch\nARG V=1\nRUN make $█V\n", has: ["expanded by the shell", "Value: `1`"] },
  "a use in RUN, unset": { at: "ARG V=1\nFROM alpine:3.22\nRUN make $█V\n", has: ["`V` is unset here"] },
  "a default that counts": {
    at: "FROM scratch\nARG V\nLABEL v=${V█:-x}\n",
    has: ["So the default written here counts"],
  },
  "a default that does not": { at: "FROM scratch\nARG V=1\nLABEL v=${V█:-x}\n", has: ["does not count"] },
  "user text is escaped": { at: "FROM scratch\nENV A█=`<b>`\n", has: ["`` `<b>` ``"] },
});

test("a build argument wins over the default", () => {
  assert.match(
    hoverAt("FROM scratch\nARG █V=1\n", "learn", { V: "2" }) ?? "",
    /Value: `2` \(`ARG` on line 2, given as build argument\)/,
  );
});

table("folders, files and users", {
  "WORKDIR, relative": {
    at: "FROM scratch\nWORKDIR /app\nWOR█KDIR web\n",
    has: ["Absolute: `/app/web`, counted from `/app` of line 2"],
  },
  "WORKDIR, absolute": { at: "FROM scratch\nWORKDIR /█app\n", has: ["Absolute: `/app`"], lacks: ["counted from"] },
  "COPY into a folder": {
    at: "FROM scratch\nWORKDIR /app\nCO█PY a b ./src/\n",
    has: ["Destination: `/app/src` (a folder)", "build context"],
  },
  "COPY to a name": {
    at: "FROM scratch\nWORKDIR /app\nCO█PY a b\n",
    has: ["Destination: `/app/b` (the name of the copy"],
  },
  "COPY from a stage": {
    at: "FROM scratch AS a\nFROM scratch\nCO█PY --from=a x /\n",
    has: ["Copied from the files of `a` (line 1)"],
  },
  "--from names a stage": {
    at: "FROM scratch AS a\nFROM scratch\nCOPY --from=█a x /\n",
    has: ["Stage `a` (line 1)", "copied from on line 3"],
  },
  "--from names none": { at: "FROM scratch AS a\nCOPY --from=█b x /\n", has: ["No stage of this file is called `b`"] },
  "USER by name": {
    at: "FROM scratch\nUS█ER app:staff\n",
    has: ["the user `app` and the group `staff`", "does not create it"],
  },
  "USER root": { at: "FROM scratch\nUS█ER 0\n", has: ["This is root"], lacks: ["does not create it"] },
  RUN: {
    at: 'FROM scratch\nSHELL ["/bin/bash", "-c"]\nWORKDIR /x\nUSER app\nARG V=1\nR█UN make\n',
    has: ['Run by `["/bin/bash", "-c"]`', "in the folder `/x` as user `app`", "Build arguments that it sees: `V`"],
  },
});

table("FROM", {
  "Docker Hub": {
    at: "FR█OM node:24-alpine\n",
    has: [
      "Registry: `docker.io`, Docker Hub",
      "Repository: `library/node`, one of Docker's official images",
      "Tag: `24-alpine`",
      "The last stage",
    ],
  },
  "another registry, no tag": {
    at: "FROM ghcr.io/a█cme/tool\n",
    has: ["Registry: `ghcr.io`", "Repository: `acme/tool`", "Tag: none, so `latest`"],
  },
  "a stage": {
    at: "FROM debian:13 AS a\nFROM a AS b\nFR█OM b\n",
    has: ["Goes on from `b` (line 2), made from `a` (line 1), made from `debian:13`"],
  },
  "an unused stage": {
    at: "FR█OM scratch AS a\nFROM scratch\n",
    has: ["no `/bin/sh`", "Nothing below uses this stage"],
  },
});
