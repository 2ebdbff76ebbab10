/** `docker run` commands as services of a Compose file, and a service of a file as such a command. */
import type { Reader } from "../../workspace/derive.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { servicesOf } from "../../semantics/compose/dockerRun/convert.ts";
import { composeText, insertServices } from "../../semantics/compose/dockerRun/insert.ts";
import { runOfFile, type ServiceRun, serviceAt } from "../../semantics/compose/dockerRun/ofFile.ts";
import { composeFile } from "../../semantics/compose/file.ts";
import type { TextEdit } from "../../text/edits.ts";

/** A new Compose file with the services of these commands; undefined for a text that does not begin with one. */
export function newComposeText(commands: string): string | undefined {
  const drafts = servicesOf(commands);
  return drafts.length === 0 ? undefined : composeText(drafts);
}

/** Edits that bring the services into a Compose file; undefined for any other file and where its form leaves no place. */
export function insertCommands(reader: Reader, source: SourceFile, commands: string): readonly TextEdit[] | undefined {
  if (source.language !== "compose") return undefined;
  return insertServices(reader.derive(composeFile, source.uri), servicesOf(commands));
}

/** The command for the service at an offset; undefined where there is none. */
export function commandAt(reader: Reader, source: SourceFile, offset: number): ServiceRun | undefined {
  if (source.language !== "compose") return undefined;
  const service = serviceAt(reader, source.uri, offset);
  return service === undefined ? undefined : runOfFile(reader, source.uri, service);
}
