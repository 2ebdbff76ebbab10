/** Every flag of `docker run` as a key of a Compose service and back. */
import assert from "node:assert/strict";
import test from "node:test";
import { servicesOf } from "../../../../server/src/semantics/compose/dockerRun/convert.ts";
import type { DataMap } from "../../../../server/src/semantics/compose/dockerRun/data.ts";
import { FLAGS } from "../../../../server/src/semantics/compose/dockerRun/flags.ts";
import { runOfService } from "../../../../server/src/semantics/compose/dockerRun/fromService.ts";
import { composeText } from "../../../../server/src/semantics/compose/dockerRun/insert.ts";
import { loaded } from "./dockerRunProject.ts";

/** By flag: what is written, and the lines of the service that it becomes. */
const SAID: Readonly<Record<string, readonly [args: string, lines: string]>> = {
  "add-host": ["--add-host db:10.0.0.1", "extra_hosts:\n  - db:10.0.0.1"],
  annotation: ["--annotation a=b", "annotations:\n  a: b"],
  "blkio-weight": ["--blkio-weight 300", "blkio_config:\n  weight: 300"],
  "blkio-weight-device": [
    "--blkio-weight-device /dev/sda:200",
    "blkio_config:\n  weight_device:\n    - path: /dev/sda\n      weight: 200",
  ],
  "cap-add": ["--cap-add NET_ADMIN --cap-add=SYS_TIME", "cap_add:\n  - NET_ADMIN\n  - SYS_TIME"],
  "cap-drop": ["--cap-drop ALL", "cap_drop:\n  - ALL"],
  "cgroup-parent": ["--cgroup-parent m-x", "cgroup_parent: m-x"],
  cgroupns: ["--cgroupns host", "cgroup: host"],
  "cpu-count": ["--cpu-count 2", "cpu_count: 2"],
  "cpu-percent": ["--cpu-percent 50", "cpu_percent: 50"],
  "cpu-period": ["--cpu-period 50000", "cpu_period: 50000"],
  "cpu-quota": ["--cpu-quota=25000", "cpu_quota: 25000"],
  "cpu-rt-period": ["--cpu-rt-period 1400", "cpu_rt_period: 1400"],
  "cpu-rt-runtime": ["--cpu-rt-runtime 400", "cpu_rt_runtime: 400"],
  "cpu-shares": ["-c 512", "cpu_shares: 512"],
  cpus: ["--cpus 1.5", "cpus: 1.5"],
  "cpuset-cpus": ["--cpuset-cpus 0-2", 'cpuset: "0-2"'],
  device: ["--device /dev/ttyUSB0:/dev/tty0:rw", "devices:\n  - /dev/ttyUSB0:/dev/tty0:rw"],
  "device-cgroup-rule": ["--device-cgroup-rule 'c 1:3 mr'", "device_cgroup_rules:\n  - c 1:3 mr"],
  "device-read-bps": [
    "--device-read-bps /dev/sda:12mb",
    "blkio_config:\n  device_read_bps:\n    - path: /dev/sda\n      rate: 12mb",
  ],
  "device-read-iops": [
    "--device-read-iops /dev/sda:120",
    "blkio_config:\n  device_read_iops:\n    - path: /dev/sda\n      rate: 120",
  ],
  "device-write-bps": [
    "--device-write-bps /dev/sda:1k",
    "blkio_config:\n  device_write_bps:\n    - path: /dev/sda\n      rate: 1k",
  ],
  "device-write-iops": [
    "--device-write-iops /dev/sda:30",
    "blkio_config:\n  device_write_iops:\n    - path: /dev/sda\n      rate: 30",
  ],
  dns: ["--dns 1.1.1.1", 'dns:\n  - "1.1.1.1"'],
  "dns-option": ["--dns-opt use-vc", "dns_opt:\n  - use-vc"],
  "dns-search": ["--dns-search example.com", "dns_search:\n  - example.com"],
  domainname: ["--domainname example.com", "domainname: example.com"],
  entrypoint: ["--entrypoint /bin/sh", 'entrypoint: ["/bin/sh"]'],
  env: ['-e A=1 --env "B=it\'s" -e TERM', 'environment:\n  A: "1"\n  B: it\'s\n  TERM:'],
  "env-file": ["--env-file ./a.env", "env_file:\n  - path: ./a.env\n    format: raw"],
  expose: ["--expose 8080", 'expose:\n  - "8080"'],
  gpus: [
    `--gpus '"device=0,2",capabilities=utility'`,
    'gpus:\n  - device_ids: ["0", "2"]\n    capabilities: ["utility"]',
  ],
  "group-add": ["--group-add audio", "group_add:\n  - audio"],
  "health-cmd": [
    "--health-cmd 'curl -f localhost || exit 1'",
    'healthcheck:\n  test: ["CMD-SHELL", "curl -f localhost || exit 1"]',
  ],
  "health-interval": ["--health-interval 30s", "healthcheck:\n  interval: 30s"],
  "health-retries": ["--health-retries 5", "healthcheck:\n  retries: 5"],
  "health-start-interval": ["--health-start-interval 2s", "healthcheck:\n  start_interval: 2s"],
  "health-start-period": ["--health-start-period 1m", "healthcheck:\n  start_period: 1m"],
  "health-timeout": ["--health-timeout 3s", "healthcheck:\n  timeout: 3s"],
  hostname: ["-h web", "hostname: web"],
  init: ["--init", "init: true"],
  interactive: ["-i", "stdin_open: true"],
  ip: ["--network front --ip 10.0.0.2", 'networks:\n  front:\n    ipv4_address: "10.0.0.2"'],
  ip6: ["--network front --ip6 2001:db8::2", "networks:\n  front:\n    ipv6_address: 2001:db8::2"],
  ipc: ["--ipc host", "ipc: host"],
  isolation: ["--isolation default", "isolation: default"],
  label: ["-l a.b=c --label bare", 'labels:\n  a.b: c\n  bare: ""'],
  "label-file": ["--label-file ./l.env", "label_file:\n  - ./l.env"],
  link: ["--link db:database", "external_links:\n  - db:database"],
  "link-local-ip": [
    "--network front --link-local-ip 169.254.1.1",
    'networks:\n  front:\n    link_local_ips:\n      - "169.254.1.1"',
  ],
  "log-driver": ["--log-driver local", "logging:\n  driver: local"],
  "log-opt": [
    "--log-opt max-size=10m --log-opt max-file=3",
    'logging:\n  options:\n    max-size: 10m\n    max-file: "3"',
  ],
  "mac-address": ["--mac-address 02:42:ac:11:65:43", "mac_address: 02:42:ac:11:65:43"],
  memory: ["-m 512m", "mem_limit: 512m"],
  "memory-reservation": ["--memory-reservation 256m", "mem_reservation: 256m"],
  "memory-swap": ["--memory-swap -1", 'memswap_limit: "-1"'],
  "memory-swappiness": ["--memory-swappiness 10", "mem_swappiness: 10"],
  mount: [
    "--mount type=bind,src=/etc/x,dst=/y,readonly,bind-propagation=rslave",
    "volumes:\n  - type: bind\n    source: /etc/x\n    target: /y\n    read_only: true\n    bind:\n      propagation: rslave\n      create_host_path: false",
  ],
  name: ["--name my-app", "container_name: my-app"],
  network: [
    "--network name=front,alias=a,ip=10.0.0.9,driver-opt=x=y",
    'networks:\n  front:\n    aliases:\n      - a\n    ipv4_address: "10.0.0.9"\n    driver_opts:\n      x: "y"',
  ],
  "network-alias": ["--net front --net-alias www", "networks:\n  front:\n    aliases:\n      - www"],
  "no-healthcheck": ["--no-healthcheck", "healthcheck:\n  disable: true"],
  "oom-kill-disable": ["--oom-kill-disable", "oom_kill_disable: true"],
  "oom-score-adj": ["--oom-score-adj -500", "oom_score_adj: -500"],
  pid: ["--pid host", "pid: host"],
  "pids-limit": ["--pids-limit 100", "pids_limit: 100"],
  platform: ["--platform linux/arm64", "platform: linux/arm64"],
  privileged: ["--privileged", "privileged: true"],
  publish: [
    "-p 80:80 -p127.0.0.1:53:53/udp -p 9000 -p published=81,target=82",
    'ports:\n  - "80:80"\n  - 127.0.0.1:53:53/udp\n  - "9000"\n  - "81:82"',
  ],
  pull: ["--pull always", "pull_policy: always"],
  "read-only": ["--read-only", "read_only: true"],
  restart: ["--restart on-failure:3", "restart: on-failure:3"],
  runtime: ["--runtime runc", "runtime: runc"],
  "security-opt": ["--security-opt no-new-privileges:true", "security_opt:\n  - no-new-privileges:true"],
  "shm-size": ["--shm-size 64m", "shm_size: 64m"],
  "stop-signal": ["--stop-signal SIGQUIT", "stop_signal: SIGQUIT"],
  "stop-timeout": ["--stop-timeout 90", "stop_grace_period: 90s"],
  "storage-opt": ["--storage-opt size=10G", "storage_opt:\n  size: 10G"],
  sysctl: ["--sysctl net.core.somaxconn=1024", 'sysctls:\n  net.core.somaxconn: "1024"'],
  tmpfs: ["--tmpfs /run:rw,size=64m", "tmpfs:\n  - /run:rw,size=64m"],
  tty: ["-t", "tty: true"],
  ulimit: [
    "--ulimit nofile=1024:2048 --ulimit nproc=9",
    "ulimits:\n  nofile:\n    soft: 1024\n    hard: 2048\n  nproc: 9",
  ],
  "use-api-socket": ["--use-api-socket", "use_api_socket: true"],
  user: ["-u 1000:1000", 'user: "1000:1000"'],
  userns: ["--userns host", "userns_mode: host"],
  uts: ["--uts host", "uts: host"],
  volume: [
    '-v data:/data -v "$(pwd)":/src:ro -v ~/.ssh:/ssh -v /anonymous',
    "volumes:\n  - data:/data\n  - .:/src:ro\n  - ~/.ssh:/ssh\n  - /anonymous",
  ],
  "volume-driver": ["--volume-driver local -v data:/data", "volumes:\n  - data:/data"],
  "volumes-from": ["--volumes-from other:ro", "volumes_from:\n  - container:other:ro"],
  workdir: ["-w /app", "working_dir: /app"],
};

test("every flag that Compose can say is in the table", () => {
  const sayable = FLAGS.filter(({ meaning }) => meaning.is !== "none").map(({ name }) => name);
  assert.deepEqual([...sayable].sort(), Object.keys(SAID).sort());
});

for (const [flag, [args, lines]] of Object.entries(SAID)) {
  test(`--${flag} becomes a key, and the key the flag again`, async () => {
    const drafts = servicesOf(`docker run ${args} nginx:1.29 -g 'daemon off;'`);
    assert.deepEqual(drafts[0]?.notes, []);
    const text = composeText(drafts);
    const service = text
      .slice(0, text.search(/\n\n|$/))
      .split("\n")
      .slice(2)
      .map((line) => line.slice(4))
      .join("\n");
    assert.equal(service.trimEnd(), ["image: nginx:1.29", lines, 'command: ["-g", "daemon off;"]'].join("\n"));
    const project = await loaded(text);
    const [name = ""] = Object.keys(project.services);
    const back = runOfService(name, project);
    assert.ok(back);
    const again = await loaded(composeText(servicesOf(back.command)));
    const [other = ""] = Object.keys(again.services);
    assert.deepEqual(comparable(again.services[other]), comparable(project.services[name]), back.command);
    assert.deepEqual(again.networks, project.networks);
  });
}

/** Files of variables and labels come back as their content. */
function comparable(service: unknown): DataMap {
  const { env_file: _e, label_file: _l, ...rest } = service as DataMap;
  return rest;
}
