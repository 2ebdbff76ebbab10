/** Where a service's mounts and watch rules lead (compose-go, loader/validate.go). */
import type { ProblemLog } from "./problem.ts";
import { child, itemsOf, type MappingValue, printed, textOf, type Value } from "./value.ts";

export function checkMounts(service: MappingValue, log: ProblemLog): void {
  const mounts = new Map<string, Value>();
  const add = (target: string, at: Value) => {
    const first = mounts.get(target);
    if (first)
      log.error(
        "mount-target",
        at,
        `Something is mounted on "${target}" already. Compose refuses a second mount there.`,
        first.origin,
      );
    else mounts.set(target, at);
  };
  for (const item of itemsOf(child(service, "tmpfs"))) add(printed(item).split(":")[0] ?? "", item);
  for (const item of itemsOf(child(service, "volumes"))) {
    const target = child(item, "target");
    add(target ? printed(target) : "", target?.origin ? target : item);
  }
  for (const rule of itemsOf(child(service, "develop", "watch"))) checkWatch(rule, log);
}

function checkWatch(rule: Value, log: ProblemLog): void {
  const action = child(rule, "action");
  if (child(rule, "target") !== undefined || ["rebuild", "restart"].includes(textOf(action) ?? "")) return;
  log.error(
    "watch-target",
    action ?? rule,
    `A watch rule with "${textOf(action) ?? ""}" needs a "target", the path in the container.`,
  );
}
