/** Completion in Compose files: values, files, variables, and what an image needs. */
import { describe, test } from "node:test";
import { type CompletionRow, expectCompletions } from "../../../harness/completeAt.ts";

function table(name: string, rows: Readonly<Record<string, CompletionRow>>): void {
  describe(name, () => {
    for (const [title, row] of Object.entries(rows))
      test(title, () => expectCompletions({ path: "compose.yaml", ...row }));
  });
}

const WEB = "services:\n  web:\n    image: nginx:1.29\n";

table("values", {
  booleans: { at: `${WEB}    privileged: |`, all: ["true", "false"] },
  "restart policies, no in quotes": {
    at: `${WEB}    restart: |`,
    first: ["unless-stopped", "always"],
    gives: ["no", `${WEB}    restart: "no"`],
  },
  conditions: {
    at: "services:\n  a:\n    depends_on:\n      b:\n        condition: |\n  b:\n    image: x\n",
    all: ["service_started", "service_healthy", "service_completed_successfully"],
  },
  "images people run first": { at: "services:\n  a:\n    image: |", has: ["postgres", "nginx", "node"] },
  tags: {
    at: "services:\n  a:\n    image: postgres:|\n",
    has: ["18", "18-alpine"],
    gives: ["18", "services:\n  a:\n    image: postgres:18\n"],
  },
  "mount types": { at: `${WEB}    volumes:\n      - type: |`, first: ["bind", "volume", "tmpfs"] },
  capabilities: { at: `${WEB}    cap_drop:\n      - |`, first: ["ALL"] },
  "log drivers": { at: `${WEB}    logging:\n      driver: |`, first: ["json-file", "local"] },
  platforms: { at: `${WEB}    platform: |`, has: ["linux/arm64"] },
  "pull policies": { at: `${WEB}    pull_policy: |`, has: ["always", "missing"] },
  "health checks of the image": {
    at: "services:\n  db:\n    image: redis:8\n    healthcheck:\n      test: |",
    first: ['["CMD","redis-cli","ping"]'.replaceAll(",", ", ")],
  },
  "ports of the image, quoted": {
    at: "services:\n  db:\n    image: postgres:18\n    ports:\n      - |",
    first: ["5432:5432", "127.0.0.1:5432:5432"],
    gives: ["5432:5432", 'services:\n  db:\n    image: postgres:18\n    ports:\n      - "5432:5432"'],
  },
  "ports in quotes": {
    at: 'services:\n  db:\n    image: postgres:18\n    ports:\n      - "|"',
    gives: ["5432:5432", 'services:\n  db:\n    image: postgres:18\n    ports:\n      - "5432:5432"'],
  },
  "ports behind an open quote": {
    at: 'services:\n  db:\n    image: postgres:18\n    ports:\n      - "|\n  web:\n    image: a\n',
    has: ["5432:5432"],
  },
  "protocols of ports": { at: `${WEB}    ports:\n      - "53:53/|"`, all: ["tcp", "udp", "sctp"] },
  "where the image keeps its data": {
    at: "services:\n  db:\n    image: postgres:18\n    volumes:\n      - data:|",
    first: ["/var/lib/postgresql"],
  },
  "options of mounts": { at: `${WEB}    volumes:\n      - ./a:/a:|`, first: ["ro", "rw"] },
  "nothing for commands": { at: `${WEB}    command: |`, all: [] },
  "nothing for own names": { at: `${WEB}    container_name: |`, all: [] },
});

const FILES = {
  ".env": "TAG=1\nDB_PASSWORD=secret\n",
  "web.env": "A=1\n",
  "api/Dockerfile": "ARG VERSION=1\nFROM alpine:3.22 AS base\nARG MODE\nFROM base AS release\nEXPOSE 9000\n",
  "api/main.go": "",
  "other.yaml": "services: {}\n",
};

table("files", {
  env_file: { at: `${WEB}    env_file: |`, first: [".env", "web.env"], lacks: ["other.yaml"], files: FILES },
  "env_file in a list": { at: `${WEB}    env_file:\n      - |`, first: [".env"], files: FILES },
  "build contexts are folders": { at: "services:\n  api:\n    build: |", all: [".", "api"], files: FILES },
  "a Dockerfile in its context": {
    at: "services:\n  api:\n    build:\n      context: api\n      dockerfile: |",
    first: ["Dockerfile"],
    has: ["main.go"],
    files: FILES,
  },
  "bind mounts": { at: `${WEB}    volumes:\n      - ./a|`, has: ["api/"], files: FILES },
  "bind mounts, deeper": {
    at: `${WEB}    volumes:\n      - ./api/|:/x`,
    all: ["Dockerfile", "main.go"],
    files: FILES,
  },
  include: { at: "include:\n  - |", has: ["other.yaml"], lacks: ["web.env"], files: FILES },
  "files of secrets": { at: "secrets:\n  a:\n    file: ./api/|", all: ["Dockerfile", "main.go"], files: FILES },
  stages: {
    at: "services:\n  api:\n    build:\n      context: api\n      target: |",
    all: ["release", "base"],
    files: FILES,
  },
  "build arguments": {
    at: "services:\n  api:\n    build:\n      context: api\n      args:\n        |",
    all: ["VERSION", "MODE"],
    files: FILES,
    gives: ["MODE", "services:\n  api:\n    build:\n      context: api\n      args:\n        MODE: "],
  },
  "build arguments in a list": {
    at: "services:\n  api:\n    build:\n      context: api\n      args:\n        - |",
    files: FILES,
    gives: ["VERSION", "services:\n  api:\n    build:\n      context: api\n      args:\n        - VERSION="],
  },
  "ports of the Dockerfile": {
    at: "services:\n  api:\n    build: api\n    ports:\n      - |",
    first: ["9000:9000"],
    files: FILES,
  },
});

table("variables", {
  "of .env and of other places": {
    at: "services:\n  a:\n    image: a:${OTHER}\n    hostname: ${|}\n",
    all: ["TAG", "DB_PASSWORD", "OTHER", "COMPOSE_PROJECT_NAME"],
    files: FILES,
    gives: ["TAG", "services:\n  a:\n    image: a:${OTHER}\n    hostname: ${TAG}\n"],
  },
  "the brace closes": {
    at: "services:\n  a:\n    image: a:${|\n",
    files: FILES,
    gives: ["TAG", "services:\n  a:\n    image: a:${TAG}\n"],
  },
  "without braces": { at: "services:\n  a:\n    image: a:$T|\n", has: ["TAG"], files: FILES },
  "not behind two dollars": { at: "services:\n  a:\n    command: echo $$|\n", all: [], files: FILES },
  operators: {
    at: "services:\n  a:\n    image: a:${TAG:|}\n",
    all: [":-", ":?", ":+"],
    files: FILES,
    gives: [":-", "services:\n  a:\n    image: a:${TAG:-${1:default}}\n"],
  },
  "in values of variables": { at: "services:\n  a:\n    environment:\n      X: ${|\n", has: ["TAG"], files: FILES },
  "not in keys": { at: "services:\n  a:\n    environment:\n      ${|", lacks: ["image"] },
});

table("what an image needs", {
  "required variables first": {
    at: "services:\n  db:\n    image: postgres:18\n    environment:\n      |",
    first: ["POSTGRES_PASSWORD", "POSTGRES_USER"],
    gives: [
      "POSTGRES_PASSWORD",
      "services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD: ",
    ],
  },
  "not those that are given": {
    at: "services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD: a\n      |",
    first: ["POSTGRES_USER"],
    lacks: ["POSTGRES_PASSWORD"],
  },
  "in list form": {
    at: "services:\n  db:\n    image: postgres:18\n    environment:\n      - |",
    gives: [
      "POSTGRES_PASSWORD",
      "services:\n  db:\n    image: postgres:18\n    environment:\n      - POSTGRES_PASSWORD=",
    ],
  },
  "all at once at the end of the file": {
    at: "services:\n  db:\n    image: postgres:18\n    |",
    gives: [
      "postgres: variables, volume, healthcheck",
      'services:\n  db:\n    image: postgres:18\n    environment:\n      POSTGRES_PASSWORD: ${1:\\${POSTGRES_PASSWORD:?\\}}\n    volumes:\n      - db-data:/var/lib/postgresql\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U \\$\\${POSTGRES_USER:-postgres\\}"]\n      interval: 10s\n      retries: 5\n\nvolumes:\n  db-data:'.replace(
        "\\$\\${",
        "\\$\\${",
      ),
    ],
  },
  "the volume is declared below": {
    at: "services:\n  q:\n    image: redis:8\n    |\nvolumes:\n  other:\n",
    gives: [
      "redis: volume, healthcheck",
      'services:\n  q:\n    image: redis:8\n    volumes:\n      - q-data:/data\n    healthcheck:\n      test: ["CMD", "redis-cli", "ping"]\n      interval: 10s\n      retries: 5\nvolumes:\n  other:\n  q-data:\n',
    ],
  },
  "only what is missing": {
    at: "services:\n  db:\n    image: postgres:18\n    environment: {}\n    healthcheck: {}\n    volumes: []\n    |",
    lacks: ["postgres: variables, volume, healthcheck"],
  },
});
