/**
 * Every flag of `docker run` (docker/cli, cli/command/container/opts.go and run.go) with what Compose has for it. Flags
 * that only Podman knows stand at the end, so that their values are not taken for the image.
 */

/** What a flag says in a Compose service. `at` is the path of keys. */
export type Meaning =
  | { readonly is: "text"; readonly at: readonly string[] }
  | { readonly is: "number"; readonly at: readonly string[] }
  | { readonly is: "true"; readonly at: readonly string[] }
  /** Each use adds an item. */
  | { readonly is: "list"; readonly at: readonly string[] }
  /** Each use sets NAME=VALUE; `bare` is the value of a NAME alone. */
  | { readonly is: "map"; readonly at: readonly string[]; readonly bare: "" | null }
  /** Each use is PATH:VALUE, an item with `path` and this key. */
  | { readonly is: "device-limit"; readonly at: readonly string[]; readonly key: "weight" | "rate" }
  /** Read and written by `special.ts`. */
  | { readonly is: "special"; readonly name: Special }
  /** Compose has nothing for it; `why` tells what to do instead. */
  | { readonly is: "none"; readonly why: string };

export type Special =
  | "entrypoint"
  | "env-file"
  | "gpus"
  | "health-cmd"
  | "ip"
  | "ip6"
  | "link-local-ip"
  | "mount"
  | "network"
  | "network-alias"
  | "pull"
  | "stop-timeout"
  | "ulimit"
  | "volume"
  | "volume-driver"
  | "volumes-from";

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** Stands alone; `--flag=false` switches it off. */
  readonly boolean: boolean;
  readonly meaning: Meaning;
}

const text = (name: string, key: string, short?: string): Flag => flag(name, { is: "text", at: key.split(".") }, short);
const number = (name: string, key: string, short?: string): Flag =>
  flag(name, { is: "number", at: key.split(".") }, short);
const list = (name: string, key: string, short?: string): Flag => flag(name, { is: "list", at: [key] }, short);
const map = (name: string, key: string, short?: string, bare: "" | null = ""): Flag =>
  flag(name, { is: "map", at: key.split("."), bare }, short);
const limit = (name: string, key: string, value: "weight" | "rate"): Flag =>
  flag(name, { is: "device-limit", at: ["blkio_config", key], key: value });
const special = (name: string, as: Special, short?: string): Flag => flag(name, { is: "special", name: as }, short);
const on = (name: string, key: string, short?: string): Flag => ({
  ...flag(name, { is: "true", at: key.split(".") }, short),
  boolean: true,
});
const none = (name: string, why: string, short?: string): Flag => flag(name, { is: "none", why }, short);
const noneOn = (name: string, why: string, short?: string): Flag => ({ ...none(name, why, short), boolean: true });

function flag(name: string, meaning: Meaning, short?: string): Flag {
  return { name, ...(short === undefined ? {} : { short }), boolean: false, meaning };
}

const WINDOWS = "Windows only; Compose has no key for it";
const PODMAN = "only Podman has it";

export const FLAGS: readonly Flag[] = [
  text("name", "container_name"),
  text("platform", "platform"),
  special("pull", "pull"),
  on("privileged", "privileged"),
  on("init", "init"),
  on("interactive", "stdin_open", "i"),
  on("tty", "tty", "t"),
  text("restart", "restart"),
  text("hostname", "hostname", "h"),
  text("domainname", "domainname"),
  text("user", "user", "u"),
  list("group-add", "group_add"),
  text("workdir", "working_dir", "w"),
  map("env", "environment", "e", null),
  special("env-file", "env-file"),
  list("publish", "ports", "p"),
  list("expose", "expose"),
  special("network", "network"),
  special("network-alias", "network-alias"),
  special("ip", "ip"),
  special("ip6", "ip6"),
  special("link-local-ip", "link-local-ip"),
  text("mac-address", "mac_address"),
  list("link", "external_links"),
  list("add-host", "extra_hosts"),
  list("dns", "dns"),
  list("dns-option", "dns_opt"),
  list("dns-search", "dns_search"),
  special("volume", "volume", "v"),
  special("mount", "mount"),
  list("tmpfs", "tmpfs"),
  special("volumes-from", "volumes-from"),
  special("volume-driver", "volume-driver"),
  on("read-only", "read_only"),
  map("storage-opt", "storage_opt"),
  text("shm-size", "shm_size"),
  special("entrypoint", "entrypoint"),
  text("stop-signal", "stop_signal"),
  special("stop-timeout", "stop-timeout"),
  special("health-cmd", "health-cmd"),
  text("health-interval", "healthcheck.interval"),
  text("health-timeout", "healthcheck.timeout"),
  number("health-retries", "healthcheck.retries"),
  text("health-start-period", "healthcheck.start_period"),
  text("health-start-interval", "healthcheck.start_interval"),
  on("no-healthcheck", "healthcheck.disable"),
  text("log-driver", "logging.driver"),
  map("log-opt", "logging.options"),
  map("label", "labels", "l"),
  list("label-file", "label_file"),
  map("annotation", "annotations"),
  list("cap-add", "cap_add"),
  list("cap-drop", "cap_drop"),
  list("security-opt", "security_opt"),
  special("gpus", "gpus"),
  list("device", "devices"),
  list("device-cgroup-rule", "device_cgroup_rules"),
  special("ulimit", "ulimit"),
  map("sysctl", "sysctls"),
  text("memory", "mem_limit", "m"),
  text("memory-reservation", "mem_reservation"),
  text("memory-swap", "memswap_limit"),
  number("memory-swappiness", "mem_swappiness"),
  on("oom-kill-disable", "oom_kill_disable"),
  number("oom-score-adj", "oom_score_adj"),
  number("pids-limit", "pids_limit"),
  number("cpus", "cpus"),
  number("cpu-shares", "cpu_shares", "c"),
  number("cpu-count", "cpu_count"),
  number("cpu-percent", "cpu_percent"),
  number("cpu-period", "cpu_period"),
  number("cpu-quota", "cpu_quota"),
  number("cpu-rt-period", "cpu_rt_period"),
  number("cpu-rt-runtime", "cpu_rt_runtime"),
  text("cpuset-cpus", "cpuset"),
  number("blkio-weight", "blkio_config.weight"),
  limit("blkio-weight-device", "weight_device", "weight"),
  limit("device-read-bps", "device_read_bps", "rate"),
  limit("device-read-iops", "device_read_iops", "rate"),
  limit("device-write-bps", "device_write_bps", "rate"),
  limit("device-write-iops", "device_write_iops", "rate"),
  text("cgroup-parent", "cgroup_parent"),
  text("cgroupns", "cgroup"),
  text("ipc", "ipc"),
  text("pid", "pid"),
  text("uts", "uts"),
  text("userns", "userns_mode"),
  text("isolation", "isolation"),
  text("runtime", "runtime"),
  on("use-api-socket", "use_api_socket"),
  none("attach", "`docker compose up` shows the output of all services; `-d` leaves it away", "a"),
  none("cidfile", "`docker compose ps -q` prints the ids of containers"),
  none("cpuset-mems", "Compose has no key for memory nodes"),
  noneOn("detach", "`docker compose up -d` starts in the background", "d"),
  none("detach-keys", "`docker compose attach` has this flag"),
  noneOn("disable-content-trust", "DOCKER_CONTENT_TRUST decides it"),
  noneOn("help", "it only prints a page"),
  none("io-maxbandwidth", WINDOWS),
  none("io-maxiops", WINDOWS),
  none("kernel-memory", "Docker has given it up"),
  noneOn("publish-all", "Compose publishes only what `ports` lists", "P"),
  noneOn("quiet", "`docker compose up --quiet-pull` says it", "q"),
  noneOn("rm", "`docker compose down` removes containers, `docker compose run --rm` at once"),
  noneOn("sig-proxy", "`docker compose attach` has this flag"),
  ...[
    "all",
    "env-host",
    "http-proxy",
    "no-hostname",
    "no-hosts",
    "passwd",
    "read-only-tmpfs",
    "replace",
    "rmi",
    "rootfs",
  ]
    .concat(["tls-verify", "unsetenv-all"])
    .map((name) => noneOn(name, PODMAN)),
  ...[
    "arch",
    "authfile",
    "cgroup-conf",
    "cgroups",
    "chrootdirs",
    "conmon-pidfile",
    "creds",
    "decryption-key",
    "env-merge",
  ]
    .concat([
      "gidmap",
      "gpus-driver",
      "group-entry",
      "health-log-destination",
      "health-on-failure",
      "health-startup-cmd",
    ])
    .concat([
      "hostuser",
      "image-volume",
      "init-ctr",
      "init-path",
      "os",
      "passwd-entry",
      "personality",
      "pidfile",
      "pod",
    ])
    .concat([
      "pod-id-file",
      "preserve-fd",
      "preserve-fds",
      "requires",
      "retry",
      "retry-delay",
      "sdnotify",
      "seccomp-policy",
    ])
    .concat(["secret", "shm-size-systemd", "subgidname", "subuidname", "systemd", "timeout", "tz", "uidmap", "umask"])
    .concat(["unsetenv", "variant"])
    .map((name) => none(name, PODMAN)),
];

/** Other names of the same flags. */
const ALIASES: Readonly<Record<string, string>> = {
  net: "network",
  "net-alias": "network-alias",
  "dns-opt": "dns-option",
};

export function flagNamed(name: string): Flag | undefined {
  const own = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  return FLAGS.find((candidate) => candidate.name === own);
}

export function flagWithLetter(letter: string): Flag | undefined {
  return FLAGS.find(({ short }) => short === letter);
}
