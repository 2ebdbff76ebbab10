// Made by `npm run generate` from the files in this project. Do not edit.
import type { RequestFamily } from "./requestFamily.ts";
import codeAction from "./requests/codeAction.ts";
import completion from "./requests/completion.ts";
import formatting from "./requests/formatting.ts";
import hover from "./requests/hover.ts";
import navigation from "./requests/navigation.ts";

export const REQUEST_FAMILIES: readonly RequestFamily[] = [
  codeAction,
  completion,
  formatting,
  hover,
  navigation,
];
