/** Reads files over one another and finishes the model: defaults, checks, absolute paths (compose-go, loadYamlModel). */
import type { Uri } from "../../../workspace/uri.ts";
import type { FileScope, LoadContext } from "./context.ts";
import { withDefaults } from "./defaults.ts";
import { loadFile } from "./loadFile.ts";
import { resolvePaths } from "./paths.ts";
import { checkMerged } from "./validation.ts";
import { mapEntries, mapping, type MappingValue, mapItems, scalar, textOf, withEntries } from "./value.ts";

export function loadFiles(context: LoadContext, uris: readonly Uri[], scope: FileScope): MappingValue {
  let model: MappingValue = mapping(new Map());
  for (const uri of uris) model = loadFile(context, uri, model, scope).model;
  model = withDefaults(model);
  if (!scope.skipValidation) checkMerged(model, context.log);
  model = resolvePaths(model, scope.folder, scope.environment.value("HOME"), context.log);
  return withListedVariables(model, scope);
}

/** `- NAME` in a list of variables takes the value of that name, here already, since includes have their own. */
function withListedVariables(model: MappingValue, { environment }: FileScope): MappingValue {
  let result = model;
  for (const section of ["services", "jobs"]) {
    const workloads = result.entries.get(section)?.value;
    if (workloads?.kind !== "mapping") continue;
    const next = mapEntries(workloads, (workload) => {
      const variables = workload.kind === "mapping" ? workload.entries.get("environment")?.value : undefined;
      if (workload.kind !== "mapping" || variables?.kind !== "sequence") return workload;
      const listed = mapItems(variables, (item) => {
        const name = textOf(item);
        const found = name === undefined ? undefined : environment.lookup(name);
        if (found?.value === undefined) return item;
        return { ...scalar(`${name}=${found.value}`, item), certain: found.certain };
      });
      return listed === variables ? workload : withEntries(workload, { environment: listed });
    });
    if (next !== workloads) result = withEntries(result, { [section]: next });
  }
  return result;
}
