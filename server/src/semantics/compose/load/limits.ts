/** Numbers that stand in two places, and how often a service runs (compose-go, loader/validate.go). */
import type { ProblemLog } from "./problem.ts";
import { child, type MappingValue, type Value } from "./value.ts";

export function checkLimits(service: MappingValue, log: ProblemLog): void {
  checkScale(service, log);
  const deploy = child(service, "deploy");
  if (deploy === undefined) return;
  const resources = child(deploy, "resources");
  for (const [key, part, other] of [
    ["cpus", "limits", "cpus"],
    ["mem_limit", "limits", "memory"],
    ["mem_reservation", "reservations", "memory"],
    ["pids_limit", "limits", "pids"],
  ] as const) {
    const own = service.entries.get(key);
    const side = child(resources, part);
    if (own === undefined || side === undefined || numberOf(own.value) === 0) continue;
    const second = child(side, other);
    if (numberOf(own.value) === numberOf(second)) continue;
    const path = `deploy.resources.${part}.${other}`;
    const what = second === undefined ? `"${path}" is missing, which counts as 0` : `"${path}" says something else`;
    if (certain(second))
      log.error("conflict", own.value, `"${key}" is set, and ${what}. Compose wants both equal.`, second?.origin);
  }
}

function checkScale(service: MappingValue, log: ProblemLog): void {
  const scale = service.entries.get("scale");
  const replicas = child(service, "deploy", "replicas");
  if (scale && replicas && certain(replicas) && numberOf(scale.value) !== numberOf(replicas))
    log.error(
      "conflict",
      scale.value,
      '"scale" and "deploy.replicas" say different numbers. Compose wants both equal.',
      replicas.origin,
    );
  for (const value of [scale?.value, replicas])
    if (value && numberOf(value) < 0) log.error("value", value, "The number of containers cannot be below 0.");
  const count = scale?.value ?? replicas;
  const name = service.entries.get("container_name");
  if (name && count && certain(count) && numberOf(count) > 1)
    log.error(
      "replicas-name",
      name.key,
      `A name of its own is for one container only, and this service has ${numberOf(count)}.`,
      count.origin,
    );
}

/** As a float of 32 bits, in which Compose compares processors. */
function numberOf(value: Value | undefined): number {
  if (value?.kind !== "scalar" || value.data === null) return 0;
  return Math.fround(Number(value.data));
}

function certain(value: Value | undefined): boolean {
  return value === undefined || (value.kind === "scalar" && value.certain);
}
