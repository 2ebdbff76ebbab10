import type { Query } from "../../workspace/derive.ts";
import { InstructionCache } from "./instructionCache.ts";
import { parseDockerfile } from "./parse.ts";
import type { DockerfileSyntax } from "./syntax.ts";

/** One cache a file: reads nothing, so the memo keeps the same one for every version of the file. */
export const instructionCache: Query<InstructionCache> = {
  name: "instructionCache",
  compute: () => new InstructionCache(),
};

/** The syntax of a Dockerfile; that of an empty text when the file is absent or not known yet. */
export const dockerfileSyntax: Query<DockerfileSyntax> = {
  name: "dockerfileSyntax",
  compute(reader, uri) {
    return parseDockerfile(reader.file(uri)?.text ?? "", reader.derive(instructionCache, uri));
  },
};
