/** Hovers on single words: images, ports, users, signals, owners, flags and their values, mounts, lists. */
import { table } from "./hoverTable.ts";

table("images", {
  "taken apart, dated": {
    at: "FROM node█:26-alpine\n",
    has: [
      "Image `node:26-alpine`",
      "`docker.io`",
      "moves to every newer release",
      "Alpine Linux",
      "Regular support",
      "`apk`",
      "as of ",
    ],
  },
  "an exact version": { at: "FROM python:3.13.2-sl█im\n", has: ["one exact version", "Debian with little more"] },
  "no longer kept up": { at: "FROM open█jdk:17\n", has: ["no longer kept up", "`eclipse-temurin`"] },
  "an old distribution": {
    at: "FROM deb█ian:buster\n",
    has: ["Regular support of `debian buster` ended on 2022-09-10"],
  },
  "a stage": { at: "FROM node AS a\nFROM █a\n", has: ["Stage `a`", "Goes on from `a` (line 1)"] },
  "the name of a stage": { at: "FROM node AS bu█ild\nFROM x\n", has: ["--target build"] },
});

table("words", {
  "a port": { at: "FROM scratch\nEXPOSE 54█32\n", has: ["usually PostgreSQL", "-p 5432:5432"] },
  "a range of ports": { at: "FROM scratch\nEXPOSE 80█00-8010/udp\n", has: ["11 ports"] },
  "a user made here": {
    at: "FROM alpine:3.24\nRUN adduser -D -u 1000 app\nUSER ap█p\n",
    has: ["Made by the `RUN` of line 2 with the number 1000"],
  },
  "a user of the base": { at: "FROM node:26\nUSER no█de\n", has: ["Comes with the base image, number 1000"] },
  "a user that nobody makes": { at: "FROM alpine:3.24\nUSER ap█p\n", has: ["No `RUN` above makes this account"] },
  "a signal by number": { at: "FROM scratch\nSTOPSIGNAL █3\n", has: ["`SIGQUIT`, signal 3"] },
  "a label of the standard": { at: "FROM scratch\nLABEL org.opencontainers.image.lic█enses=MIT\n", has: ["SPDX"] },
  "a value": { at: "FROM scratch\nENV A=1\nENV B=x${A}y█\n", has: ["`B`: `x1y`"] },
  "a well-known variable": { at: "FROM scratch\nENV CGO_ENABLED=█0\n", has: ["Go builds without C"] },
  "a platform": { at: "FROM --platform=linux/arm64█ a\n", has: ["processor `arm64`", "Apple silicon", "emulated"] },
  "a value for each platform": {
    at: "FROM a\nARG TARGET█ARCH\n",
    has: ["`amd64` for `linux/amd64`", "`arm64` for `linux/arm64`"],
  },
});

table("flags and mounts", {
  "an owner": { at: "FROM scratch\nCOPY --chown=10:20█ a /b\n", has: ["user `10`, by number, group `20`, by number"] },
  "a mode": { at: "FROM scratch\nCOPY --chmod=64█4 a /b\n", has: ["owner: read, write; group and others: read"] },
  "a duration": {
    at: "FROM scratch\nHEALTHCHECK --interval=1m30█s CMD a\n",
    has: ["90 seconds", "between the end of a check and the next one"],
  },
  "the kind of a mount": { at: "FROM a\nRUN --mount=type=tmp█fs,target=/x b\n", has: ["tmpfs"] },
  "the target of a mount": {
    at: "FROM scratch\nWORKDIR /w\nRUN --mount=type=cache,target=ca█che b\n",
    has: ["Mounted at `/w/cache`"],
  },
  "an alias": { at: "FROM a\nRUN --mount=type=cache,d█st=/x b\n", has: ["another word for `target`"] },
  "the network": { at: "FROM a\nRUN --network=no█ne b\n", has: ["no network"] },
});

table("lists and copies", {
  "the program": { at: 'FROM node:26\nCMD ["no█de", "x.js"]\n', has: ["`node`: the program (runs JavaScript"] },
  "an argument that is known": {
    at: 'FROM nginx:1.31\nCMD ["nginx", "-█g", "daemon off;"]\n',
    has: ["keeps it in the foreground"],
  },
  "an argument": {
    at: 'FROM node:26\nENTRYPOINT ["node", "x█.js"]\n',
    has: ["argument 1 of `node`", "without a shell"],
  },
  "the first word of CMD behind ENTRYPOINT": {
    at: 'FROM a\nENTRYPOINT ["b"]\nCMD ["█c"]\n',
    has: ["the first argument for `ENTRYPOINT`"],
  },
  "the destination": { at: "FROM scratch\nWORKDIR /a\nCOPY b c█/\n", has: ["`/a/c`", "Owner: root"] },
  "a path of a stage": {
    at: "FROM a AS b\nFROM c\nCOPY --from=b /x█ /y\n",
    has: ["`/x` of `b` (line 1)", "counted from its root"],
  },
  "a download": { at: "FROM a\nADD https://example.com/x█.tar.gz /\n", has: ["stored as they are", "--checksum"] },
});

table("the cache", {
  "of COPY": {
    at: "FROM a\nCO█PY b /\nRUN c\n",
    has: [
      "**Cache**",
      "content and mode; not the time",
      "Makes a layer",
      "When it changes, run again: `RUN` on line 3.",
    ],
  },
  "of RUN": { at: "FROM a\nRU█N b\n", has: ["Found in the cache by: this text", "Nothing below has to run again"] },
  "of LABEL": { at: "FROM a\nLAB█EL b=c\nRUN d\n", has: ["Makes no layer", "A change here makes no step run again."] },
  "of --link": { at: "FROM a\nCO█PY --link b /\n", has: ["whatever happens above"] },
});
