/** BuildKit's own test tables and real files, where they lie beside the checkout. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { heredocWord } from "../../../../server/src/syntax/dockerfile/heredocs.ts";
import { InstructionCache } from "../../../../server/src/syntax/dockerfile/instructionCache.ts";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import type { CommandForm, Instruction, JsonForm, Word } from "../../../../server/src/syntax/dockerfile/syntax.ts";
import { LineIndex } from "../../../../server/src/text/lineIndex.ts";
import { sharedTest } from "../../../harness/shared.ts";

async function rows<T>(file: string): Promise<T[]> {
  const text = gunzipSync(await readFile(file)).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

/** The arguments as BuildKit's tree holds them. */
function argumentsOf(instruction: Instruction): readonly string[] {
  switch (instruction.keyword) {
    case "FROM":
      return [instruction.image?.raw, instruction.as && "AS", instruction.stageName?.raw].filter(
        (it) => it !== undefined,
      );
    case "ARG":
      return instruction.pairs.map(({ name, value }) => (value ? `${name.raw}=${value.raw}` : name.raw));
    case "ENV":
    case "LABEL":
      return instruction.pairs.flatMap(({ name, value }) => [
        name.raw,
        value?.raw ?? "",
        instruction.legacy ? "" : "=",
      ]);
    case "COPY":
    case "ADD":
      return items(instruction.json, [
        ...instruction.sources,
        ...(instruction.destination ? [instruction.destination] : []),
      ]);
    case "HEALTHCHECK":
      return [...(instruction.type === undefined ? [] : [instruction.type]), ...commandOf(instruction.command)];
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "SHELL":
      return commandOf(instruction.command);
    case "ONBUILD":
    case undefined:
      return [];
    default:
      return items(instruction.json, instruction.whole ? [instruction.whole] : instruction.words);
  }
}

function items(json: JsonForm | undefined, words: readonly Word[]): readonly string[] {
  return json ? json.items.map(({ value }) => value) : words.map(({ raw }) => raw);
}

function commandOf(command: CommandForm | undefined): readonly string[] {
  if (!command || command.joined === "") return [];
  return command.json ? command.json.items.map(({ value }) => value) : [command.joined];
}

/** One instruction as BuildKit prints it. */
function dump(instruction: Instruction): string {
  const flags = instruction.flags.map(({ name, value }) =>
    JSON.stringify(`--${name}${value ? `=${value.literal}` : ""}`),
  );
  const words = argumentsOf(instruction).map((word) => JSON.stringify(word));
  const trigger = instruction.keyword === "ONBUILD" && instruction.trigger ? [dump(instruction.trigger)] : [];
  const parts = [
    instruction.keywordText.toLowerCase(),
    ...(flags.length > 0 ? [`[${flags.join(" ")}]`] : []),
    ...words,
    ...trigger,
  ];
  return `(${parts.join(" ")})`;
}

interface ParseCase {
  readonly id: string;
  readonly dockerfile: string;
  readonly instructions?: readonly string[];
  readonly heredocs?: readonly (readonly unknown[])[];
  readonly lineRanges?: readonly (readonly [number, number])[];
}

sharedTest("BuildKit's parser tables give the same trees", ["conformance", "buildkit-parse.jsonl.gz"], async (file) => {
  let compared = 0;
  for (const { id, dockerfile, instructions, heredocs, lineRanges } of await rows<ParseCase>(file)) {
    const syntax = parseDockerfile(dockerfile);
    if (instructions) assert.deepEqual(syntax.instructions.map(dump), instructions, id);
    if (heredocs)
      assert.deepEqual(
        syntax.instructions.map((it) => it.heredocs.length),
        heredocs.map((list) => list.length),
        id,
      );
    if (lineRanges) {
      const lines = new LineIndex(dockerfile);
      const found = syntax.instructions.map(({ span }) => [lines.lineAt(span.start) + 1, lines.lineAt(span.end) + 1]);
      assert.deepEqual(found, lineRanges, id);
    }
    if (instructions ?? heredocs ?? lineRanges) compared++;
  }
  assert.ok(compared >= 20);
});

interface UnitCase {
  readonly id: string;
  readonly unit: string;
  readonly input: string;
  readonly expect?: unknown;
}

sharedTest(
  "BuildKit's tables of heredocs, lists and words",
  ["conformance", "buildkit-units.jsonl.gz"],
  async (file) => {
    for (const { id, unit, input, expect } of await rows<UnitCase>(file)) {
      if (unit === "ParseHeredoc") {
        const name = heredocWord(input, 0, input.length)?.name;
        assert.equal(name, (expect as { name: string } | null | undefined)?.name, id);
      } else if (unit === "heredocsFromLine" && !input.includes("<<- ")) {
        // Upstream's loop runs over what was found, so `<<- EOF` passes there although BuildKit sees no heredoc in it.
        assert.deepEqual(
          parseDockerfile(input).instructions[0]?.heredocs.map(({ name }) => name),
          expect,
          id,
        );
      } else if (unit === "parseJSON") {
        const [instruction] = parseDockerfile(`CMD ${input}`).instructions;
        assert.ok(instruction?.keyword === "CMD");
        assert.deepEqual(
          instruction.command.json?.items.map(({ value }) => value),
          expect,
          id,
        );
      } else if (unit === "parseWords") {
        const [instruction] = parseDockerfile(`ARG ${input}`).instructions;
        assert.ok(instruction?.keyword === "ARG");
        assert.deepEqual(argumentsOf(instruction), expect, id);
      }
    }
  },
);

sharedTest(
  "real Dockerfiles: fresh equals incremental, and nothing is refused",
  ["corpus", "dockerfiles.jsonl.gz"],
  async (file) => {
    const refused: string[] = [];
    for (const { text, path } of await rows<{ text: string; path: string }>(file)) {
      const cache = new InstructionCache();
      const cut = Math.floor(text.length / 2);
      parseDockerfile(text.slice(0, cut) + text.slice(cut + 1), cache);
      const syntax = parseDockerfile(text);
      assert.deepEqual(parseDockerfile(text, cache), syntax, path);
      if (syntax.problems.length > 0 && !/test|fixture/i.test(path)) refused.push(path);
    }
    assert.deepEqual(refused, []);
  },
);
