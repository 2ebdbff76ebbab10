/** Services that wait for each other (compose-go, graph/cycle.go). */
import type { ProblemLog } from "./problem.ts";
import { type Entry, entriesOf, child, type Origin } from "./value.ts";

/** Reports each cycle once, at the dependency that closes it. Linear in services and dependencies. */
export function checkCycles(services: ReadonlyMap<string, Entry>, log: ProblemLog): void {
  const done = new Set<string>();
  for (const name of services.keys()) follow(name, services, done, log);
}

interface Step {
  readonly name: string;
  readonly rest: [string, Origin | undefined][];
}

/** Depth first without recursion: a chain may be as long as the file. */
function follow(start: string, services: ReadonlyMap<string, Entry>, done: Set<string>, log: ProblemLog): void {
  if (done.has(start)) return;
  const steps: Step[] = [{ name: start, rest: dependencies(start, services) }];
  const open = new Set([start]);
  for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
    const next = step.rest.pop();
    if (next === undefined) {
      steps.pop();
      open.delete(step.name);
      done.add(step.name);
    } else if (open.has(next[0])) {
      const names = steps.map(({ name }) => name);
      const cycle = [...names.slice(names.indexOf(next[0])), next[0]].map((name) => `"${name}"`).join(" → ");
      log.error("cycle", next[1], `These services wait for each other: ${cycle}. Compose refuses the project.`);
    } else if (!done.has(next[0]) && services.has(next[0])) {
      open.add(next[0]);
      steps.push({ name: next[0], rest: dependencies(next[0], services) });
    }
  }
}

function dependencies(name: string, services: ReadonlyMap<string, Entry>): [string, Origin | undefined][] {
  const found = [...entriesOf(child(services.get(name)?.value, "depends_on"))];
  return found.map(([other, { key, value }]) => [other, key ?? value.origin] as [string, Origin | undefined]).reverse();
}
