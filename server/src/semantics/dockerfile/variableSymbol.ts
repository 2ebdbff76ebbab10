/**
 * Where a variable is declared and used. A name means one thing as far as its scopes are connected: the ARG above FROM
 * and the stages that declare it again, a stage and the stages that are built on it.
 */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Query, Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type NamedSymbol, namedSymbol, type Occurrence } from "../symbol.ts";
import { buildUsesOf } from "../workspace/buildUses.ts";
import { buildGraph } from "./graph.ts";
import type { BuildGraph, Stage, VariableUse } from "./model.ts";
import { runVariables } from "./runVariables.ts";

/** One place of a name in the file; `scope` is the stage, or undefined above the first FROM and in FROM itself. */
interface Place {
  readonly name: string;
  readonly span: Span;
  readonly scope: Stage | undefined;
  readonly declares: "ARG" | "ENV" | undefined;
}

/** The variable whose name stands at an offset. */
export function variableAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const here = reader.derive(variablePlaces, uri).find(({ span }) => touches(span, offset));
  return here && variableSymbol(reader, uri, here.name, here.scope);
}

/** The variable that a name stands for in a stage, or among the global ARGs. */
export function variableSymbol(
  reader: Reader,
  uri: Uri,
  name: string,
  scope: Stage | undefined,
): NamedSymbol | undefined {
  const graph = reader.derive(buildGraph, uri);
  const places = reader.derive(variablePlaces, uri).filter((place) => place.name === name);
  const connected = connectedScopes(graph, places, scope);
  const own = places.filter((place) => connected.has(place.scope));
  const argument = own.some(({ declares }) => declares === "ARG");
  const occurrences: Occurrence[] = own.map(({ span, declares }) => {
    return { uri, span, role: declares ? "declaration" : "reference", isName: true };
  });
  if (argument) occurrences.push(...buildArguments(reader, uri, name));
  const declared = own.some(({ declares }) => declares !== undefined);
  const fixed = declared ? undefined : `Nothing in this file declares ${name}: the builder or the base image sets it.`;
  return namedSymbol("variable", name, occurrences, fixed);
}

/** Every place of every name, in order of the instructions. */
const variablePlaces: Query<readonly Place[]> = {
  name: "variablePlaces",
  compute(reader, uri) {
    const graph = reader.derive(buildGraph, uri);
    const uses = new Map<number, VariableUse[]>();
    for (const use of graph.uses) {
      const group = uses.get(use.instruction.index);
      if (group) group.push(use);
      else uses.set(use.instruction.index, [use]);
    }
    return graph.syntax.instructions.flatMap((one) => placesIn(graph, one, uses.get(one.index) ?? []));
  },
};

function placesIn(graph: BuildGraph, instruction: Instruction, uses: readonly VariableUse[]): readonly Place[] {
  const scope = instruction.keyword === "FROM" ? undefined : graph.stageOf(instruction);
  const places: Place[] = [];
  if (instruction.keyword === "ARG" || instruction.keyword === "ENV") {
    for (const { name } of instruction.pairs)
      places.push({ name: name.literal ?? name.raw, span: name.span, scope, declares: instruction.keyword });
  }
  for (const { part } of uses) places.push({ name: part.name, span: part.nameSpan, scope, declares: undefined });
  if (instruction.keyword === "RUN" || instruction.keyword === "CMD" || instruction.keyword === "ENTRYPOINT") {
    const { text } = graph.syntax;
    for (const { name, span } of runVariables(text, instruction)) {
      const start = text.indexOf(name, span.start);
      places.push({ name, span: { start, end: start + name.length }, scope, declares: undefined });
    }
  }
  return places;
}

/** The scopes in which the name is one variable with the one in `start`. */
function connectedScopes(
  graph: BuildGraph,
  places: readonly Place[],
  start: Stage | undefined,
): ReadonlySet<Stage | undefined> {
  const occupied = new Set(places.map(({ scope }) => scope));
  const argumentIn = new Set(places.filter(({ declares }) => declares === "ARG").map(({ scope }) => scope));
  const neighbours = (scope: Stage | undefined): (Stage | undefined)[] => {
    if (scope === undefined)
      return argumentIn.has(undefined) ? graph.stages.filter((stage) => argumentIn.has(stage)) : [];
    const found: (Stage | undefined)[] = graph.stages.filter(
      ({ base }) => base.kind === "stage" && base.stage === scope,
    );
    if (scope.base.kind === "stage") found.push(scope.base.stage);
    if (argumentIn.has(scope) && argumentIn.has(undefined)) found.push(undefined);
    return found;
  };
  const reached = new Set([start]);
  // A set may grow while it is walked. A stage that does not mention the name passes it on to those built on it.
  for (const scope of reached) {
    for (const neighbour of neighbours(scope)) {
      if (neighbour !== undefined || occupied.has(undefined)) reached.add(neighbour);
    }
  }
  return reached;
}

function buildArguments(reader: Reader, uri: Uri, name: string): readonly Occurrence[] {
  return buildUsesOf(reader, uri).flatMap(({ file, args }) =>
    args
      .filter((argument) => argument.name === name)
      .map(({ span }) => ({ uri: file, span, role: "reference", isName: true }) as const),
  );
}
