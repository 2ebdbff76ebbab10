/** The project of a Compose file as Compose would load it, for rules, hovers and whatever else shows the merged model. */
import type { Query } from "../../../workspace/derive.ts";
import { dirname } from "../../../workspace/uri.ts";
import { composeProject } from "../project.ts";
import { discover } from "./discovery.ts";
import { Environment } from "./environment.ts";
import { type LoadedProject, loadProject } from "./load.ts";

/**
 * The loaded project that a file belongs to: the file with its base or override, or the file alone where it has a name
 * of its own. The process's environment is not known, so values with variables are not certain (see `ScalarValue`).
 */
export const loadedProject: Query<LoadedProject> = {
  name: "loadedProject",
  compute(reader, uri) {
    const configs = reader.derive(composeProject, uri).files.map((file) => file.uri);
    const found = discover(reader, {
      folder: dirname(uri),
      configs,
      environment: Environment.of({}, false),
      envFiles: [],
      profiles: [],
    });
    return loadProject(reader, found);
  },
};
