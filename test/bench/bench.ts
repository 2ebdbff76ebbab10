/**
 * `npm run bench [-- NAME]`: how the time to check a file grows with its length, for shapes that tempt a
 * checker into quadratic work. Prints milliseconds of CPU time by size and the growth exponent (1 = linear); ends with
 * 1 when one is beyond the limit. No test: times depend on the machine, so this is run by people.
 */
import { lint } from "../../server/src/linter/lint.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../server/src/workspace/sourceFile.ts";
import { SHAPES, type Shape } from "./shapes.ts";

const SIZES = [1000, 2000, 4000, 8000] as const;
const LIMIT = 1.2;
/** Below this the fixed costs hide the growth. */
const TOO_SHORT = 25;
const REPEATS = 2;

/** Checks the whole file with every rule and computes all fixes; afterwards again with one line added at the end. */
function run(shape: Shape, text: string): { readonly whole: number; readonly edit: number } {
  const uri = `memory:/w/${shape.file}`;
  const options = { rules: RULES, preset: "all" } as const;
  const first = Snapshot.empty(["memory:/w"]).withFiles([[uri, new SourceFile(uri, text)]]);
  const checkAll = (snapshot: Snapshot) => {
    for (const finding of lint(snapshot, uri, options).findings) finding.fixes();
  };
  const whole = cpu(() => checkAll(first));
  const second = first.withFiles([[uri, new SourceFile(uri, `${text}# end\n`)]]);
  return { whole, edit: cpu(() => checkAll(second)) };
}

function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function best(shape: Shape, n: number): ReturnType<typeof run> {
  const text = shape.make(n);
  const runs = Array.from({ length: REPEATS }, () => run(shape, text));
  return {
    whole: Math.min(...runs.map(({ whole }) => whole)),
    edit: Math.min(...runs.map(({ edit }) => edit)),
  };
}

/** The slope of the times over the sizes, both as logarithms: least squares, so that one noisy size counts little. */
function exponent(times: readonly number[]): number {
  const xs = SIZES.map((size) => Math.log2(size));
  const ys = times.map((time) => Math.log2(Math.max(time, 0.01)));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const products = xs.reduce((sum, x, i) => sum + (x - meanX) * ((ys[i] ?? 0) - meanY), 0);
  return products / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
}

const wanted = process.argv.slice(2).join(" ");
let beyond = 0;
console.log(`| shape | file | check, ms at ${SIZES.join(" / ")} | exponent | again after an edit | exponent |`);
console.log("|---|---|---|---|---|---|");
for (const shape of SHAPES.filter(({ name }) => name.includes(wanted))) {
  best(shape, 200);
  const results = SIZES.map((size) => best(shape, size));
  const cells = (["whole", "edit"] as const).map((kind) => {
    const times = results.map((result) => result[kind]);
    const growth = exponent(times);
    const isBeyond = growth > LIMIT && (times.at(-1) ?? 0) > TOO_SHORT;
    if (isBeyond) beyond++;
    const shown = `${growth.toFixed(2)}${isBeyond ? " (!)" : ""}`;
    return `${times.map((time) => time.toFixed(time < 10 ? 1 : 0)).join(" / ")} | ${shown}`;
  });
  console.log(`| ${shape.name} | ${shape.file} | ${cells.join(" | ")} |`);
}
if (beyond > 0) console.error(`${beyond} beyond exponent ${LIMIT}`);
process.exitCode = beyond > 0 ? 1 : 0;
