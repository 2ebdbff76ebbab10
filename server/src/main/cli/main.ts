/** The command line: finds the command, and turns what it throws into one line and an exit code. */
import { didYouMean } from "../../text/names.ts";
import { VERSION } from "../version.ts";
import { runFormat, runInspect } from "./apiCommands.ts";
import { parseArguments } from "./arguments.ts";
import { runCheck } from "./check.ts";
import { runExplain } from "./explain.ts";
import { COMMAND_HELP, HELP } from "./help.ts";
import { type ExitCode, type Host, UsageError } from "./host.ts";
import { runResolve } from "./resolve.ts";

type Command = (args: readonly string[], host: Host) => ExitCode | Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, Command>> = {
  check: runCheck,
  explain: runExplain,
  format: runFormat,
  inspect: runInspect,
  resolve: runResolve,
  lsp: runServer,
};

/** Runs a command line (without node and script). Never throws. */
export async function main(args: readonly string[], host: Host): Promise<ExitCode> {
  try {
    return await dispatch(args, host);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const prefix = error instanceof UsageError ? "" : "unexpected failure: ";
    host.err(`dockwright: ${prefix}${words.replace(/\s*[\r\n]+\s*/g, " ")}\n`);
    return 2;
  }
}

function dispatch(args: readonly string[], host: Host): ExitCode | Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError("which command? dockwright --help lists them");
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const options = command ? rest.slice(0, endOfOptions(rest)) : [name];
  if (options.includes("--version")) return print(host, `${VERSION}\n`);
  if (options.includes("--help") || options.includes("-h")) return print(host, COMMAND_HELP[name] ?? HELP);
  if (command) return command(rest, host);
  if (name === "help") return print(host, COMMAND_HELP[rest[0] ?? ""] ?? HELP);
  const near = didYouMean(name, Object.keys(COMMANDS));
  const what = name.startsWith("-") ? "option" : "command";
  throw new UsageError(
    `unknown ${what} ${name}${near === undefined ? "; dockwright --help lists them" : `; did you mean ${near}?`}`,
  );
}

function endOfOptions(args: readonly string[]): number {
  const end = args.indexOf("--");
  return end < 0 ? args.length : end;
}

function print(host: Host, text: string): ExitCode {
  host.out(text);
  return 0;
}

/** Serves until the client closes: the transport is read from the process's arguments by the server itself. */
async function runServer(args: readonly string[]): Promise<ExitCode> {
  // Clients add what they like (--clientProcessId=…); only the transport matters.
  if (!args.includes("--stdio")) throw new UsageError("lsp needs --stdio");
  const foreign = args.filter((arg) => arg !== "--stdio" && !arg.startsWith("--clientProcessId"));
  parseArguments(foreign, {});
  const { startServer } = await import("../node.ts");
  startServer();
  return await new Promise<ExitCode>(() => {});
}
