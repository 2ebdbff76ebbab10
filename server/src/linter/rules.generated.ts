// Made by `npm run generate` from the files in this project. Do not edit.
import type { Rule } from "./rule.ts";
import composeConflictingKeys from "../rules/compose/conflicting-keys.ts";
import composeDependencyCycle from "../rules/compose/dependency-cycle.ts";
import composeDuplicateItem from "../rules/compose/duplicate-item.ts";
import composeDuplicateMountTarget from "../rules/compose/duplicate-mount-target.ts";
import composeHealthyWithoutHealthcheck from "../rules/compose/healthy-without-healthcheck.ts";
import composeIncompatibleOverride from "../rules/compose/incompatible-override.ts";
import composeInvalidExtends from "../rules/compose/invalid-extends.ts";
import composeInvalidInclude from "../rules/compose/invalid-include.ts";
import composeInvalidName from "../rules/compose/invalid-name.ts";
import composeInvalidValue from "../rules/compose/invalid-value.ts";
import composeInvalidYaml from "../rules/compose/invalid-yaml.ts";
import composeMalformedInterpolation from "../rules/compose/malformed-interpolation.ts";
import composeMissingEnvFile from "../rules/compose/missing-env-file.ts";
import composeMissingKey from "../rules/compose/missing-key.ts";
import composeObsoleteVersion from "../rules/compose/obsolete-version.ts";
import composeServiceWithoutImage from "../rules/compose/service-without-image.ts";
import composeUndefinedConfig from "../rules/compose/undefined-config.ts";
import composeUndefinedModel from "../rules/compose/undefined-model.ts";
import composeUndefinedNetwork from "../rules/compose/undefined-network.ts";
import composeUndefinedSecret from "../rules/compose/undefined-secret.ts";
import composeUndefinedServiceReference from "../rules/compose/undefined-service-reference.ts";
import composeUndefinedVolume from "../rules/compose/undefined-volume.ts";
import composeUnknownIgnoredRule from "../rules/compose/unknown-ignored-rule.ts";
import composeUnknownKey from "../rules/compose/unknown-key.ts";
import composeUnusedIgnore from "../rules/compose/unused-ignore.ts";
import composeWrongForm from "../rules/compose/wrong-form.ts";
import dockerfileAddForLocalFile from "../rules/dockerfile/add-for-local-file.ts";
import dockerfileBadSubstitution from "../rules/dockerfile/bad-substitution.ts";
import dockerfileCommentAfterArguments from "../rules/dockerfile/comment-after-arguments.ts";
import dockerfileConstantFromPlatform from "../rules/dockerfile/constant-from-platform.ts";
import dockerfileCopyIgnoredFile from "../rules/dockerfile/copy-ignored-file.ts";
import dockerfileCopySeveralToFile from "../rules/dockerfile/copy-several-to-file.ts";
import dockerfileCopyToRelativePath from "../rules/dockerfile/copy-to-relative-path.ts";
import dockerfileDuplicateFlag from "../rules/dockerfile/duplicate-flag.ts";
import dockerfileDuplicateStageName from "../rules/dockerfile/duplicate-stage-name.ts";
import dockerfileEmptyContinuationLine from "../rules/dockerfile/empty-continuation-line.ts";
import dockerfileExposeHostPort from "../rules/dockerfile/expose-host-port.ts";
import dockerfileExposeProtocolCasing from "../rules/dockerfile/expose-protocol-casing.ts";
import dockerfileForbiddenOnbuildTrigger from "../rules/dockerfile/forbidden-onbuild-trigger.ts";
import dockerfileFromAsCasing from "../rules/dockerfile/from-as-casing.ts";
import dockerfileGlobalArgNotRedeclared from "../rules/dockerfile/global-arg-not-redeclared.ts";
import dockerfileIgnoredHadolintRule from "../rules/dockerfile/ignored-hadolint-rule.ts";
import dockerfileImpossibleCopySource from "../rules/dockerfile/impossible-copy-source.ts";
import dockerfileIneffectiveCheckOption from "../rules/dockerfile/ineffective-check-option.ts";
import dockerfileInvalidDefaultArgInFrom from "../rules/dockerfile/invalid-default-arg-in-from.ts";
import dockerfileInvalidDirective from "../rules/dockerfile/invalid-directive.ts";
import dockerfileInvalidFlagValue from "../rules/dockerfile/invalid-flag-value.ts";
import dockerfileInvalidHealthcheck from "../rules/dockerfile/invalid-healthcheck.ts";
import dockerfileInvalidMountOption from "../rules/dockerfile/invalid-mount-option.ts";
import dockerfileInvalidPort from "../rules/dockerfile/invalid-port.ts";
import dockerfileInvalidSourceDateEpoch from "../rules/dockerfile/invalid-source-date-epoch.ts";
import dockerfileInvalidStageName from "../rules/dockerfile/invalid-stage-name.ts";
import dockerfileJsonWithOtherValues from "../rules/dockerfile/json-with-other-values.ts";
import dockerfileLabelOffSchema from "../rules/dockerfile/label-off-schema.ts";
import dockerfileLatestTag from "../rules/dockerfile/latest-tag.ts";
import dockerfileLegacyKeyValue from "../rules/dockerfile/legacy-key-value.ts";
import dockerfileMaintainerInstruction from "../rules/dockerfile/maintainer-instruction.ts";
import dockerfileMalformedKeyValue from "../rules/dockerfile/malformed-key-value.ts";
import dockerfileMalformedLabelName from "../rules/dockerfile/malformed-label-name.ts";
import dockerfileMissingHealthcheck from "../rules/dockerfile/missing-healthcheck.ts";
import dockerfileMixedInstructionCasing from "../rules/dockerfile/mixed-instruction-casing.ts";
import dockerfileNoStage from "../rules/dockerfile/no-stage.ts";
import dockerfileRedundantTargetPlatform from "../rules/dockerfile/redundant-target-platform.ts";
import dockerfileRelativeWorkdir from "../rules/dockerfile/relative-workdir.ts";
import dockerfileRequiredVariableUnset from "../rules/dockerfile/required-variable-unset.ts";
import dockerfileReservedStageName from "../rules/dockerfile/reserved-stage-name.ts";
import dockerfileRootUser from "../rules/dockerfile/root-user.ts";
import dockerfileSecretFileCopied from "../rules/dockerfile/secret-file-copied.ts";
import dockerfileSecretInArgOrEnv from "../rules/dockerfile/secret-in-arg-or-env.ts";
import dockerfileSecretInText from "../rules/dockerfile/secret-in-text.ts";
import dockerfileSeveralCommands from "../rules/dockerfile/several-commands.ts";
import dockerfileShellFormCommand from "../rules/dockerfile/shell-form-command.ts";
import dockerfileShellWithoutJson from "../rules/dockerfile/shell-without-json.ts";
import dockerfileStageNameCasing from "../rules/dockerfile/stage-name-casing.ts";
import dockerfileUndefinedArgInFrom from "../rules/dockerfile/undefined-arg-in-from.ts";
import dockerfileUndefinedVariable from "../rules/dockerfile/undefined-variable.ts";
import dockerfileUnknownCopySource from "../rules/dockerfile/unknown-copy-source.ts";
import dockerfileUnknownFlag from "../rules/dockerfile/unknown-flag.ts";
import dockerfileUnknownIgnoredRule from "../rules/dockerfile/unknown-ignored-rule.ts";
import dockerfileUnknownInstruction from "../rules/dockerfile/unknown-instruction.ts";
import dockerfileUnterminatedHeredoc from "../rules/dockerfile/unterminated-heredoc.ts";
import dockerfileUntrustedRegistry from "../rules/dockerfile/untrusted-registry.ts";
import dockerfileUnusedIgnore from "../rules/dockerfile/unused-ignore.ts";
import dockerfileUserByName from "../rules/dockerfile/user-by-name.ts";
import dockerfileWholeFilesystemCopy from "../rules/dockerfile/whole-filesystem-copy.ts";
import dockerfileWrongArgumentCount from "../rules/dockerfile/wrong-argument-count.ts";

export const RULES: readonly Rule[] = [
  composeConflictingKeys,
  composeDependencyCycle,
  composeDuplicateItem,
  composeDuplicateMountTarget,
  composeHealthyWithoutHealthcheck,
  composeIncompatibleOverride,
  composeInvalidExtends,
  composeInvalidInclude,
  composeInvalidName,
  composeInvalidValue,
  composeInvalidYaml,
  composeMalformedInterpolation,
  composeMissingEnvFile,
  composeMissingKey,
  composeObsoleteVersion,
  composeServiceWithoutImage,
  composeUndefinedConfig,
  composeUndefinedModel,
  composeUndefinedNetwork,
  composeUndefinedSecret,
  composeUndefinedServiceReference,
  composeUndefinedVolume,
  composeUnknownIgnoredRule,
  composeUnknownKey,
  composeUnusedIgnore,
  composeWrongForm,
  dockerfileAddForLocalFile,
  dockerfileBadSubstitution,
  dockerfileCommentAfterArguments,
  dockerfileConstantFromPlatform,
  dockerfileCopyIgnoredFile,
  dockerfileCopySeveralToFile,
  dockerfileCopyToRelativePath,
  dockerfileDuplicateFlag,
  dockerfileDuplicateStageName,
  dockerfileEmptyContinuationLine,
  dockerfileExposeHostPort,
  dockerfileExposeProtocolCasing,
  dockerfileForbiddenOnbuildTrigger,
  dockerfileFromAsCasing,
  dockerfileGlobalArgNotRedeclared,
  dockerfileIgnoredHadolintRule,
  dockerfileImpossibleCopySource,
  dockerfileIneffectiveCheckOption,
  dockerfileInvalidDefaultArgInFrom,
  dockerfileInvalidDirective,
  dockerfileInvalidFlagValue,
  dockerfileInvalidHealthcheck,
  dockerfileInvalidMountOption,
  dockerfileInvalidPort,
  dockerfileInvalidSourceDateEpoch,
  dockerfileInvalidStageName,
  dockerfileJsonWithOtherValues,
  dockerfileLabelOffSchema,
  dockerfileLatestTag,
  dockerfileLegacyKeyValue,
  dockerfileMaintainerInstruction,
  dockerfileMalformedKeyValue,
  dockerfileMalformedLabelName,
  dockerfileMissingHealthcheck,
  dockerfileMixedInstructionCasing,
  dockerfileNoStage,
  dockerfileRedundantTargetPlatform,
  dockerfileRelativeWorkdir,
  dockerfileRequiredVariableUnset,
  dockerfileReservedStageName,
  dockerfileRootUser,
  dockerfileSecretFileCopied,
  dockerfileSecretInArgOrEnv,
  dockerfileSecretInText,
  dockerfileSeveralCommands,
  dockerfileShellFormCommand,
  dockerfileShellWithoutJson,
  dockerfileStageNameCasing,
  dockerfileUndefinedArgInFrom,
  dockerfileUndefinedVariable,
  dockerfileUnknownCopySource,
  dockerfileUnknownFlag,
  dockerfileUnknownIgnoredRule,
  dockerfileUnknownInstruction,
  dockerfileUnterminatedHeredoc,
  dockerfileUntrustedRegistry,
  dockerfileUnusedIgnore,
  dockerfileUserByName,
  dockerfileWholeFilesystemCopy,
  dockerfileWrongArgumentCount,
];
