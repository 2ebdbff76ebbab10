/** Network modes and drivers in words. */
import { code } from "../../../text/markdown.ts";

const MODES: Readonly<Record<string, string>> = {
  bridge: "the engine's default bridge, not the project's network: other services are not found by name",
  host: "the network of the host itself: no address of its own, and `ports` has no effect",
  none: "no network but its own loopback",
};

const DRIVERS: Readonly<Record<string, string>> = {
  bridge: "a private network on this host (the default); services on it find each other by name",
  overlay: "a network across the hosts of a Swarm",
  macvlan: "each container gets a hardware address of its own on the host's network, like a machine beside it",
  ipvlan: "each container gets an address on the host's network and shares its hardware address",
  host: "the network of the host itself",
  none: "no connection at all",
};

export function networkModeHere(text: string): string | undefined {
  const [, kind, name] = /^(service|container):(.+)$/.exec(text) ?? [];
  if (kind !== undefined && name !== undefined)
    return `${code(text)}: shares the network of the ${kind} ${code(name)}: same address, same ports, and ${code("localhost")} is both.`;
  return Object.hasOwn(MODES, text) ? `${code(text)}: ${MODES[text]}.` : undefined;
}

export function driverHere(text: string): string | undefined {
  return Object.hasOwn(DRIVERS, text) ? `${code(text)}: ${DRIVERS[text]}.` : undefined;
}
