import type { CancellationToken } from "vscode-languageserver";
import {
  DOCKER_RUN_TO_COMPOSE,
  type DockerRunParams,
  type DockerRunServices,
  SERVICE_TO_DOCKER_RUN,
  type ServiceDockerRun,
  type ServiceToDockerRunParams,
} from "../../protocol.ts";
import { servicesOf } from "../../semantics/compose/dockerRun/convert.ts";
import { composeText, insertServices } from "../../semantics/compose/dockerRun/insert.ts";
import { runOfFile, serviceAt } from "../../semantics/compose/dockerRun/ofFile.ts";
import { composeFile } from "../../semantics/compose/file.ts";
import { inFile, type ServerContext } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** dockwright/dockerRunToCompose and dockwright/serviceToDockerRun */
const family: RequestFamily = {
  capabilities: {},
  serve(context) {
    context.connection.onRequest(DOCKER_RUN_TO_COMPOSE, (params: DockerRunParams, token) =>
      toCompose(context, params, token),
    );
    context.connection.onRequest(SERVICE_TO_DOCKER_RUN, ({ uri, position }: ServiceToDockerRunParams, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }): ServiceDockerRun | null => {
        if (source.language !== "compose") return null;
        const service = serviceAt(reader, uri, source.lines.offsetAt(position));
        return (service === undefined ? undefined : runOfFile(reader, uri, service)) ?? null;
      }),
    );
  },
};
export default family;

async function toCompose(
  context: ServerContext,
  { uri, text }: DockerRunParams,
  token: CancellationToken,
): Promise<DockerRunServices | null> {
  const drafts = servicesOf(text);
  if (drafts.length === 0) return null;
  const edits =
    uri === undefined
      ? null
      : await inFile(context, uri, undefined, token, ({ reader, source }) => {
          if (source.language !== "compose") return null;
          const found = insertServices(reader.derive(composeFile, uri), drafts);
          return found?.map(({ span, newText }) => ({ range: source.lines.rangeOf(span), newText })) ?? null;
        });
  return { edits, text: composeText(drafts) };
}
