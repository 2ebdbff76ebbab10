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
  "in extension fields by the use of their anchor": {
    at: "x-a: &a\n  re|\nservices:\n  web:\n    <<: *a\n",
    has: ["restart", "image"],
    lacks: ["services"],
  },
  "in extension fields, below their anchor": {
    at: "x-a: &a\n  logging:\n    driver: |\nservices:\n  web:\n    <<: [*b, *a]\n",
    first: ["json-file"],
  },
  "in extension fields that stand for one value": {
    at: "x-h: &h\n  interval: 5s\n  |\nservices:\n  web:\n    healthcheck: *h\n",
    first: ["test", "timeout"],
    lacks: ["interval"],
  },
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
