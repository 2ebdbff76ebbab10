/** Keys by how often real files have them; what is not listed comes behind, in the model's order. */

const SERVICE = [
  ...["image", "build", "ports", "environment", "volumes", "depends_on", "restart", "container_name", "command"],
  ...["healthcheck", "networks", "env_file", "expose", "hostname", "deploy", "user", "entrypoint", "labels", "extends"],
  ...["profiles", "network_mode", "working_dir", "secrets", "cap_add", "logging", "tty", "privileged", "init"],
  ...["stop_grace_period", "stdin_open", "platform", "pull_policy", "shm_size", "ulimits", "devices", "security_opt"],
  ...["extra_hosts", "tmpfs", "sysctls", "read_only", "cap_drop", "configs", "develop", "gpus", "dns", "group_add"],
  ...["stop_signal", "runtime", "mem_limit", "cpus", "pid", "ipc"],
];

const ORDER: Readonly<Record<string, readonly string[]>> = {
  "": ["services", "volumes", "networks", "name", "secrets", "configs", "include", "models"],
  "services.*": SERVICE,
  "services.*.build": ["context", "dockerfile", "args", "target", "cache_from", "platforms", "secrets", "ssh", "tags"],
  "services.*.healthcheck": ["test", "interval", "timeout", "retries", "start_period", "start_interval", "disable"],
  "services.*.deploy": ["resources", "replicas", "restart_policy", "placement", "labels", "mode", "update_config"],
  "services.*.deploy.resources": ["limits", "reservations"],
  "services.*.deploy.resources.limits": ["cpus", "memory", "pids"],
  "services.*.depends_on.*": ["condition", "restart", "required"],
  "services.*.logging": ["driver", "options"],
  "services.*.ports[]": ["target", "published", "host_ip", "protocol", "mode", "app_protocol", "name"],
  "services.*.volumes[]": ["type", "source", "target", "read_only", "bind", "volume", "tmpfs"],
  "services.*.develop.watch[]": ["action", "path", "target", "ignore", "include", "initial_sync", "exec"],
  "volumes.*": ["driver", "driver_opts", "external", "name", "labels"],
  "networks.*": ["driver", "external", "name", "internal", "ipam", "driver_opts", "labels"],
  "secrets.*": ["file", "environment", "external", "name"],
  "configs.*": ["file", "content", "environment", "external", "name"],
};

/** The keys of a place, most used first. */
export function byUse(path: string, keys: readonly string[]): readonly string[] {
  const order = ORDER[path] ?? [];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length + keys.indexOf(key));
  return [...keys].sort((a, b) => rank(a) - rank(b));
}
