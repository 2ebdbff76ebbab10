// Made by `npm run generate` from the files in this project. Do not edit.
import type { Refactoring } from "./refactoring.ts";
import dockerfileAddCacheMount from "./dockerfile/add-cache-mount.ts";
import dockerfileAddToCopy from "./dockerfile/add-to-copy.ts";
import dockerfileCopyWithOwner from "./dockerfile/copy-with-owner.ts";
import dockerfileExtractStage from "./dockerfile/extract-stage.ts";
import dockerfileExtractTag from "./dockerfile/extract-tag.ts";
import dockerfileHeredocToCopy from "./dockerfile/heredoc-to-copy.ts";
import dockerfileHeredocToRun from "./dockerfile/heredoc-to-run.ts";
import dockerfileInlineStage from "./dockerfile/inline-stage.ts";
import dockerfileJoinRuns from "./dockerfile/join-runs.ts";
import dockerfileJoinVariables from "./dockerfile/join-variables.ts";
import dockerfileNameStage from "./dockerfile/name-stage.ts";
import dockerfileRunToHeredoc from "./dockerfile/run-to-heredoc.ts";
import dockerfileSortPackages from "./dockerfile/sort-packages.ts";
import dockerfileSplitRun from "./dockerfile/split-run.ts";
import dockerfileSplitVariables from "./dockerfile/split-variables.ts";
import dockerfileUseExecForm from "./dockerfile/use-exec-form.ts";
import dockerfileUseKeyValue from "./dockerfile/use-key-value.ts";
import dockerfileUseShellForm from "./dockerfile/use-shell-form.ts";

export const REFACTORINGS: readonly Refactoring[] = [
  dockerfileAddCacheMount,
  dockerfileAddToCopy,
  dockerfileCopyWithOwner,
  dockerfileExtractStage,
  dockerfileExtractTag,
  dockerfileHeredocToCopy,
  dockerfileHeredocToRun,
  dockerfileInlineStage,
  dockerfileJoinRuns,
  dockerfileJoinVariables,
  dockerfileNameStage,
  dockerfileRunToHeredoc,
  dockerfileSortPackages,
  dockerfileSplitRun,
  dockerfileSplitVariables,
  dockerfileUseExecForm,
  dockerfileUseKeyValue,
  dockerfileUseShellForm,
];
