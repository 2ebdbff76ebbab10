/** The places whose strings Compose turns into numbers and truth values (compose-go, loader/interpolate.go). */
import { inWorkloads, type Patterns, patternsOf } from "./patterns.ts";
import type { Data } from "./value.ts";

/** Undefined where the text cannot be cast. */
export interface Cast {
  readonly to: string;
  cast(text: string): Data | undefined;
}

export const TO_INT: Cast = { to: "a whole number", cast: (text) => wholeNumber(text) };
export const TO_FLOAT: Cast = {
  to: "a number",
  cast: (text) => (/^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined),
};
const TO_UMASK: Cast = { to: "an octal number", cast: umask };
export const TO_BOOL: Cast = { to: "true or false", cast: (text) => truth(text)?.value };

/** What Compose takes for true and false; the words of YAML 1.1 with a warning. */
export function truth(text: string): { readonly value: boolean; readonly old: boolean } | undefined {
  const word = text.toLowerCase();
  if (word === "true" || word === "false") return { value: word === "true", old: false };
  if (["y", "yes", "on"].includes(word)) return { value: true, old: true };
  return ["n", "no", "off"].includes(word) ? { value: false, old: true } : undefined;
}

function wholeNumber(text: string): number | bigint | undefined {
  if (!/^[-+]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ""));
  if (value > 0x7fff_ffff_ffff_ffffn || value < -0x8000_0000_0000_0000n) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function umask(text: string): number | undefined {
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  const value = /^(?:0[oO][0-7]+|0[xX][\da-fA-F]+|0[bB][01]+|[1-9]\d*)$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value <= 0xffff_ffff ? value : undefined;
}

const CONTAINER: Readonly<Record<string, Cast>> = {
  cpu_count: TO_INT,
  cpu_percent: TO_FLOAT,
  cpu_period: TO_INT,
  cpu_quota: TO_INT,
  cpu_rt_period: TO_INT,
  cpu_rt_runtime: TO_INT,
  cpus: TO_FLOAT,
  cpu_shares: TO_INT,
  init: TO_BOOL,
  "networks.*.use_service_name_alias": TO_BOOL,
  oom_kill_disable: TO_BOOL,
  oom_score_adj: TO_INT,
  pids_limit: TO_INT,
  privileged: TO_BOOL,
  read_only: TO_BOOL,
  umask: TO_UMASK,
  "ulimits.*": TO_INT,
  "ulimits.*.hard": TO_INT,
  "ulimits.*.soft": TO_INT,
  "volumes.*.read_only": TO_BOOL,
  "volumes.*.volume.nocopy": TO_BOOL,
};

const WORKLOAD: Readonly<Record<string, Cast>> = {
  ...CONTAINER,
  "depends_on.*.required": TO_BOOL,
  "depends_on.*.restart": TO_BOOL,
  "healthcheck.retries": TO_INT,
  "healthcheck.disable": TO_BOOL,
  "ports.*.target": TO_INT,
  stdin_open: TO_BOOL,
  tty: TO_BOOL,
};

/** What a string at a place is cast to. */
export const CASTS: Patterns<Cast> = patternsOf({
  "networks.*.external": TO_BOOL,
  "networks.*.internal": TO_BOOL,
  "networks.*.attachable": TO_BOOL,
  "networks.*.enable_ipv4": TO_BOOL,
  "networks.*.enable_ipv6": TO_BOOL,
  "volumes.*.external": TO_BOOL,
  "secrets.*.external": TO_BOOL,
  "configs.*.external": TO_BOOL,
  ...inWorkloads(WORKLOAD),
  ...Object.fromEntries(Object.entries(CONTAINER).map(([key, cast]) => [`services.*.pre_start.*.${key}`, cast])),
  "services.*.deploy.replicas": TO_INT,
  "services.*.deploy.update_config.parallelism": TO_INT,
  "services.*.deploy.update_config.max_failure_ratio": TO_FLOAT,
  "services.*.deploy.rollback_config.parallelism": TO_INT,
  "services.*.deploy.rollback_config.max_failure_ratio": TO_FLOAT,
  "services.*.deploy.restart_policy.max_attempts": TO_INT,
  "services.*.deploy.placement.max_replicas_per_node": TO_INT,
  "services.*.scale": TO_INT,
});
