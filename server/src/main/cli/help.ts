/** What `--help` prints. */

const CHECK = `Usage: dockwright check [OPTION]... [PATH|GLOB|-]...

Checks Dockerfiles and Compose files. Folders are walked (.gitignore respected); default: the current folder.
"-" reads standard input.

  --format FORMAT        pretty (default), json, sarif, github, checkstyle or junit
  -o, --output FILE      write the report to FILE instead of standard output
  -c, --config FILE      take this .dockwright.yaml or .hadolint.yaml instead of the nearest one
  --preset PRESET        quiet, recommended, learn (default), strict or all
  --rule RULE=SEVERITY   error, warning, information, hint or off for a rule, a foreign name or a pattern; repeatable
  --fail-on SEVERITY     exit with 1 for findings at or above it; default: warning
  --build-arg NAME=VALUE as docker build --build-arg; repeatable
  --shellcheck           also ask ShellCheck, which must be installed, about the scripts of RUN
  --fix                  apply the fixes that change nothing in the image or the Compose model
  --fix-unsafe           apply also those that may
  --stdin-path NAME      what standard input would be called; default: Dockerfile
  -q, --quiet            only what makes the command fail; no summary, no progress
  --no-color             plain text; NO_COLOR is respected too

Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or unreadable input.
`;

const EXPLAIN = `Usage: dockwright explain RULE|INSTRUCTION|COMPOSE.KEY

Prints the page of a rule (dockerfile/latest-tag, latest-tag, DL3007), or what an instruction (COPY, "COPY --from")
or a Compose key (services.ports, ports) does.
`;

const LSP = `Usage: dockwright lsp --stdio

Serves the Language Server Protocol over standard input and output, for any editor.
`;

const FORMAT = `Usage: dockwright format [--check] PATH...

Formats files. With --check nothing is written; exit code 1 says that something would be.
`;

const INSPECT = `Usage: dockwright inspect [--target STAGE] [--build-arg NAME=VALUE]... [--platform OS/ARCH]
                          [--format pretty|json] DOCKERFILE

Shows the configuration that the built image would have.
`;

const RESOLVE = `Usage: dockwright resolve [-f FILE]... [--env-file FILE]... [--profile NAME]... [--format yaml|json]

Shows the project as Compose would load it: files merged, included and extended services in place, variables put in,
all forms long, all paths absolute. What Compose would refuse goes to standard error, all of it.

  -f, --file FILE        a Compose file; repeatable, later files win. Default: those that Compose finds here or above
  --env-file FILE        variables, instead of .env; repeatable
  --profile NAME         start the services of this profile too; repeatable, "*" for all
  --format FORMAT        yaml (default) or json

Variables of the environment win over those of files. Exit codes: 0 loaded; 1 Compose would refuse it; 2 wrong use.
`;

export const HELP = `Usage: dockwright COMMAND [OPTION]...

  check     find mistakes in Dockerfiles and Compose files, and fix them
  format    format files
  inspect   show the configuration that a built image would have
  resolve   show a Compose project as Compose would load it
  explain   explain a rule, an instruction or a Compose key
  lsp       serve an editor

dockwright COMMAND --help tells more; dockwright --version prints the version.
`;

/** By command. */
export const COMMAND_HELP: Readonly<Record<string, string>> = {
  check: CHECK,
  explain: EXPLAIN,
  lsp: LSP,
  format: FORMAT,
  inspect: INSPECT,
  resolve: RESOLVE,
};
