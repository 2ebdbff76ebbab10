/** Decoders for what may be a list or a mapping: variables, labels, options, hosts, SSH keys. */
import type { ProblemLog } from "./problem.ts";
import { type Entry, isNull, mapping, mapItems, printed, scalar, sequence, textOf, type Value } from "./value.ts";

/** A string or list of strings as a list of strings. */
export function strings(value: Value, _log: ProblemLog): Value {
  if (textOf(value) !== undefined) return sequence([value], value);
  if (value.kind !== "sequence") return value;
  return mapItems(value, (item) =>
    item.kind === "scalar" && typeof item.data !== "string" ? scalar(printed(item), item) : item,
  );
}

/** `NAME=VALUE` items or a mapping as a mapping of strings; a name without value is null or empty. */
export function mappingOf(value: Value, log: ProblemLog, missing: "null" | "empty", checkNames = false): Value {
  const none = (from: Value) => scalar(missing === "null" ? null : "", from);
  const entries = new Map<string, Entry>();
  if (value.kind === "mapping") {
    for (const [key, { key: at, value: inner }] of value.entries) {
      const text = inner.kind === "scalar" && typeof inner.data === "string";
      entries.set(key, { key: at, value: text ? inner : isNull(inner) ? none(inner) : scalar(printed(inner), inner) });
    }
    return mapping(entries, value);
  }
  if (value.kind !== "sequence") return value;
  for (const item of value.items) {
    const text = printed(item);
    const cut = text.indexOf("=");
    const name = cut < 0 ? text : text.slice(0, cut);
    if (checkNames && /\s$/.test(name)) {
      log.error("value", item, `The name "${name}" ends with a space. Compose refuses it.`);
      continue;
    }
    const inner = cut < 0 ? none(item) : scalar(text.slice(cut + 1), item);
    entries.set(name, { key: item.origin, value: inner });
  }
  return mapping(entries, value);
}

/** `extra_hosts` as a sorted list of HOST=IP. */
export function hosts(value: Value, log: ProblemLog): Value {
  const found: { host: string; ip: string; from: Value }[] = [];
  if (value.kind === "mapping") {
    for (const [host, { value: inner }] of value.entries) {
      const ips = inner.kind === "sequence" ? inner.items : [inner];
      for (const ip of ips) found.push({ host, ip: isNull(ip) ? "" : printed(ip), from: ip });
    }
  } else if (value.kind === "sequence") {
    for (const item of value.items) {
      const text = printed(item);
      const at = text.includes("=") ? text.indexOf("=") : text.indexOf(":");
      if (at < 0) log.error("value", item, `"${text}" has no IP address: Compose wants HOST=IP.`);
      else for (const ip of text.slice(at + 1).split(",")) found.push({ host: text.slice(0, at), ip, from: item });
    }
  } else return value;
  for (const { host, from } of found)
    if (host === "" || /[:=]/.test(host)) log.error("value", from, `"${host}" is no host name, so Compose refuses it.`);
  const lines = found.map(({ host, ip, from }) => ({ text: `${host}=${ip.replace(/^\[(.+)\]$/, "$1")}`, from }));
  lines.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return sequence(
    lines.map(({ text, from }) => scalar(text, from)),
    value,
  );
}

/** SSH keys as ID or `ID: PATH`. */
export function sshKeys(value: Value): Value {
  if (value.kind !== "mapping") return value;
  const keys = [...value.entries].map(([id, { value: path }]) => {
    const text = isNull(path) ? "" : printed(path);
    return { text: text === "" ? id : `${id}: ${text}`, from: path };
  });
  keys.sort((a, b) => (a.text < b.text ? -1 : 1));
  return sequence(
    keys.map(({ text, from }) => scalar(text, from)),
    value,
  );
}
