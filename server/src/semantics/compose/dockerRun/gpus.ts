/** `--gpus` (docker/cli, opts/gpus.go) as an item of a service's `gpus`, and back. */
import { type Data, type Draft, isMap, take } from "./data.ts";
import { fields } from "./mounts.ts";
import { cut } from "./runCommand.ts";

/** `all`, `2`, `device=0`, `"device=0,2",capabilities=utility`. */
export function gpuRequest(text: string): "all" | Data {
  if (text === "all") return "all";
  const request: Draft = {};
  for (const field of fields(text)) {
    const [key, value] = cut(field, "=");
    if (value === undefined) request["count"] = count(key);
    else if (key === "count") request["count"] = count(value);
    else if (key === "driver") request["driver"] = value;
    else if (key === "device") request["device_ids"] = value.split(",");
    else if (key === "capabilities") request["capabilities"] = value.split(",");
    else if (key === "options") request["options"] = Object.fromEntries(value.split(",").map((pair) => named(pair)));
  }
  return request;
}

function count(text: string): Data {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function named(pair: string): [string, string] {
  const [name, value = ""] = cut(pair, "=");
  return [name, value];
}

/** The value of `--gpus` for one item; what is said is taken out of it. */
export function gpuFlag(request: Draft): string {
  const parts: string[] = [];
  const number = take(request, ["count"]);
  const driver = take(request, ["driver"]);
  const options = take(request, ["options"]);
  const devices = take(request, ["device_ids"]);
  const abilities = take(request, ["capabilities"]);
  if (number !== undefined && devices === undefined) parts.push(`count=${number === -1 ? "all" : number}`);
  if (driver !== undefined) parts.push(`driver=${driver}`);
  if (Array.isArray(devices)) parts.push(`device=${devices.join(",")}`);
  if (Array.isArray(abilities)) parts.push(`capabilities=${abilities.join(",")}`);
  if (isMap(options))
    parts.push(
      `options=${Object.entries(options)
        .map((pair) => pair.join("="))
        .join(",")}`,
    );
  if (parts.length === 1 && parts[0]?.startsWith("count=")) return parts[0].slice("count=".length);
  return parts.map((part) => (part.includes(",") ? `"${part}"` : part)).join(",");
}
