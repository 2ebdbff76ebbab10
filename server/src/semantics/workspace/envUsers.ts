/** Who reads a file of variables: Compose for `${…}`, and services that name it under `env_file`. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { follow, scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Reader } from "../../workspace/derive.ts";
import { languageOfName } from "../../workspace/languages.ts";
import { basename, dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { composeFile } from "../compose/file.ts";
import { foldersAbove } from "./links.ts";

export interface EnvUsers {
  /** Compose files that stand beside it and take the values of `${…}` from it; none but for a file named `.env`. */
  readonly projects: readonly Uri[];
  readonly services: readonly EnvFileService[];
}

/** A service whose containers get the variables. */
interface EnvFileService {
  readonly service: string;
  readonly file: Uri;
  /** `format: raw`: read line by line, without quotes and variables. */
  readonly raw: boolean;
}

/** By the Compose files in the folder of the file and above, up to the workspace's root. */
export function envUsers(reader: Reader, uri: Uri): EnvUsers {
  const projects: Uri[] = [];
  const services: EnvFileService[] = [];
  for (const folder of foldersAbove(reader, uri)) {
    for (const { name, kind } of reader.list(folder) ?? []) {
      if (kind !== "file" || languageOfName(`x:/${name}`) !== "compose") continue;
      const file = resolvePath(folder, name);
      if (basename(uri) === ".env" && folder === dirname(uri)) projects.push(file);
      for (const { name: service, keys } of reader.derive(composeFile, file).services) {
        const found = entriesOf(keys.get("env_file")?.value).find(({ path }) => resolvePath(folder, path) === uri);
        if (found) services.push({ service, file, raw: found.raw });
      }
    }
  }
  return { projects, services };
}

/** A path, a list of paths, or a list of mappings with `path` and `format`. */
function entriesOf(node: YamlNode | undefined): readonly { path: string; raw: boolean }[] {
  const content = follow(node);
  const items = content?.type === "sequence" ? content.items : content ? [content] : [];
  return items.flatMap((item) => {
    const one = follow(item);
    if (one?.type === "scalar") return [{ path: one.value, raw: false }];
    if (one?.type !== "mapping") return [];
    const pairs = mergedPairs(one);
    const path = scalarOf(pairs.get("path")?.value)?.value;
    return path === undefined ? [] : [{ path, raw: scalarOf(pairs.get("format")?.value)?.value === "raw" }];
  });
}
