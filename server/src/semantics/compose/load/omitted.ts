/** What Compose leaves out of the project that it prints: values that say nothing. */
import type { Value } from "./value.ts";

/** Zero and false mean something here, because absent means something else. */
const KEEP_ZERO: ReadonlySet<string> = new Set([
  "services.*.attach",
  "services.*.init",
  "services.*.scale",
  "services.*.umask",
  "services.*.healthcheck.retries",
  "services.*.deploy.replicas",
  "services.*.deploy.update_config.parallelism",
  "services.*.deploy.rollback_config.parallelism",
  "services.*.deploy.restart_policy.max_attempts",
  "services.*.depends_on.*.required",
  "services.*.develop.watch[].path",
  "services.*.develop.watch[].action",
  "services.*.networks.*.use_service_name_alias",
  "services.*.volumes[].bind.create_host_path",
  "networks.*.enable_ipv4",
  "networks.*.enable_ipv6",
]);

const SOURCES: ReadonlySet<string> = new Set(["services.*.image", "services.*.build", "services.*.provider"]);

/** Durations that are left out when they are zero. */
const ZERO_DURATIONS = /\.(?:update_config|rollback_config)\.(?:delay|monitor)$/;

/** Empty mappings that are kept: being there means something. */
const KEEP_EMPTY =
  /\.(?:healthcheck|logging|blkio_config|credential_spec|deploy|develop|provider|limits|reservations|update_config|rollback_config|restart_policy|bind|volume|tmpfs|image|discrete_resource_spec|build|command|entrypoint)$/;

/** True for a value that Compose does not print at this place of the model. */
export function omitted(value: Value, path: string): boolean {
  if (value.kind === "mapping")
    return value.entries.size === 0 && (!KEEP_EMPTY.test(path) || path === "services.*.tmpfs");
  if (value.kind === "sequence") return value.items.length === 0 && !KEEP_EMPTY.test(path);
  const { data } = value;
  if (path.endsWith(".create_host_path")) return data !== false;
  if (path.endsWith(".env_file[].required")) return data === true;
  // A key that is still without value is said to have the wrong form; it does not count as missing too.
  if (data === null) return !SOURCES.has(path);
  if (KEEP_ZERO.has(path)) return false;
  if (data === "" || data === 0 || data === false) return true;
  if (data === "0s") return ZERO_DURATIONS.test(path);
  return data === "0" && BYTES.test(path);
}

const BYTES = /\.(?:mem_limit|mem_reservation|memswap_limit|mem_swappiness|shm_size|memory|size)$/;
