/** The long form of a short mount (compose-go, format/volume.go). */
import type { VolumeShort } from "../volumes.ts";
import { record, scalar, type Value } from "./value.ts";

const PROPAGATIONS = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

export function volumeValue({ kind, source, target, options }: VolumeShort, from: Value): Value {
  const words = options?.text.split(",") ?? [];
  const readOnly = words.filter((word) => word === "ro" || word === "rw").at(-1) === "ro";
  const propagation = words.filter((word) => PROPAGATIONS.includes(word)).at(-1);
  const selinux = words.filter((word) => word === "z" || word === "Z").at(-1);
  const bind = {
    ...(selinux === undefined ? {} : { selinux: scalar(selinux, from) }),
    ...(propagation === undefined ? {} : { propagation: scalar(propagation, from) }),
  };
  const isBind = kind === "bind";
  const hasBind = isBind || Object.keys(bind).length > 0;
  const volume = words.includes("nocopy") ? { nocopy: scalar(true, from) } : {};
  return record(
    {
      type: scalar(isBind ? "bind" : "volume", from),
      ...(source === undefined ? {} : { source: scalar(source.text, from) }),
      target: scalar(cleanPath(target?.text ?? ""), from),
      ...(readOnly ? { read_only: scalar(true, from) } : {}),
      ...(hasBind ? { bind: record({ ...bind, ...(isBind ? { create_host_path: scalar(true) } : {}) }, from) } : {}),
      ...(isBind && !("nocopy" in volume) ? {} : { volume: record(volume, from) }),
    },
    from,
  );
}

/** Go's path.Clean; an empty path stays empty. */
export function cleanPath(path: string): string {
  if (path === "") return "";
  const rooted = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!rooted) parts.push("..");
  }
  const joined = parts.join("/");
  return rooted ? `/${joined}` : joined === "" ? "." : joined;
}
