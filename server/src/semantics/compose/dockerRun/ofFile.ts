/** A service of a Compose file as a `docker run` command, with the project that the file belongs to. */
import type { Reader } from "../../../workspace/derive.ts";
import { dirname, type Uri } from "../../../workspace/uri.ts";
import { composeFile } from "../file.ts";
import { discover } from "../load/discovery.ts";
import { Environment } from "../load/environment.ts";
import { loadProject, printedProject } from "../load/load.ts";
import { child, plain, type Value } from "../load/value.ts";
import { composeProject } from "../project.ts";
import { isMap, type Data, type DataMap } from "./data.ts";
import { type RunText, runOfService } from "./fromService.ts";

export interface ServiceRun extends RunText {
  readonly service: string;
}

/** The name of the service that holds the offset. */
export function serviceAt(reader: Reader, uri: Uri, offset: number): string | undefined {
  const { services } = reader.derive(composeFile, uri);
  return services.find(({ span }) => span.start <= offset && offset <= span.end)?.name;
}

/** Undefined where the project, as it loads, has no such service. */
export function runOfFile(reader: Reader, uri: Uri, service: string): ServiceRun | undefined {
  const configs = reader.derive(composeProject, uri).files.map((file) => file.uri);
  const found = discover(reader, {
    folder: dirname(uri),
    configs,
    environment: Environment.of({}, false),
    envFiles: [],
    profiles: ["*"],
  });
  const model = printedProject(loadProject(reader, found));
  const project = plain(model) as DataMap;
  const section = (name: string): DataMap => (isMap(project[name]) ? project[name] : {});
  const run = runOfService(service, {
    name: text(project["name"]),
    services: section("services"),
    volumes: section("volumes"),
    networks: section("networks"),
  });
  if (run === undefined) return undefined;
  return { service, command: run.command, notes: [...uncertain(child(model, "services", service), ""), ...run.notes] };
}

function text(value: Data | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The values for which a variable of the process may matter. */
function uncertain(value: Value | undefined, path: string): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === "scalar")
    return value.certain ? [] : [`${path}: it depends on variables that Compose takes from your shell`];
  if (value.kind === "sequence") return value.items.flatMap((item) => uncertain(item, path)).slice(0, 1);
  return [...value.entries].flatMap(([key, entry]) => uncertain(entry.value, path === "" ? key : `${path}.${key}`));
}
