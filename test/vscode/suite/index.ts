/**
 * The entry of the suite that runs inside VS Code's extension host: the same bundle under VS Code as downloaded by
 * @vscode/test-electron and under the stand-in of code.ts.
 */
import fs from "node:fs";
import path from "node:path";
import Mocha from "mocha";

/** Called by VS Code. Rejects when a test fails or none has run. */
export async function run(): Promise<void> {
  const grep = process.env.DOCKWRIGHT_EDITOR_GREP;
  const mocha = new Mocha({ ui: "tdd", color: false, timeout: 30_000, ...(grep ? { grep } : {}) });
  for (const file of fs.readdirSync(__dirname).sort()) {
    if (file.endsWith(".test.cjs")) mocha.addFile(path.join(__dirname, file));
  }
  const { failures, passes, pending } = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() => (runner.stats ? resolve(runner.stats) : reject(new Error("mocha counted nothing"))));
  });
  // Written last: it proves that the run came to its end, which the exit code of a remote window does not.
  const results = process.env.VSCODE_TEST_RESULTS;
  if (results) fs.writeFileSync(results, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
  if (failures > 0) throw new Error(`${failures} tests failed`);
  if (passes === 0) throw new Error("no test ran");
}
