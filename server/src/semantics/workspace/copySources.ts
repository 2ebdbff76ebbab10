/** What the sources of COPY and ADD mean in a build context (BuildKit: frontend/dockerfile/dockerfile2llb/convert_copy.go). */
import { cleanPath } from "../../syntax/dockerignore/cleanPath.ts";
import type { CopyInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { flagOf } from "../dockerfile/words.ts";
import type { BuildGraph } from "../dockerfile/model.ts";

export interface CopySource {
  readonly word: Word;
  /** With variables replaced. */
  readonly text: string;
  /** Below the context, cleaned; "" is the context itself. */
  readonly path: string;
  /** Whether `* ? [ \` in it stand for other names. */
  readonly wildcard: boolean;
}

/** The sources that come from the build context; those with an unknown value and those of `--from` are left out. */
export function contextSources(instruction: CopyInstruction, graph: BuildGraph): readonly CopySource[] {
  if (instruction.onbuild || flagOf(instruction, "from") !== undefined) return [];
  return instruction.sources.flatMap((word) => {
    const value = graph.expand(word, instruction);
    if (!value.known || value.value === "") return [];
    const text = value.value;
    if (instruction.keyword === "ADD" && isRemote(text)) return [];
    // A path cannot leave the context: `..` at its top counts for nothing.
    return [{ word, text, path: cleanPath(`/${text}`).slice(1), wildcard: /[*?[\\]/.test(text) }];
  });
}

/** What ADD downloads or clones instead. */
function isRemote(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^[^@/\s]+@[^:/\s]+:|^github\.com\/|\.git(?:#|$)/i.test(text);
}
