/** Checks of the merged model before it is decoded (compose-go, validation/). */
import { isAddress } from "./addresses.ts";
import type { ProblemLog } from "./problem.ts";
import { child, entriesOf, itemsOf, type MappingValue, type Origin, textOf, type Value } from "./value.ts";

export function checkMerged(model: MappingValue, log: ProblemLog): void {
  for (const { value } of entriesOf(child(model, "volumes")).values()) checkExternal(value, log);
  for (const [name, entry] of entriesOf(child(model, "configs")))
    checkFileObject("config", name, entry.key, entry.value, ["file", "environment", "content"], log);
  for (const [name, entry] of entriesOf(child(model, "secrets")))
    checkFileObject("secret", name, entry.key, entry.value, ["file", "environment"], log);
  for (const { value } of entriesOf(child(model, "services")).values()) {
    for (const port of itemsOf(child(value, "ports"))) checkHostIp(child(port, "host_ip"), log);
    for (const watch of itemsOf(child(value, "develop", "watch"))) {
      const path = child(watch, "path");
      if (path && textOf(path) === "") log.error("value", path, '"path" of a watch rule cannot be empty.');
    }
    const devices = child(value, "deploy", "resources", "reservations", "devices");
    for (const request of [...itemsOf(child(value, "gpus")), ...itemsOf(devices)]) checkDevices(request, log);
  }
}

/** An external volume is somebody else's: nothing can be set for it. */
function checkExternal(volume: Value, log: ProblemLog): void {
  const external = child(volume, "external");
  if (external?.kind !== "scalar" || external.data !== true) return;
  for (const [key, entry] of entriesOf(volume)) {
    if (key === "name" || key === "external" || key.startsWith("x-")) continue;
    log.error(
      "conflict",
      entry.key,
      `"${key}" cannot be set for an external volume: Compose does not create it.`,
      external.origin,
    );
  }
}

function checkFileObject(
  what: string,
  name: string,
  at: Origin | undefined,
  value: Value,
  keys: readonly string[],
  log: ProblemLog,
): void {
  if (value.kind !== "mapping") {
    log.error("no-source", at, `The ${what} "${name}" needs one of ${keys.map((key) => `"${key}"`).join(", ")}.`);
    return;
  }
  const set = keys.filter((key) => value.entries.has(key));
  const [first, second] = set;
  if (first !== undefined && second !== undefined) {
    const message = `"${first}" and "${second}" exclude each other: the ${what} "${name}" has one source.`;
    log.error("conflict", value.entries.get(second)?.key, message, value.entries.get(first)?.key);
  } else if (first === undefined && !value.entries.has("driver") && !value.entries.has("external")) {
    log.error(
      "no-source",
      at ?? value,
      `The ${what} "${name}" needs one of ${keys.map((key) => `"${key}"`).join(", ")}.`,
    );
  }
}

function checkHostIp(ip: Value | undefined, log: ProblemLog): void {
  const text = textOf(ip);
  if (ip === undefined || text === undefined || isAddress(text)) return;
  log.error("value", ip, `"${text}" is no IP address, so Compose refuses the port.`);
}

function checkDevices(request: Value, log: ProblemLog): void {
  const entries = entriesOf(request);
  const [count, ids] = [entries.get("count"), entries.get("device_ids")];
  if (count && ids)
    log.error(
      "conflict",
      ids.key,
      '"count" and "device_ids" exclude each other: Compose takes either a number or the devices.',
      count.key,
    );
}
