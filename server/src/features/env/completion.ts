/** Completion in `.env` files: names that the Compose files read and that are not set yet. */
import { composeFile } from "../../semantics/compose/file.ts";
import { textOf } from "../../semantics/compose/lookup.ts";
import { interpolatedNames } from "../../semantics/compose/variableSymbol.ts";
import { serviceImage } from "../../semantics/image/serviceImages.ts";
import { envUsers } from "../../semantics/workspace/envUsers.ts";
import { envSyntax } from "../../syntax/env/parse.ts";
import { basename } from "../../workspace/uri.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { Completion, CompletionFeature } from "../shared/completion.ts";

export const envCompletions: CompletionFeature = (reader, uri, offset) => {
  const { text, entries } = reader.derive(envSyntax, uri);
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const typed = /^\s*(?:export\s+)?(\w*)$/.exec(line)?.[1];
  // A value in quotes may have several lines.
  const inValue = entries.some(({ valueSpan }) => valueSpan.start < offset && offset < valueSpan.end);
  if (typed === undefined || inValue) return [];
  const span = { start: offset - typed.length, end: offset };
  const given = new Set(entries.flatMap(({ key, keySpan }) => (keySpan.start === span.start ? [] : [key])));
  const equals = /^\w*\s*=/.test(text.slice(offset, offset + 200)) ? "" : "=";
  return wanted(reader, uri)
    .filter(({ name }) => !given.has(name))
    .map(
      ({ name, detail }): Completion => ({ label: name, kind: "variable", detail, span, newText: `${name}${equals}` }),
    );
};

interface Wanted {
  readonly name: string;
  readonly detail: string;
}

/** By `${…}` in the Compose files beside it, then by the images of the services that load the file. */
function wanted(reader: Reader, uri: Uri): readonly Wanted[] {
  const { projects, services } = envUsers(reader, uri);
  const used = projects.flatMap((file) =>
    reader.derive(interpolatedNames, file).map(({ name }) => ({ name, detail: `used in ${basename(file)}` })),
  );
  const read = services.flatMap(({ service, file }) => {
    const found = reader.derive(composeFile, file).services.find(({ name }) => name === service);
    const image = serviceImage(textOf(found?.keys.get("image")?.value) ?? "");
    return Object.entries(image?.env ?? {}).flatMap(([name, { deprecated }]) =>
      deprecated ? [] : [{ name, detail: `read by ${image?.name ?? ""} in ${service}` }],
    );
  });
  return [...new Map([...used, ...read].reverse().map((one) => [one.name, one])).values()].reverse();
}
