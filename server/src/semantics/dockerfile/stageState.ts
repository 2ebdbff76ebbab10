/** The configuration at one position of a stage: a view, made of nothing until it is asked. */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Maybe } from "../known.ts";
import type { Command, State, Variable } from "./model.ts";
import type { Inherited, StageFold } from "./stageFold.ts";

export class StageState implements Inherited {
  readonly fold: StageFold;
  readonly #at: number;

  constructor(fold: StageFold, at: number) {
    this.fold = fold;
    this.#at = at;
  }

  get variables(): ReadonlyMap<string, Variable> {
    return this.fold.variables.view(this.#at);
  }

  get env(): ReadonlyMap<string, Variable> {
    return this.fold.env.view(this.#at);
  }

  get args(): ReadonlyMap<string, Variable> {
    return this.fold.args.view(this.#at);
  }

  get envComplete(): boolean {
    return this.fold.start.envComplete;
  }

  get workdir(): Maybe<string> {
    return this.fold.workdir.get(this.#at);
  }

  get user(): Maybe<string> {
    return this.fold.user.get(this.#at);
  }

  get shell(): Maybe<readonly string[]> {
    return this.fold.shell.get(this.#at);
  }

  get entrypoint(): Maybe<Command | undefined> {
    return this.fold.entrypoint.get(this.#at);
  }

  get cmd(): Maybe<Command | undefined> {
    return this.fold.cmd.get(this.#at);
  }

  get healthcheck(): Maybe<Instruction | undefined> {
    return this.fold.healthcheck.get(this.#at);
  }

  get stopSignal(): Maybe<string | undefined> {
    return this.fold.stopSignal.get(this.#at);
  }

  get setBy(): State["setBy"] {
    return this.fold.setBy.get(this.#at);
  }

  get labels(): State["labels"] {
    return this.fold.labels.view(this.#at);
  }

  get exposed(): State["exposed"] {
    return along(this.fold, this.#at, (fold) => fold.exposed);
  }

  get volumes(): State["volumes"] {
    return along(this.fold, this.#at, (fold) => fold.volumes);
  }

  /** See StageFold; true at the end of the stage only. */
  get hiddenByArg(): ReadonlySet<string> {
    return this.fold.hiddenByArg;
  }

  get uncertain(): State["uncertain"] {
    return this.fold.uncertain;
  }
}

/** What all stages of the chain have collected, the oldest first. Only here the chain is walked. */
function along<T extends { readonly at: number }>(
  last: StageFold,
  at: number,
  list: (fold: StageFold) => readonly T[],
): T[] {
  const lists: (readonly T[])[] = [list(last).filter((entry) => entry.at <= at)];
  for (let fold = last.parent?.fold; fold; fold = fold.parent?.fold) lists.push(list(fold));
  return lists.reverse().flat();
}
