import type { CancellationToken } from "vscode-languageserver";
import { commandAt, insertCommands, newComposeText } from "../../features/compose/dockerRun.ts";
import {
  DOCKER_RUN_TO_COMPOSE,
  type DockerRunParams,
  type DockerRunServices,
  SERVICE_TO_DOCKER_RUN,
  type ServiceDockerRun,
  type ServiceToDockerRunParams,
} from "../../protocol.ts";
import { inFile, type ServerContext } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** The requests of pasting and copying commands. */
const family: RequestFamily = {
  capabilities: {},
  serve(context) {
    context.connection.onRequest(DOCKER_RUN_TO_COMPOSE, (params: DockerRunParams, token) =>
      services(context, params, token),
    );
    context.connection.onRequest(SERVICE_TO_DOCKER_RUN, ({ uri, position }: ServiceToDockerRunParams, token) =>
      inFile(
        context,
        uri,
        undefined,
        token,
        ({ reader, source }): ServiceDockerRun | null =>
          commandAt(reader, source, source.lines.offsetAt(position)) ?? null,
      ),
    );
  },
};
export default family;

async function services(
  context: ServerContext,
  { uri, text: commands }: DockerRunParams,
  token: CancellationToken,
): Promise<DockerRunServices | null> {
  const text = newComposeText(commands);
  if (text === undefined) return null;
  if (uri === undefined) return { edits: null, text };
  const edits = await inFile(context, uri, undefined, token, ({ reader, source }) => {
    const found = insertCommands(reader, source, commands);
    return found?.map(({ span, newText }) => ({ range: source.lines.rangeOf(span), newText })) ?? null;
  });
  return { edits, text };
}
