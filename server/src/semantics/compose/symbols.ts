/** The name under the cursor in a Compose file, and where else in the project it stands. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { follow, scalarOf } from "../../syntax/yaml/syntax.ts";
import { touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { buildGraph } from "../dockerfile/graph.ts";
import { stageSymbol } from "../dockerfile/stageSymbol.ts";
import { variableSymbol } from "../dockerfile/variableSymbol.ts";
import { type NamedSymbol, namedSymbol, type Occurrence, type SymbolKind } from "../symbol.ts";
import { buildUsesIn } from "../workspace/buildUses.ts";
import { anchorAt } from "./anchorSymbol.ts";
import { type ComposeFile, type ComposeService, composeFile, RESOURCE_KINDS } from "./file.ts";
import { composeProject } from "./project.ts";
import { composeVariableAt } from "./variableSymbol.ts";

/** A name with its place in one file. */
interface Place extends Occurrence {
  readonly kind: SymbolKind;
  readonly name: string;
}

/** The symbol at an offset of a Compose file. */
export function composeSymbolAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const file = reader.derive(composeFile, uri);
  const variable = composeVariableAt(reader, uri, offset);
  if (variable) return variable;
  const here = placesIn(file).find((place) => place.uri === uri && touches(place.span, offset));
  if (here) return symbolOf(reader, here);
  return buildSymbolAt(reader, file, offset) ?? anchorAt(reader, uri, offset);
}

/** Every name of services, resources and profiles in one file. */
export function composeNames(reader: Reader, uri: Uri): readonly Place[] {
  return placesIn(reader.derive(composeFile, uri));
}

/** All places of a name in the files that are loaded together. */
function symbolOf(reader: Reader, { kind, name, uri }: Place): NamedSymbol | undefined {
  const { files, perhaps, included } = reader.derive(composeProject, uri);
  const all = new Map([...files, ...perhaps, ...included].map((file) => [file.uri, file]));
  for (const file of [...all.values()]) {
    for (const other of extendedFiles(file)) if (!all.has(other)) all.set(other, reader.derive(composeFile, other));
  }
  const places = [...all.values()].flatMap(placesIn).filter((place) => place.kind === kind && place.name === name);
  return namedSymbol(kind, name, places);
}

function placesIn(file: ComposeFile): readonly Place[] {
  const { uri } = file;
  const place = (kind: SymbolKind, name: string, span: Occurrence["span"], role: Occurrence["role"]): Place => {
    return { kind, name, uri, span, role, isName: true };
  };
  return [
    ...file.services.map(({ name, nameSpan }) =>
      place("service", name, bare(file.text, nameSpan, name), "declaration"),
    ),
    ...RESOURCE_KINDS.flatMap((kind) =>
      file.resources[kind].map(({ name, nameSpan }) =>
        place(kind, name, bare(file.text, nameSpan, name), "declaration"),
      ),
    ),
    ...file.references.map(({ kind, name, span }) => place(kind, name, bare(file.text, span, name), "reference")),
    ...file.services.flatMap((service) => profilesOf(file, service)),
    ...file.services.flatMap((service) => extendedService(file, service)),
  ];
}

/** A key's span has its quotes. */
function bare(text: string, span: Occurrence["span"], name: string): Occurrence["span"] {
  const quoted = span.end - span.start === name.length + 2 && /["']/.test(text.charAt(span.start));
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** A profile is declared by being named: each place is as good as the others. */
function profilesOf(file: ComposeFile, service: ComposeService): readonly Place[] {
  const list = follow(service.keys.get("profiles")?.value);
  if (list?.type !== "sequence") return [];
  return list.items.flatMap((item) => {
    const scalar = scalarOf(item);
    if (!scalar) return [];
    const span = spanInside(scalar, 0, scalar.value.length, file.text);
    return [{ kind: "profile", name: scalar.value, uri: file.uri, span, role: "declaration", isName: true }];
  });
}

/** `extends` into another file names a service there. */
function extendedService(file: ComposeFile, service: ComposeService): readonly Place[] {
  const target = extendedFile(file, service);
  const mapping = follow(service.keys.get("extends")?.value);
  const name = mapping?.type === "mapping" ? scalarOf(mergedPairs(mapping).get("service")?.value) : undefined;
  if (target === undefined || !name) return [];
  const span = spanInside(name, 0, name.value.length, file.text);
  return [{ kind: "service", name: name.value, uri: file.uri, span, role: "reference", isName: true }];
}

function extendedFiles(file: ComposeFile): readonly Uri[] {
  return file.services.flatMap((service) => extendedFile(file, service) ?? []);
}

function extendedFile(file: ComposeFile, { extends: extended }: ComposeService): Uri | undefined {
  if (!extended?.known || extended.file === undefined) return undefined;
  return resolvePath(dirname(file.uri), extended.file);
}

/** `target` is a stage of the Dockerfile, a name under `args` one of its variables. */
function buildSymbolAt(reader: Reader, file: ComposeFile, offset: number): NamedSymbol | undefined {
  for (const { dockerfile, target, args } of buildUsesIn(file)) {
    if (target && touches(target.span, offset)) {
      const stage = reader.derive(buildGraph, dockerfile).stage(target.name);
      return stage && stageSymbol(reader, dockerfile, stage);
    }
    const argument = args.find(({ span }) => touches(span, offset));
    if (!argument) continue;
    const graph = reader.derive(buildGraph, dockerfile);
    const global = graph.globalArgs.some(({ name }) => name === argument.name);
    const stage = global ? undefined : graph.stages.find(({ state }) => state.args.has(argument.name));
    return global || stage ? variableSymbol(reader, dockerfile, argument.name, stage) : undefined;
  }
  return undefined;
}
