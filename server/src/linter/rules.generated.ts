// Made by `npm run generate` from the files in this project. Do not edit.
import type { Rule } from "./rule.ts";
import composeHealthyWithoutHealthcheck from "../rules/compose/healthy-without-healthcheck.ts";
import composeInvalidYaml from "../rules/compose/invalid-yaml.ts";
import composeObsoleteVersion from "../rules/compose/obsolete-version.ts";
import composeUndefinedNetwork from "../rules/compose/undefined-network.ts";
import composeUndefinedServiceReference from "../rules/compose/undefined-service-reference.ts";
import composeUndefinedVolume from "../rules/compose/undefined-volume.ts";
import composeUnknownKey from "../rules/compose/unknown-key.ts";
import dockerfileCommentAfterArguments from "../rules/dockerfile/comment-after-arguments.ts";
import dockerfileGlobalArgNotRedeclared from "../rules/dockerfile/global-arg-not-redeclared.ts";
import dockerfileLatestTag from "../rules/dockerfile/latest-tag.ts";
import dockerfileLegacyKeyValue from "../rules/dockerfile/legacy-key-value.ts";
import dockerfileMaintainerInstruction from "../rules/dockerfile/maintainer-instruction.ts";
import dockerfileSeveralCommands from "../rules/dockerfile/several-commands.ts";
import dockerfileShellFormCommand from "../rules/dockerfile/shell-form-command.ts";
import dockerfileUnknownInstruction from "../rules/dockerfile/unknown-instruction.ts";

export const RULES: readonly Rule[] = [
  composeHealthyWithoutHealthcheck,
  composeInvalidYaml,
  composeObsoleteVersion,
  composeUndefinedNetwork,
  composeUndefinedServiceReference,
  composeUndefinedVolume,
  composeUnknownKey,
  dockerfileCommentAfterArguments,
  dockerfileGlobalArgNotRedeclared,
  dockerfileLatestTag,
  dockerfileLegacyKeyValue,
  dockerfileMaintainerInstruction,
  dockerfileSeveralCommands,
  dockerfileShellFormCommand,
  dockerfileUnknownInstruction,
];
