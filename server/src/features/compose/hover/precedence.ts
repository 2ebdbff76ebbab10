/** Everything that sets a variable of a service, the winner first, the losers struck through. */
import { envFileValue } from "../../../semantics/compose/dotEnv.ts";
import { environmentEntries } from "../../../semantics/compose/environmentEntries.ts";
import type { ComposeFile, ComposeService } from "../../../semantics/compose/file.ts";
import { isInterpolated } from "../../../semantics/compose/interpolation.ts";
import { isSecretName } from "../../../semantics/compose/dotEnv.ts";
import { childOf, itemsOf, textOf, valueOf } from "../../../semantics/compose/lookup.ts";
import { composeProject } from "../../../semantics/compose/project.ts";
import { buildGraph } from "../../../semantics/dockerfile/graph.ts";
import { dockerfileOf } from "../../../semantics/workspace/links.ts";
import { follow } from "../../../syntax/yaml/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import type { Reader } from "../../../workspace/derive.ts";
import { basename, dirname, resolvePath, type Uri } from "../../../workspace/uri.ts";
import { placeWords } from "./origins.ts";

interface Setting {
  readonly value: string | undefined;
  readonly from: string;
}

export function precedenceHere(reader: Reader, uri: Uri, service: string, name: string): string | undefined {
  const { files, included } = reader.derive(composeProject, uri);
  const homes = [...included, ...files].reverse();
  const settings: Setting[] = [];
  const definitions = homes.flatMap((file) =>
    file.services.filter((one) => one.name === service).map((one) => ({ file, one })),
  );
  for (const { file, one } of definitions) settings.push(...written(reader, file, one, name));
  for (const { file, one } of definitions) settings.push(...fromEnvFiles(reader, file, one, name));
  for (const { file, one } of definitions) settings.push(...fromDockerfile(reader, file, one, name));
  if (settings.length === 0) return undefined;
  const isSecret = isSecretName(name);
  const lines = settings.map(({ value, from }, i) => {
    const shown =
      value === undefined ? "passed through from your shell or .env" : isSecret ? "(not shown)" : code(value);
    return i === 0 ? `${shown}: ${from}` : `~~${shown}: ${from}~~`;
  });
  return paragraphs(
    `**${code(name)} in the containers of ${code(service)}**`,
    list(lines),
    settings.length > 1 ? "The first one counts." : undefined,
  );
}

function written(reader: Reader, file: ComposeFile, service: ComposeService, name: string): Setting[] {
  return environmentEntries(valueOf(service, "environment"), file.text)
    .filter((entry) => entry.name === name)
    .map(({ value, nameSpan }) => ({
      value,
      from: `${code("environment")} in ${placeWords(reader, file.uri, nameSpan.start)}`,
    }))
    .reverse();
}

/** Of several files the last one counts. */
function fromEnvFiles(reader: Reader, file: ComposeFile, service: ComposeService, name: string): Setting[] {
  const node = valueOf(service, "env_file");
  const content = follow(node);
  const nodes = content?.type === "scalar" ? [content] : itemsOf(content);
  const paths = nodes.flatMap((item) => textOf(item) ?? textOf(childOf(item, "path")) ?? []);
  return paths
    .filter((path) => !isInterpolated(path))
    .flatMap((path) => {
      const uri = resolvePath(dirname(file.uri), path);
      const found = envFileValue(reader, uri, name);
      return found === undefined
        ? []
        : [{ value: found.value ?? "a value made from others", from: `${code("env_file")} ${basename(uri)}` }];
    })
    .reverse();
}

function fromDockerfile(reader: Reader, file: ComposeFile, service: ComposeService, name: string): Setting[] {
  const build = dockerfileOf(service, file.uri);
  if (build === undefined || reader.file(build.dockerfile) === undefined) return [];
  const graph = reader.derive(buildGraph, build.dockerfile);
  const stage = build.target === undefined ? graph.stages.at(-1) : graph.stage(build.target);
  const variable = stage?.state.env.get(name);
  if (variable === undefined) return [];
  const value = variable.value.known ? variable.value.value : "a value that is not known here";
  const at =
    variable.nameSpan === undefined
      ? basename(build.dockerfile)
      : placeWords(reader, build.dockerfile, variable.nameSpan.start);
  return [{ value, from: `${code("ENV")} in ${at}` }];
}
