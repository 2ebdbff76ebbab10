#!/usr/bin/env node
/** Entry of the command `dockwright`. */
import { buffer } from "node:stream/consumers";
import { main } from "./cli/main.ts";

// `dockwright check | head`: the reader has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  terminal: process.stdout.isTTY === true,
  progress: process.stderr.isTTY === true,
  readStdin: () => buffer(process.stdin),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
