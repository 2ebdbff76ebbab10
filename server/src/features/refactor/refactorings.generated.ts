// Made by `npm run generate` from the files in this project. Do not edit.
import type { Refactoring } from "./refactoring.ts";
import dockerfileHeredocToRun from "./dockerfile/heredoc-to-run.ts";
import dockerfileJoinRuns from "./dockerfile/join-runs.ts";
import dockerfileRunToHeredoc from "./dockerfile/run-to-heredoc.ts";
import dockerfileSplitRun from "./dockerfile/split-run.ts";
import dockerfileUseExecForm from "./dockerfile/use-exec-form.ts";
import dockerfileUseKeyValue from "./dockerfile/use-key-value.ts";
import dockerfileUseShellForm from "./dockerfile/use-shell-form.ts";

export const REFACTORINGS: readonly Refactoring[] = [
  dockerfileHeredocToRun,
  dockerfileJoinRuns,
  dockerfileRunToHeredoc,
  dockerfileSplitRun,
  dockerfileUseExecForm,
  dockerfileUseKeyValue,
  dockerfileUseShellForm,
];
