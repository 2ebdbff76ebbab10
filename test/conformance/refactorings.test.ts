/**
 * Refactorings over real Dockerfiles: the result parses, nothing new fails, the final stage's configuration stays unless
 * the refactoring says what changes, a second application changes nothing, and pairs lead back to an equal configuration.
 */
import assert from "node:assert/strict";
import { isOffer, type Refactoring } from "../../server/src/features/refactor/refactoring.ts";
import { REFACTORINGS } from "../../server/src/features/refactor/refactorings.generated.ts";
import { type Inspection, inspect } from "../../server/src/main/api.ts";
import { shellPrograms } from "../../server/src/semantics/shell/shellPrograms.ts";
import { parseDockerfile } from "../../server/src/syntax/dockerfile/parse.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import { corpusRows } from "../harness/corpus.ts";
import { refactored } from "../harness/refactorings.ts";
import { sharedTest } from "../harness/shared.ts";
import { inWorkspace, uriOf } from "../harness/workspace.ts";

const PATH = "Dockerfile";
/** Every so many files of the corpus: the whole of it takes minutes. */
const STEP = Number(process.env.REFACTOR_STEP ?? 64);

/** What leads back to the same configuration. */
const BACK: Readonly<Record<string, string>> = {
  "dockerfile/use-exec-form": "dockerfile/use-shell-form",
  "dockerfile/use-shell-form": "dockerfile/use-exec-form",
  "dockerfile/run-to-heredoc": "dockerfile/heredoc-to-run",
  "dockerfile/heredoc-to-run": "dockerfile/run-to-heredoc",
  "dockerfile/join-runs": "dockerfile/split-run",
  "dockerfile/split-run": "dockerfile/join-runs",
  "dockerfile/join-variables": "dockerfile/split-variables",
  "dockerfile/split-variables": "dockerfile/join-variables",
  "dockerfile/extract-stage": "dockerfile/inline-stage",
};

/** Those that only lay commands out in another way: the shells run the same ones with the same words. */
const SAME_COMMANDS = ["use-exec-form", "use-shell-form", "run-to-heredoc", "heredoc-to-run", "join-runs", "split-run"];

/** Every command with its words, in order; without the shells and `set` that stand around them. */
function commandsIn(text: string): Promise<readonly string[]> {
  return inWorkspace(files(text), (reader) => {
    const programs = reader.derive(shellPrograms, uriOf(PATH)).all;
    return programs
      .flatMap(({ commands }) => commands)
      .filter(({ name }) => name !== "set" && !/^(?:\/bin\/)?(?:ba|da|a)?sh$/.test(name ?? ""))
      .map(({ name, arguments: words }) => [name, ...words.map((word) => word.text)].join(" "));
  });
}

interface Result {
  readonly text: string;
  readonly title: string;
  readonly at: number;
}

/** The results of a refactoring at the first place where it is offered: a cursor, or an instruction to extract. */
function results(refactoring: Refactoring, text: string): Promise<readonly Result[]> {
  const { instructions } = parseDockerfile(text);
  return inWorkspace({ [PATH]: text }, (reader) => {
    for (const { keywordSpan, span } of instructions) {
      const at = refactoring.kind === "refactor.extract" ? span : { start: keywordSpan.end, end: keywordSpan.end };
      const offers = refactoring.applies(reader, uriOf(PATH), at).filter(isOffer);
      if (offers.length === 0) continue;
      return offers.map(({ title, edits }) => {
        const list = edits();
        return { text: applyEdits(text, list), title, at: Math.min(...list.map(({ span }) => span.start)) };
      });
    }
    return [];
  });
}

const files = (text: string) => ({ [PATH]: text });

function without({ config }: Inspection, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(config).filter(([key]) => !keys.includes(key)));
}

async function check(refactoring: Refactoring, text: string, before: Inspection, result: Result): Promise<void> {
  const where = `${refactoring.id}, ${result.title}:\n${result.text}`;
  assert.ok(parseDockerfile(result.text).problems.length <= parseDockerfile(text).problems.length, where);
  const after = await inspect(files(result.text), PATH);
  assert.ok(after.errors.length <= before.errors.length, `${JSON.stringify(after.errors)} ${where}`);
  assert.deepEqual(without(after, refactoring.changes), without(before, refactoring.changes), where);
  if (SAME_COMMANDS.some((slug) => refactoring.id.endsWith(slug)))
    assert.deepEqual(await commandsIn(result.text), await commandsIn(text), where);
  const place = { start: result.at, end: result.at };
  const twice = await refactored(refactoring, files(result.text), PATH, place, result.title);
  if (twice) assert.equal(twice.text, result.text, `twice: ${where}`);
  const back = REFACTORINGS.find(({ id }) => id === BACK[refactoring.id]);
  const returned = back && (await refactored(back, files(result.text), PATH, place));
  if (!back || !returned) return;
  const changes = refactoring.id.includes("form") ? ["Healthcheck", "Cmd", "Entrypoint"] : [];
  assert.deepEqual(without(await inspect(files(returned.text), PATH), changes), without(before, changes), where);
}

sharedTest("refactorings keep what real Dockerfiles mean", ["corpus"], async (corpus) => {
  const failures: string[] = [];
  const counts = new Map<string, number>();
  const rows = corpusRows(corpus, "dockerfiles").filter((_, i) => i % STEP === 0);
  for (const { id, text } of rows) {
    let before: Inspection | undefined;
    for (const refactoring of REFACTORINGS.filter(({ language }) => language === "dockerfile")) {
      for (const result of await results(refactoring, text)) {
        before ??= await inspect(files(text), PATH);
        counts.set(refactoring.id, (counts.get(refactoring.id) ?? 0) + 1);
        try {
          await check(refactoring, text, before, result);
        } catch (error) {
          failures.push(`${id}: ${error instanceof Error ? error.message.slice(0, 4000) : error}`);
        }
      }
    }
  }
  const never = REFACTORINGS.filter(({ id, language }) => language === "dockerfile" && !counts.has(id));
  console.log(`${rows.length} files: ${[...counts].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  assert.deepEqual(failures, []);
  assert.ok(never.length < REFACTORINGS.length / 2, `never offered: ${never.map(({ id }) => id).join(", ")}`);
});
