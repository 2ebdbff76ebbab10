/** Completion in Compose files: keys, and what is inserted behind them. */
import { describe, test } from "node:test";
import { type CompletionRow, expectCompletions } from "../../../harness/completeAt.ts";

function table(name: string, rows: Readonly<Record<string, CompletionRow>>): void {
  describe(name, () => {
    for (const [title, row] of Object.entries(rows))
      test(title, () => expectCompletions({ path: "compose.yaml", ...row }));
  });
}

const WEB = "services:\n  web:\n    image: nginx:1.29\n";
const TWO = "services:\n  db:\n    image: postgres:18\n  web:\n    image: nginx:1.29\n";

table("keys", {
  "of the file, most used first": { at: "|", first: ["services", "volumes", "networks"], lacks: ["version", "jobs:"] },
  "without those that are there": { at: `${WEB}|`, first: ["volumes"], lacks: ["services"] },
  "of a service, most used first": {
    at: "services:\n  web:\n    |",
    first: ["image", "build", "build: .", "ports", "environment", "volumes"],
  },
  "a word that is begun": {
    at: `${WEB}    comm|`,
    has: ["command", "healthcheck"],
    lacks: ["image"],
    gives: ["command", `${WEB}    command: `],
  },
  "between others": { at: "services:\n  web:\n    im|\n    ports: []\n", has: ["image"], lacks: ["ports"] },
  "as the first of several": { at: "services:\n  web:\n    |\n    ports: []\n", has: ["image"], lacks: ["ports"] },
  "a mapping begins on a new line": {
    at: `${WEB}    env|`,
    gives: ["environment", `${WEB}    environment:\n      `],
  },
  "a list begins with a dash": { at: `${WEB}    por|`, gives: ["ports", `${WEB}    ports:\n      - `] },
  "lists as the file has them": {
    at: "services:\n  web:\n    ports:\n    - 80\n    vol|",
    gives: ["volumes", "services:\n  web:\n    ports:\n    - 80\n    volumes:\n    - "],
  },
  "four blanks where the file has four": {
    at: "services:\n    web:\n        image: a\n        healthch|",
    gives: ["healthcheck", "services:\n    web:\n        image: a\n        healthcheck:\n            "],
  },
  "line ends of Windows": {
    at: "services:\r\n  web:\r\n    image: a\r\n    por|",
    gives: ["ports", "services:\r\n  web:\r\n    image: a\r\n    ports:\r\n      - "],
  },
  "with what is required": {
    at: `${WEB}    ext|`,
    gives: ["extends", `${WEB}    extends:\n      service: $1`],
  },
  "with what the items require": {
    at: `${WEB}    develop:\n      w|`,
    gives: [
      "watch",
      `${WEB}    develop:\n      watch:\n        - path: $1\n          action: \${2|rebuild,sync,restart,sync+restart,sync+exec|}`,
    ],
  },
  "only the name where a colon follows": {
    at: "services:\n  web:\n    ima|: nginx\n",
    gives: ["image", "services:\n  web:\n    image: nginx\n"],
  },
  "in flow style": {
    at: "services:\n  web: { image: a, po| }\n",
    has: ["restart"],
    lacks: ["image"],
    gives: ["ports", "services:\n  web: { image: a, ports: [$1] }\n"],
  },
  "in flow style that is open": { at: "services:\n  web: { image: a, |\n  db:\n    image: b\n", has: ["ports"] },
  "of an item in long form": {
    at: `${WEB}    volumes:\n      - type: bind\n        |`,
    first: ["source", "target"],
    lacks: ["type"],
  },
  "of an item in long form, the first": { at: `${WEB}    ports:\n      - tar|`, has: ["target", "published"] },
  "at depth": {
    at: `${WEB}    deploy:\n      resources:\n        limits:\n          |`,
    all: ["cpus", "memory", "pids"],
  },
  "of a network": { at: "networks:\n  a:\n    |", first: ["driver", "external"] },
  "none for names of services": { at: `${WEB}  |`, all: [] },
  "none for labels": { at: `${WEB}    labels:\n      |`, all: [] },
  "none for variables of an unknown image": {
    at: "services:\n  a:\n    image: example.com/a\n    environment:\n      |",
    all: [],
  },
  "none in comments": { at: `${WEB}    # com|`, all: [] },
  "none behind a value": { at: `${WEB}    restart: always |`, all: [] },
  "none in block scalars": { at: `${WEB}    command: |-\n      im|`.replace("|-", ">-"), all: [] },
  "none on a line that continues a value": { at: "services:\n  web:\n    image: a\n      |", all: [] },
  "none in extension fields": { at: "x-a:\n  |", all: [] },
  "what an anchor can give": {
    at: `x-base: &base\n  restart: always\n${WEB}    |`,
    gives: ["<<: *base", `x-base: &base\n  restart: always\n${WEB}    <<: *base`],
  },
});

table("names", {
  "services, not itself": { at: `${TWO}    depends_on:\n      - |\n  cache:\n    image: c\n`, all: ["db", "cache"] },
  "not those that are there": { at: `${TWO}    depends_on:\n      - db\n      - |`, all: [] },
  "in flow style": { at: `${TWO}    depends_on: [|]\n`, all: ["db"] },
  "in flow style that is open": { at: `${TWO}    depends_on: [|\n  cache:\n    image: c\n`, all: ["db", "cache"] },
  "as keys, with a condition": {
    at: "services:\n  db:\n    image: a\n  web:\n    depends_on:\n      d|:\n        condition: x\n",
    has: ["db"],
  },
  "as keys among keys": {
    at: "services:\n  db:\n    image: a\n  q:\n    image: b\n  web:\n    depends_on:\n      q:\n        condition: service_started\n      |",
    gives: [
      "db",
      "services:\n  db:\n    image: a\n  q:\n    image: b\n  web:\n    depends_on:\n      q:\n        condition: service_started\n      db:\n        condition: ${1|service_started,service_healthy,service_completed_successfully|}",
    ],
  },
  "an item without its dash": {
    at: `${TWO}    depends_on:\n      |`,
    gives: ["db", `${TWO}    depends_on:\n      - db`],
  },
  "the next item without its dash": {
    at: `${TWO}    depends_on:\n      - web2\n      |`,
    gives: ["db", `${TWO}    depends_on:\n      - web2\n      - db`],
  },
  networks: { at: `${WEB}    networks:\n      - |\nnetworks:\n  front:\n  back:\n`, all: ["front", "back"] },
  secrets: { at: `${WEB}    secrets:\n      - |\nsecrets:\n  key:\n    file: k\n`, has: ["key"] },
  "secrets in long form": {
    at: `${WEB}    secrets:\n      - source: |\nsecrets:\n  key:\n    file: k\n`,
    all: ["key"],
  },
  configs: { at: `${WEB}    configs: [|]\nconfigs:\n  c:\n    file: k\n`, has: ["c"] },
  "named volumes, with a colon": {
    at: `${WEB}    volumes:\n      - |\nvolumes:\n  data:\n`,
    first: ["data:", "./"],
  },
  "of an override's base": {
    path: "compose.override.yaml",
    at: "services:\n  web:\n    depends_on:\n      - |",
    files: { "compose.yaml": TWO },
    all: ["db"],
  },
  "services of the base that an override lacks": {
    path: "compose.override.yaml",
    at: "services:\n  |",
    files: { "compose.yaml": TWO },
    all: ["db", "web"],
  },
  "volumes that are used and not declared": {
    at: `${WEB}    volumes:\n      - data:/data\nvolumes:\n  |`,
    all: ["data"],
  },
  "network_mode of another service": {
    at: `${TWO}    network_mode: |`,
    has: ["host", "none", "service:db"],
    lacks: ["service:web"],
  },
  ipc: { at: `${TWO}    ipc: serv|`, has: ["service:db", "shareable"] },
  pid: { at: `${TWO}    pid: "|"`, has: ["host", "service:db"] },
  links: { at: `${TWO}    links:\n      - |`, all: ["db"] },
  volumes_from: { at: `${TWO}    volumes_from:\n      - db:|`, all: ["ro", "rw"] },
  extends: { at: `${TWO}    extends:\n      service: |`, all: ["db"] },
  "extends of another file": {
    at: `${WEB}    extends:\n      file: base.yml\n      service: |`,
    files: { "base.yml": "services:\n  common:\n    image: a\n" },
    all: ["common"],
  },
  profiles: { at: `${TWO}    profiles: [|]\n  x:\n    profiles: [debug, web]\n`, all: ["debug", "web"] },
  "additional contexts": { at: `${TWO}    build:\n      additional_contexts:\n        base: |`, first: ["service:db"] },
  aliases: {
    at: "x-a: &one\n  restart: always\nx-b: &two a\nservices:\n  web:\n    <<: *|\n",
    all: ["one"],
    gives: ["one", "x-a: &one\n  restart: always\nx-b: &two a\nservices:\n  web:\n    <<: *one\n"],
  },
});

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
