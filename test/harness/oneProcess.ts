/** Runs the test files named as arguments in this process: they share the loaded modules, which is most of their time. */
import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
