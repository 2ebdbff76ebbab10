import { projectConfig } from "../../linter/projectConfig.ts";
import { FILE_STATUS, type FileStatus, type UriParams } from "../../protocol.ts";
import { enabled, nameByConfig, type ServerContext } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** dockwright/fileStatus */
const family: RequestFamily = {
  capabilities: {},
  serve(context) {
    context.connection.onRequest(FILE_STATUS, ({ uri }: UriParams) => statusOf(context, uri));
  },
};
export default family;

async function statusOf(context: ServerContext, uri: string): Promise<FileStatus | null> {
  const settings = await context.configuration.for(uri);
  await nameByConfig(context.session, uri);
  return context.session.settle((reader): FileStatus | null => {
    const source = reader.file(uri);
    if (source?.language === undefined) return null;
    const { file, hadolintFile, composeLinterFiles, preset, ignored } = reader.derive(projectConfig, uri);
    return {
      preset: preset ?? settings["lint.preset"],
      configFile: file ?? null,
      hadolintFile: hadolintFile ?? null,
      otherFiles: composeLinterFiles,
      ignored,
      enabled: settings["lint.enable"] && enabled(settings, source.language),
    };
  });
}
