// Made by `npm run generate` from the files in this project. Do not edit.
import type { Refactoring } from "./refactoring.ts";
import dockerfileUseExecForm from "./dockerfile/use-exec-form.ts";
import dockerfileUseKeyValue from "./dockerfile/use-key-value.ts";
import dockerfileUseShellForm from "./dockerfile/use-shell-form.ts";

export const REFACTORINGS: readonly Refactoring[] = [
  dockerfileUseExecForm,
  dockerfileUseKeyValue,
  dockerfileUseShellForm,
];
