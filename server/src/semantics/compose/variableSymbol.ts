/** Variables of a Compose project: `$NAME` and `${NAME}` in its files, and the entries of the `.env` beside them. */
import { envSyntax } from "../../syntax/env/parse.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/syntax.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Query, Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { type NamedSymbol, namedSymbol, type Occurrence } from "../symbol.ts";
import { composeFile } from "./file.ts";
import { interpolationsIn } from "./interpolation.ts";
import { DEFAULT_FILES, composeProject } from "./project.ts";

/** The name of a variable as it stands in a value. */
export interface VariableName {
  readonly name: string;
  readonly span: Span;
}

/** Every variable in the values of one Compose file; those in folded text, whose places have moved, are left out. */
export const interpolatedNames: Query<readonly VariableName[]> = {
  name: "interpolatedNames",
  compute(reader, uri) {
    const { roots, text } = reader.derive(composeFile, uri);
    const found: VariableName[] = [];
    if (!text.includes("$")) return found;
    const pending: YamlNode[] = [...roots];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === "sequence") pending.push(...node.items);
      else if (node.type === "mapping") pending.push(...node.pairs.map(({ value }) => value));
      else if (node.type === "scalar" && node.value.includes("$")) found.push(...namesIn(node, node.value, 0, text));
    }
    return found.sort((a, b) => a.span.start - b.span.start);
  },
};

function namesIn(scalar: YamlScalar, value: string, offset: number, text: string): readonly VariableName[] {
  return interpolationsIn(value).flatMap(({ name, span, braced, argument }) => {
    const start = offset + span.start + (braced ? 2 : 1);
    const place = spanInside(scalar, start, start + name.length, text);
    const own = text.slice(place.start, place.end) === name ? [{ name, span: place }] : [];
    if (argument === undefined) return own;
    return [...own, ...namesIn(scalar, argument, offset + span.end - 1 - argument.length, text)];
  });
}

/** The variable whose name stands at an offset of a Compose file. */
export function composeVariableAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const here = reader.derive(interpolatedNames, uri).find(({ span }) => touches(span, offset));
  return here && variableOf(reader, uri, here.name);
}

/** The variable whose entry stands at an offset of a `.env` file, with the Compose files of its folder. */
export function envVariableAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const entry = reader.derive(envSyntax, uri).entries.find(({ keySpan }) => touches(keySpan, offset));
  if (!entry) return undefined;
  const present = new Set(reader.list(dirname(uri))?.map(({ name }) => name));
  const file = DEFAULT_FILES.find((name) => present.has(name));
  if (file !== undefined && uri.endsWith("/.env"))
    return variableOf(reader, resolvePath(dirname(uri), file), entry.key);
  return namedSymbol("variable", entry.key, entriesOf(reader, uri, entry.key));
}

function variableOf(reader: Reader, uri: Uri, name: string): NamedSymbol | undefined {
  const { files, perhaps, included } = reader.derive(composeProject, uri);
  const first = files[0]?.uri ?? uri;
  const uses = [...files, ...perhaps, ...included].flatMap((file) =>
    reader
      .derive(interpolatedNames, file.uri)
      .filter((found) => found.name === name)
      .map(({ span }): Occurrence => ({ uri: file.uri, span, role: "reference", isName: true })),
  );
  return namedSymbol("variable", name, [...entriesOf(reader, resolvePath(dirname(first), ".env"), name), ...uses]);
}

function entriesOf(reader: Reader, uri: Uri, name: string): readonly Occurrence[] {
  if (reader.file(uri) === undefined) return [];
  return reader
    .derive(envSyntax, uri)
    .entries.filter(({ key }) => key === name)
    .map(({ keySpan }) => ({ uri, span: keySpan, role: "declaration", isName: true }));
}
