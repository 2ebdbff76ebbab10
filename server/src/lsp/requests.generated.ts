// Made by `npm run generate` from the files in this project. Do not edit.
import type { RequestFamily } from "./requestFamily.ts";
import annotations from "./requests/annotations.ts";
import codeAction from "./requests/codeAction.ts";
import completion from "./requests/completion.ts";
import dockerRun from "./requests/dockerRun.ts";
import fileStatus from "./requests/fileStatus.ts";
import formatting from "./requests/formatting.ts";
import hover from "./requests/hover.ts";
import navigation from "./requests/navigation.ts";
import semanticTokens from "./requests/semanticTokens.ts";
import signatureHelp from "./requests/signatureHelp.ts";
import structure from "./requests/structure.ts";

export const REQUEST_FAMILIES: readonly RequestFamily[] = [
  annotations,
  codeAction,
  completion,
  dockerRun,
  fileStatus,
  formatting,
  hover,
  navigation,
  semanticTokens,
  signatureHelp,
  structure,
];
