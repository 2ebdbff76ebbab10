/** What the Dockerfile that a service builds offers: stages, build arguments, ports. */
import { buildGraph } from "../../../semantics/dockerfile/graph.ts";
import type { BuildGraph, Stage } from "../../../semantics/dockerfile/model.ts";
import { PLATFORM_ARGS } from "../../../semantics/dockerfile/scopes.ts";
import { type Build, dockerfileOf } from "../../../semantics/workspace/links.ts";
import type { Completion } from "../../shared/completion.ts";
import type { TypingPlace } from "./place.ts";

/** Undefined without `build`, and where its folder cannot be told. */
export function buildHere({ service, uri }: TypingPlace): Build | undefined {
  return service && dockerfileOf(service, uri);
}

function graphHere(place: TypingPlace): BuildGraph | undefined {
  const build = buildHere(place);
  if (!build || place.reader.file(build.dockerfile) === undefined) return undefined;
  return place.reader.derive(buildGraph, build.dockerfile);
}

/** The stages that have names, the last first. */
export function stageCompletions(place: TypingPlace): readonly Completion[] {
  const stages = graphHere(place)?.stages ?? [];
  const names = stages.flatMap(({ name, from }) => (name === undefined ? [] : [{ name, from }]));
  return names.reverse().map(({ name, from }) => ({
    label: name,
    kind: "module",
    detail: `FROM ${from.image?.raw ?? ""}`.trimEnd(),
    span: place.span,
  }));
}

/** An argument and the default that the Dockerfile gives it. */
export interface BuildArgument {
  readonly name: string;
  readonly value: string | undefined;
}

/** What the Dockerfile takes with ARG, without what the builder sets itself. */
export function buildArguments(place: TypingPlace): readonly BuildArgument[] {
  const graph = graphHere(place);
  if (!graph) return [];
  const variables = [...graph.globalArgs, ...graph.stages.flatMap(({ state }) => [...state.args.values()])];
  const own = variables.filter(({ kind, name }) => kind === "arg" && !PLATFORM_ARGS.some((one) => one === name));
  const byName = new Map<string, BuildArgument>();
  for (const { name, value, unset } of own) {
    const known = byName.get(name);
    if (known?.value === undefined) byName.set(name, { name, value: value.known && !unset ? value.value : undefined });
  }
  return [...byName.values()];
}

/** The stage that the service runs. */
export function targetStage(place: TypingPlace): Stage | undefined {
  const graph = graphHere(place);
  const target = buildHere(place)?.target;
  return target === undefined ? graph?.stages.at(-1) : graph?.stage(target);
}
