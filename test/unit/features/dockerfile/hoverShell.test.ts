/** Hovers inside RUN: commands, their words, operators, redirections, heredocs; which shell reads them. */
import { table } from "./hoverTable.ts";

table("commands", {
  "what it is, and what it installs": {
    at: "FROM debian:13\nRUN apt-get update && apt█-get install -y curl git\n",
    has: ["package manager of Debian", "Installs `curl` and `git`."],
  },
  "behind sudo": { at: "FROM debian:13\nRUN sudo -E chm█od 755 /x\n", has: ["`chmod`: sets who may"] },
  "sudo itself": { at: "FROM debian:13\nRUN su█do -E chmod 755 /x\n", has: ["`sudo`: runs a command as root"] },
  "installed before": {
    at: "FROM debian:13\nRUN apt-get install -y curl\nRUN cu█rl x\n",
    has: ["Installed on line 2."],
  },
  "a path": {
    at: "FROM debian:13\nWORKDIR /app\nCOPY tools/setup.sh .\nRUN ./set█up.sh\n",
    has: ["here `/app/setup.sh`", "copied on line 3", "`#!`"],
  },
  "a function of the script": { at: "FROM debian:13\nRUN go() { true; }; g█o\n", has: ["`go`"] },
  "inside a substitution": { at: "FROM debian:13\nRUN echo $(un█ame -m)\n", has: ["names of the system"] },
  "inside sh -c": { at: "FROM debian:13\nRUN sh -c 'mk█dir -p /x'\n", has: ["`mkdir`: makes folders"] },
  "in a heredoc": { at: "FROM debian:13\nRUN <<EOF\nset -e\ntou█ch /x\nEOF\n", has: ["`touch`"] },
  PowerShell: {
    at: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL ["powershell", "-Command"]\nRUN Expand-Arch█ive x.zip\n',
    has: ["unpacks .zip archives (PowerShell)"],
  },
});

table("words of commands", {
  "letters run together": {
    at: "FROM debian:13\nRUN rm -r█f /x\n",
    has: ["`-r`: folders with all they hold", "`-f`: asks nothing"],
  },
  "a letter with its value": { at: "FROM debian:13\nRUN make -█j4\n", has: ["`-j`: so many at once", ": `4`"] },
  "a long flag with its value": { at: "FROM node:26\nRUN npm ci --om█it=dev\n", has: ["`--omit=dev`: leaves out"] },
  "a package with its version": {
    at: "FROM debian:13\nRUN apt-get install -y cu█rl=8.*\n",
    has: ["Package `curl`, version `=8.*`, to install"],
  },
  "a mode": {
    at: "FROM debian:13\nRUN chmod 07█50 /x\n",
    has: ["owner: read, write, execute; group: read, execute; others: nothing"],
  },
  "a mode in letters": {
    at: "FROM debian:13\nRUN chmod u+█x,go-w /x\n",
    has: ["owner: also execute; group and others: no longer write"],
  },
  "an owner": { at: "FROM debian:13\nRUN chown ap█p:staff /x\n", has: ["user `app`, group `staff`"] },
  "an address": {
    at: "FROM debian:13\nRUN curl -O http://exa█mple.com/x\n",
    has: ["server `example.com`", "without TLS"],
  },
});

table("operators", {
  "&& of the whole step": { at: "FROM debian:13\nRUN a █&& b\n", has: ["a failure stops the build"] },
  "&& before more": { at: "FROM debian:13\nRUN a █&& b; c\n", has: ["the rest of this chain is left out"] },
  "; without set -e": { at: "FROM debian:13\nRUN a█; b\n", has: ["even if this one has failed"] },
  "; with set -e": { at: "FROM debian:13\nRUN set -eu; a█; b\n", has: ["`set -e` is in force"] },
  "|": { at: "FROM debian:13\nRUN a █| b\n", has: ["Only the right one's failure counts"] },
  "| with pipefail": {
    at: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a █| b\n',
    has: ["`pipefail` is set"],
  },
  "||": { at: "FROM debian:13\nRUN a █|| b\n", has: ["that failure no longer stops the build"] },
  "&": { at: "FROM debian:13\nRUN a █& b\n", has: ["in the background"] },
  "a redirection to nowhere": { at: "FROM debian:13\nRUN a >█ /dev/null\n", has: ["the output goes nowhere"] },
  "errors to the output": { at: "FROM debian:13\nRUN a 2>█&1\n", has: ["the error output goes where the output goes"] },
  "a substitution": { at: "FROM debian:13\nRUN a █$(b)\n", has: ["the output of the command inside"] },
  "a keyword": { at: "FROM debian:13\nRUN if a; th█en b; fi\n", has: ["`then`"] },
  "no keyword inside a word": { at: "FROM debian:13\nRUN a pdo█_x\n", has: [], lacks: ["begins what is repeated"] },
});

table("heredocs", {
  "a script without set -e": {
    at: "FROM debian:13\nRUN <<E█OF\na\nb\nEOF\n",
    has: ["Lines 3 to 4", "a script for the shell", "only the last command decides"],
  },
  "a script with set -e": {
    at: "FROM debian:13\nRUN <<E█OF\nset -e\na\nEOF\n",
    has: ["it stops at the first command that fails"],
  },
  "of another language": {
    at: "FROM debian:13\nRUN <<E█OF\n#!/usr/bin/env python3\nEOF\n",
    has: ["Run by `/usr/bin/env python3`"],
  },
  "a file": { at: "FROM debian:13\nCOPY <<'E█OF' /x\n$A\nEOF\n", has: ["a dollar stays a dollar"] },
  "in general, too": { at: "FROM debian:13\nRUN <<E█OF\na\nEOF\n", has: ["\n\n---\n\n"] },
  "a line that goes on": {
    at: "FROM debian:13\nRUN a █\\\n  b\n",
    has: ["**A backslash at the end joins the next line**"],
  },
  "a backslash within a line": { at: "FROM debian:13\nRUN a █\\n b\n", has: [], lacks: ["joins the next line"] },
  "its end": { at: "FROM debian:13\nCOPY <<EOF /x\na\nE█OF\n", has: ["begins on line 2"] },
});
