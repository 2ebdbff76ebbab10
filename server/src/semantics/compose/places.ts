/** All places of one file, walked once for all rules. */
import type { Query } from "../../workspace/derive.ts";
import { composeFile } from "./file.ts";
import { type UnknownKey, type Visit, walk } from "./walker.ts";

export interface ComposePlaces {
  readonly visits: readonly Visit[];
  /** By their place in the model: `services.*.ports[]`. */
  readonly byPath: ReadonlyMap<string, readonly Visit[]>;
  readonly unknown: readonly UnknownKey[];
}

export const composePlaces: Query<ComposePlaces> = {
  name: "composePlaces",
  compute(reader, uri) {
    const visits: Visit[] = [];
    const byPath = new Map<string, Visit[]>();
    const unknown: UnknownKey[] = [];
    for (const root of reader.derive(composeFile, uri).roots) {
      walk(root, {
        visit(visit) {
          visits.push(visit);
          const same = byPath.get(visit.path);
          if (same) same.push(visit);
          else byPath.set(visit.path, [visit]);
        },
        unknown: (key) => unknown.push(key),
      });
    }
    return { visits, byPath, unknown };
  },
};
