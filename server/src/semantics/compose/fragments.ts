/** Whether a file is loaded on top of others, so that what is missing in it may be there. */
import type { Reader } from "../../workspace/derive.ts";
import type { ComposeFile } from "./file.ts";
import { composeProject } from "./project.ts";

/** True for an override file, and for a file of its own name beside other Compose files: it may be meant as one. */
export function isFragment(reader: Reader, file: ComposeFile): boolean {
  const { files, perhaps } = reader.derive(composeProject, file.uri);
  return files[0]?.uri !== file.uri || perhaps.length > 0;
}
