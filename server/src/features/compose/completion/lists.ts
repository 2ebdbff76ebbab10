/** Plain lists of values, by the kind that the model gives a place or by the place itself. */
import type { WordWithMeaning } from "../../dockerfile/completion/words.ts";
import { SIGNALS } from "../../dockerfile/completion/lists.ts";

type Words = readonly (string | WordWithMeaning)[];

const DURATIONS: Words = ["5s", "10s", "30s", "1m", "5m"];
const SIZES: Words = ["64m", "128m", "256m", "512m", "1g", "2g"];

/** Values of a kind. */
export const BY_KIND: Readonly<Record<string, Words>> = {
  bool: ["true", "false"],
  duration: DURATIONS,
  bytes: SIZES,
  cpus: ['"0.25"', '"0.5"', '"1"', '"2"'],
  platform: ["linux/amd64", "linux/arm64", "linux/arm/v7", "windows/amd64"],
  signal: SIGNALS,
  ssh: [["default", "the agent of whoever builds"]],
  "device-count": [["all", "every device"], "1"],
  "restart-policy": [
    ["unless-stopped", "again and again, except after `docker compose stop`"],
    ["always", "again and again, also when Docker starts"],
    ["on-failure", "when it ends with an error"],
    ["on-failure:3", "when it ends with an error, at most three times"],
    ["no", "the default: never"],
  ],
  "pull-policy": [
    ["always", "before every start"],
    ["missing", "the default: when it is not on this machine"],
    ["build", "build it instead"],
    ["never", "only what is on this machine"],
    ["daily", "once a day"],
    ["weekly", "once a week"],
    ["every_12h", "when the last pull is older"],
  ],
  "device-permissions": ["rwm", "rw", "r"],
};

const LINUX_CAPABILITIES: Words = [
  ["ALL", "every capability"],
  ["NET_BIND_SERVICE", "ports below 1024"],
  ["CHOWN", "change owners of files"],
  ["SETUID", "become another user"],
  ["SETGID", "become another group"],
  ["DAC_OVERRIDE", "read and write any file"],
  ["FOWNER", "act as the owner of any file"],
  ["KILL", "send signals to any process"],
  ["NET_ADMIN", "set up networks and firewalls"],
  ["NET_RAW", "raw packets, ping"],
  ["SYS_PTRACE", "debug other processes"],
  ["SYS_NICE", "set priorities"],
  ["SYS_TIME", "set the clock"],
  ["IPC_LOCK", "lock memory"],
  ["SYS_ADMIN", "mounts and much else: nearly root of the host"],
  ["SYS_MODULE", "load kernel modules"],
];

/** Values of one place. */
export const BY_PATH: Readonly<Record<string, Words>> = {
  "services.*.cap_add[]": LINUX_CAPABILITIES,
  "services.*.cap_drop[]": LINUX_CAPABILITIES,
  "services.*.logging.driver": [
    ["json-file", "the default; no limit of its own"],
    ["local", "compact, with rotation"],
    "none",
    "journald",
    "syslog",
    "fluentd",
    "gelf",
    "awslogs",
    "gcplogs",
    "splunk",
  ],
  "services.*.healthcheck.test[]": [
    ["CMD", "the rest is the command, without a shell"],
    ["CMD-SHELL", "the next item is for /bin/sh"],
    ["NONE", "no health check, whatever the image has"],
  ],
  "services.*.deploy.placement.constraints[]": ["node.role==manager", "node.role==worker", "node.labels."],
  "services.*.extra_hosts[]": [["host.docker.internal=host-gateway", "the machine that runs Docker"]],
  "services.*.extra_hosts.*": [["host-gateway", "the machine that runs Docker"]],
};

/** Free names that are worth offering as keys. */
export const KEY_NAMES: Readonly<Record<string, Words>> = {
  "services.*.ulimits": ["nofile", "nproc", "memlock", "core", "stack", "rtprio"],
  "services.*.build.ulimits": ["nofile", "nproc", "memlock", "core"],
  "services.*.extra_hosts": [["host.docker.internal", "the machine that runs Docker"]],
  "services.*.logging.options": [
    ["max-size", "when a new log file is begun"],
    ["max-file", "how many are kept"],
    ["tag", "how lines are marked"],
    ["compress", "of old files"],
  ],
};
