// Made by `npm run generate` from the files in this project. Do not edit.
import type { Rule } from "./rule.ts";
import composeAppendedPorts from "../rules/compose/appended-ports.ts";
import composeBuildAndImage from "../rules/compose/build-and-image.ts";
import composeBuildVariableAtRunTime from "../rules/compose/build-variable-at-run-time.ts";
import composeCompletedWithRestart from "../rules/compose/completed-with-restart.ts";
import composeConflictingKeys from "../rules/compose/conflicting-keys.ts";
import composeContainerNameWithReplicas from "../rules/compose/container-name-with-replicas.ts";
import composeDangerousCapability from "../rules/compose/dangerous-capability.ts";
import composeDangerousDevice from "../rules/compose/dangerous-device.ts";
import composeDecimalMode from "../rules/compose/decimal-mode.ts";
import composeDependencyCycle from "../rules/compose/dependency-cycle.ts";
import composeDockerSocketMount from "../rules/compose/docker-socket-mount.ts";
import composeDuplicateContainerName from "../rules/compose/duplicate-container-name.ts";
import composeDuplicateItem from "../rules/compose/duplicate-item.ts";
import composeDuplicateMountTarget from "../rules/compose/duplicate-mount-target.ts";
import composeExternalWithName from "../rules/compose/external-with-name.ts";
import composeHealthyWithoutHealthcheck from "../rules/compose/healthy-without-healthcheck.ts";
import composeHostNamespace from "../rules/compose/host-namespace.ts";
import composeHostNetwork from "../rules/compose/host-network.ts";
import composeHostPortCollision from "../rules/compose/host-port-collision.ts";
import composeImageWithoutDigest from "../rules/compose/image-without-digest.ts";
import composeImageWithoutVersion from "../rules/compose/image-without-version.ts";
import composeIncompatibleOverride from "../rules/compose/incompatible-override.ts";
import composeInvalidExtends from "../rules/compose/invalid-extends.ts";
import composeInvalidHealthcheckTest from "../rules/compose/invalid-healthcheck-test.ts";
import composeInvalidInclude from "../rules/compose/invalid-include.ts";
import composeInvalidName from "../rules/compose/invalid-name.ts";
import composeInvalidValue from "../rules/compose/invalid-value.ts";
import composeInvalidYaml from "../rules/compose/invalid-yaml.ts";
import composeLocalhostBetweenServices from "../rules/compose/localhost-between-services.ts";
import composeLoggingOff from "../rules/compose/logging-off.ts";
import composeMalformedInterpolation from "../rules/compose/malformed-interpolation.ts";
import composeMissingCapDrop from "../rules/compose/missing-cap-drop.ts";
import composeMissingEnvFile from "../rules/compose/missing-env-file.ts";
import composeMissingKey from "../rules/compose/missing-key.ts";
import composeMissingNoNewPrivileges from "../rules/compose/missing-no-new-privileges.ts";
import composeMissingProjectName from "../rules/compose/missing-project-name.ts";
import composeMissingResourceLimit from "../rules/compose/missing-resource-limit.ts";
import composeMountHidesDependencies from "../rules/compose/mount-hides-dependencies.ts";
import composeObsoleteVersion from "../rules/compose/obsolete-version.ts";
import composePortOnAllInterfaces from "../rules/compose/port-on-all-interfaces.ts";
import composePrivilegedService from "../rules/compose/privileged-service.ts";
import composePublishedPortBetweenServices from "../rules/compose/published-port-between-services.ts";
import composeQuotedVolume from "../rules/compose/quoted-volume.ts";
import composeQuotesInListItem from "../rules/compose/quotes-in-list-item.ts";
import composeRootUser from "../rules/compose/root-user.ts";
import composeSecretInEnvironment from "../rules/compose/secret-in-environment.ts";
import composeSecurityProfileOff from "../rules/compose/security-profile-off.ts";
import composeSensitiveHostPath from "../rules/compose/sensitive-host-path.ts";
import composeServiceWithoutImage from "../rules/compose/service-without-image.ts";
import composeSharedPropagation from "../rules/compose/shared-propagation.ts";
import composeSwappedPorts from "../rules/compose/swapped-ports.ts";
import composeTmpfsExec from "../rules/compose/tmpfs-exec.ts";
import composeUndefinedConfig from "../rules/compose/undefined-config.ts";
import composeUndefinedModel from "../rules/compose/undefined-model.ts";
import composeUndefinedNetwork from "../rules/compose/undefined-network.ts";
import composeUndefinedSecret from "../rules/compose/undefined-secret.ts";
import composeUndefinedServiceReference from "../rules/compose/undefined-service-reference.ts";
import composeUndefinedVolume from "../rules/compose/undefined-volume.ts";
import composeUnescapedDollar from "../rules/compose/unescaped-dollar.ts";
import composeUnknownIgnoredRule from "../rules/compose/unknown-ignored-rule.ts";
import composeUnknownKey from "../rules/compose/unknown-key.ts";
import composeUnneededLinks from "../rules/compose/unneeded-links.ts";
import composeUnquotedPort from "../rules/compose/unquoted-port.ts";
import composeUnreadyDependency from "../rules/compose/unready-dependency.ts";
import composeUnsortedNames from "../rules/compose/unsorted-names.ts";
import composeUnusedIgnore from "../rules/compose/unused-ignore.ts";
import composeUnusedResource from "../rules/compose/unused-resource.ts";
import composeUnusualKeyOrder from "../rules/compose/unusual-key-order.ts";
import composeWritableRootFilesystem from "../rules/compose/writable-root-filesystem.ts";
import composeWrongForm from "../rules/compose/wrong-form.ts";
import dockerfileAddForLocalFile from "../rules/dockerfile/add-for-local-file.ts";
import dockerfileAptGetWithRecommends from "../rules/dockerfile/apt-get-with-recommends.ts";
import dockerfileAptInScript from "../rules/dockerfile/apt-in-script.ts";
import dockerfileBadSubstitution from "../rules/dockerfile/bad-substitution.ts";
import dockerfileBuildArgumentInCommand from "../rules/dockerfile/build-argument-in-command.ts";
import dockerfileCommandWithoutUse from "../rules/dockerfile/command-without-use.ts";
import dockerfileCommentAfterArguments from "../rules/dockerfile/comment-after-arguments.ts";
import dockerfileConsecutiveRun from "../rules/dockerfile/consecutive-run.ts";
import dockerfileConstantFromPlatform from "../rules/dockerfile/constant-from-platform.ts";
import dockerfileContextWithoutIgnoreFile from "../rules/dockerfile/context-without-ignore-file.ts";
import dockerfileCopiedArchiveUnpacked from "../rules/dockerfile/copied-archive-unpacked.ts";
import dockerfileCopyIgnoredFile from "../rules/dockerfile/copy-ignored-file.ts";
import dockerfileCopySeveralToFile from "../rules/dockerfile/copy-several-to-file.ts";
import dockerfileCopyToRelativePath from "../rules/dockerfile/copy-to-relative-path.ts";
import dockerfileDeprecatedInstallFlag from "../rules/dockerfile/deprecated-install-flag.ts";
import dockerfileDevelopmentDependencies from "../rules/dockerfile/development-dependencies.ts";
import dockerfileDistributionUpgrade from "../rules/dockerfile/distribution-upgrade.ts";
import dockerfileDownloadWithoutCheck from "../rules/dockerfile/download-without-check.ts";
import dockerfileDuplicateFlag from "../rules/dockerfile/duplicate-flag.ts";
import dockerfileDuplicateStageName from "../rules/dockerfile/duplicate-stage-name.ts";
import dockerfileEmptyContinuationLine from "../rules/dockerfile/empty-continuation-line.ts";
import dockerfileEmptyVolume from "../rules/dockerfile/empty-volume.ts";
import dockerfileEndedBaseImage from "../rules/dockerfile/ended-base-image.ts";
import dockerfileEnvReadsOldValue from "../rules/dockerfile/env-reads-old-value.ts";
import dockerfileExposeHostPort from "../rules/dockerfile/expose-host-port.ts";
import dockerfileExposeProtocolCasing from "../rules/dockerfile/expose-protocol-casing.ts";
import dockerfileForbiddenOnbuildTrigger from "../rules/dockerfile/forbidden-onbuild-trigger.ts";
import dockerfileForeignPackageManager from "../rules/dockerfile/foreign-package-manager.ts";
import dockerfileFromAsCasing from "../rules/dockerfile/from-as-casing.ts";
import dockerfileGlobalArgNotRedeclared from "../rules/dockerfile/global-arg-not-redeclared.ts";
import dockerfileHeredocAsDestination from "../rules/dockerfile/heredoc-as-destination.ts";
import dockerfileIgnoredCmd from "../rules/dockerfile/ignored-cmd.ts";
import dockerfileIgnoredHadolintRule from "../rules/dockerfile/ignored-hadolint-rule.ts";
import dockerfileImpossibleCopySource from "../rules/dockerfile/impossible-copy-source.ts";
import dockerfileIneffectiveCheckOption from "../rules/dockerfile/ineffective-check-option.ts";
import dockerfileInstallWithoutYes from "../rules/dockerfile/install-without-yes.ts";
import dockerfileInvalidDefaultArgInFrom from "../rules/dockerfile/invalid-default-arg-in-from.ts";
import dockerfileInvalidDevice from "../rules/dockerfile/invalid-device.ts";
import dockerfileInvalidDirective from "../rules/dockerfile/invalid-directive.ts";
import dockerfileInvalidFlagValue from "../rules/dockerfile/invalid-flag-value.ts";
import dockerfileInvalidHealthcheck from "../rules/dockerfile/invalid-healthcheck.ts";
import dockerfileInvalidImageName from "../rules/dockerfile/invalid-image-name.ts";
import dockerfileInvalidJsonForm from "../rules/dockerfile/invalid-json-form.ts";
import dockerfileInvalidMountOption from "../rules/dockerfile/invalid-mount-option.ts";
import dockerfileInvalidPlatform from "../rules/dockerfile/invalid-platform.ts";
import dockerfileInvalidPort from "../rules/dockerfile/invalid-port.ts";
import dockerfileInvalidRemoteSource from "../rules/dockerfile/invalid-remote-source.ts";
import dockerfileInvalidSourceDateEpoch from "../rules/dockerfile/invalid-source-date-epoch.ts";
import dockerfileInvalidStageName from "../rules/dockerfile/invalid-stage-name.ts";
import dockerfileInvalidStopSignal from "../rules/dockerfile/invalid-stop-signal.ts";
import dockerfileJsonWithOtherValues from "../rules/dockerfile/json-with-other-values.ts";
import dockerfileLabelOffSchema from "../rules/dockerfile/label-off-schema.ts";
import dockerfileLatestTag from "../rules/dockerfile/latest-tag.ts";
import dockerfileLegacyKeyValue from "../rules/dockerfile/legacy-key-value.ts";
import dockerfileLostBaseCommand from "../rules/dockerfile/lost-base-command.ts";
import dockerfileMaintainerInstruction from "../rules/dockerfile/maintainer-instruction.ts";
import dockerfileMalformedKeyValue from "../rules/dockerfile/malformed-key-value.ts";
import dockerfileMalformedLabelName from "../rules/dockerfile/malformed-label-name.ts";
import dockerfileMisnamedDescription from "../rules/dockerfile/misnamed-description.ts";
import dockerfileMissingCacheMount from "../rules/dockerfile/missing-cache-mount.ts";
import dockerfileMissingCopySource from "../rules/dockerfile/missing-copy-source.ts";
import dockerfileMissingHealthcheck from "../rules/dockerfile/missing-healthcheck.ts";
import dockerfileMixedInstructionCasing from "../rules/dockerfile/mixed-instruction-casing.ts";
import dockerfileNoStage from "../rules/dockerfile/no-stage.ts";
import dockerfilePackageCacheLeft from "../rules/dockerfile/package-cache-left.ts";
import dockerfilePackageListsInOwnLayer from "../rules/dockerfile/package-lists-in-own-layer.ts";
import dockerfilePlainHttpDownload from "../rules/dockerfile/plain-http-download.ts";
import dockerfileRedundantTargetPlatform from "../rules/dockerfile/redundant-target-platform.ts";
import dockerfileRelativeWorkdir from "../rules/dockerfile/relative-workdir.ts";
import dockerfileRelinkedSh from "../rules/dockerfile/relinked-sh.ts";
import dockerfileRemoteSourceInCopy from "../rules/dockerfile/remote-source-in-copy.ts";
import dockerfileRequiredVariableUnset from "../rules/dockerfile/required-variable-unset.ts";
import dockerfileReservedStageName from "../rules/dockerfile/reserved-stage-name.ts";
import dockerfileRootUser from "../rules/dockerfile/root-user.ts";
import dockerfileScriptWithWindowsLineEnds from "../rules/dockerfile/script-with-windows-line-ends.ts";
import dockerfileSecretFileCopied from "../rules/dockerfile/secret-file-copied.ts";
import dockerfileSecretInArgOrEnv from "../rules/dockerfile/secret-in-arg-or-env.ts";
import dockerfileSecretInText from "../rules/dockerfile/secret-in-text.ts";
import dockerfileSeveralCommands from "../rules/dockerfile/several-commands.ts";
import dockerfileShellFormCommand from "../rules/dockerfile/shell-form-command.ts";
import dockerfileShellSyntaxInExecForm from "../rules/dockerfile/shell-syntax-in-exec-form.ts";
import dockerfileShellWithoutJson from "../rules/dockerfile/shell-without-json.ts";
import dockerfileSourceOutsideContext from "../rules/dockerfile/source-outside-context.ts";
import dockerfileSourcesBeforeManifests from "../rules/dockerfile/sources-before-manifests.ts";
import dockerfileStageNameCasing from "../rules/dockerfile/stage-name-casing.ts";
import dockerfileUnavailablePlatform from "../rules/dockerfile/unavailable-platform.ts";
import dockerfileUncheckedDownload from "../rules/dockerfile/unchecked-download.ts";
import dockerfileUndefinedArgInFrom from "../rules/dockerfile/undefined-arg-in-from.ts";
import dockerfileUndefinedVariable from "../rules/dockerfile/undefined-variable.ts";
import dockerfileUnknownCopySource from "../rules/dockerfile/unknown-copy-source.ts";
import dockerfileUnknownFlag from "../rules/dockerfile/unknown-flag.ts";
import dockerfileUnknownIgnoredRule from "../rules/dockerfile/unknown-ignored-rule.ts";
import dockerfileUnknownInstruction from "../rules/dockerfile/unknown-instruction.ts";
import dockerfileUnknownUser from "../rules/dockerfile/unknown-user.ts";
import dockerfileUnpinnedPackage from "../rules/dockerfile/unpinned-package.ts";
import dockerfileUnpinnedSystemPackage from "../rules/dockerfile/unpinned-system-package.ts";
import dockerfileUnpublishedExposedPort from "../rules/dockerfile/unpublished-exposed-port.ts";
import dockerfileUnresolvableOwner from "../rules/dockerfile/unresolvable-owner.ts";
import dockerfileUnterminatedHeredoc from "../rules/dockerfile/unterminated-heredoc.ts";
import dockerfileUntrustedRegistry from "../rules/dockerfile/untrusted-registry.ts";
import dockerfileUnusedIgnore from "../rules/dockerfile/unused-ignore.ts";
import dockerfileUnusedStage from "../rules/dockerfile/unused-stage.ts";
import dockerfileUserByName from "../rules/dockerfile/user-by-name.ts";
import dockerfileUseraddWithLargeNumber from "../rules/dockerfile/useradd-with-large-number.ts";
import dockerfileVariableInExecForm from "../rules/dockerfile/variable-in-exec-form.ts";
import dockerfileVariableSetOnSameLine from "../rules/dockerfile/variable-set-on-same-line.ts";
import dockerfileVolumeWithHostPath from "../rules/dockerfile/volume-with-host-path.ts";
import dockerfileWgetProgressBar from "../rules/dockerfile/wget-progress-bar.ts";
import dockerfileWholeFilesystemCopy from "../rules/dockerfile/whole-filesystem-copy.ts";
import dockerfileWrongArgumentCount from "../rules/dockerfile/wrong-argument-count.ts";
import dockerignoreCommentAfterPattern from "../rules/dockerignore/comment-after-pattern.ts";
import dockerignoreIneffectiveException from "../rules/dockerignore/ineffective-exception.ts";
import dockerignoreInvalidPattern from "../rules/dockerignore/invalid-pattern.ts";
import dockerignorePathOutsideContext from "../rules/dockerignore/path-outside-context.ts";
import dockerignoreRedundantPattern from "../rules/dockerignore/redundant-pattern.ts";
import envCommentAsValue from "../rules/env/comment-as-value.ts";
import envDuplicateKey from "../rules/env/duplicate-key.ts";
import envInvalidKey from "../rules/env/invalid-key.ts";
import envInvalidVariable from "../rules/env/invalid-variable.ts";
import envSpaceAroundEquals from "../rules/env/space-around-equals.ts";
import envUnterminatedQuote from "../rules/env/unterminated-quote.ts";
import shellBashOnlySyntax from "../rules/shell/bash-only-syntax.ts";
import shellCdInRun from "../rules/shell/cd-in-run.ts";
import shellDownloadPipedToShell from "../rules/shell/download-piped-to-shell.ts";
import shellFailureLost from "../rules/shell/failure-lost.ts";
import shellPipeWithoutPipefail from "../rules/shell/pipe-without-pipefail.ts";
import shellRemovedInLaterLayer from "../rules/shell/removed-in-later-layer.ts";
import shellSecretEchoed from "../rules/shell/secret-echoed.ts";
import shellServerInRun from "../rules/shell/server-in-run.ts";
import shellShellcheck from "../rules/shell/shellcheck.ts";
import shellStateLostAfterRun from "../rules/shell/state-lost-after-run.ts";
import shellSudo from "../rules/shell/sudo.ts";
import shellSyntaxError from "../rules/shell/syntax-error.ts";
import shellUnansweredQuestion from "../rules/shell/unanswered-question.ts";
import shellUselessTrue from "../rules/shell/useless-true.ts";
import shellWgetAndCurl from "../rules/shell/wget-and-curl.ts";
import shellWorldWritable from "../rules/shell/world-writable.ts";

export const RULES: readonly Rule[] = [
  composeAppendedPorts,
  composeBuildAndImage,
  composeBuildVariableAtRunTime,
  composeCompletedWithRestart,
  composeConflictingKeys,
  composeContainerNameWithReplicas,
  composeDangerousCapability,
  composeDangerousDevice,
  composeDecimalMode,
  composeDependencyCycle,
  composeDockerSocketMount,
  composeDuplicateContainerName,
  composeDuplicateItem,
  composeDuplicateMountTarget,
  composeExternalWithName,
  composeHealthyWithoutHealthcheck,
  composeHostNamespace,
  composeHostNetwork,
  composeHostPortCollision,
  composeImageWithoutDigest,
  composeImageWithoutVersion,
  composeIncompatibleOverride,
  composeInvalidExtends,
  composeInvalidHealthcheckTest,
  composeInvalidInclude,
  composeInvalidName,
  composeInvalidValue,
  composeInvalidYaml,
  composeLocalhostBetweenServices,
  composeLoggingOff,
  composeMalformedInterpolation,
  composeMissingCapDrop,
  composeMissingEnvFile,
  composeMissingKey,
  composeMissingNoNewPrivileges,
  composeMissingProjectName,
  composeMissingResourceLimit,
  composeMountHidesDependencies,
  composeObsoleteVersion,
  composePortOnAllInterfaces,
  composePrivilegedService,
  composePublishedPortBetweenServices,
  composeQuotedVolume,
  composeQuotesInListItem,
  composeRootUser,
  composeSecretInEnvironment,
  composeSecurityProfileOff,
  composeSensitiveHostPath,
  composeServiceWithoutImage,
  composeSharedPropagation,
  composeSwappedPorts,
  composeTmpfsExec,
  composeUndefinedConfig,
  composeUndefinedModel,
  composeUndefinedNetwork,
  composeUndefinedSecret,
  composeUndefinedServiceReference,
  composeUndefinedVolume,
  composeUnescapedDollar,
  composeUnknownIgnoredRule,
  composeUnknownKey,
  composeUnneededLinks,
  composeUnquotedPort,
  composeUnreadyDependency,
  composeUnsortedNames,
  composeUnusedIgnore,
  composeUnusedResource,
  composeUnusualKeyOrder,
  composeWritableRootFilesystem,
  composeWrongForm,
  dockerfileAddForLocalFile,
  dockerfileAptGetWithRecommends,
  dockerfileAptInScript,
  dockerfileBadSubstitution,
  dockerfileBuildArgumentInCommand,
  dockerfileCommandWithoutUse,
  dockerfileCommentAfterArguments,
  dockerfileConsecutiveRun,
  dockerfileConstantFromPlatform,
  dockerfileContextWithoutIgnoreFile,
  dockerfileCopiedArchiveUnpacked,
  dockerfileCopyIgnoredFile,
  dockerfileCopySeveralToFile,
  dockerfileCopyToRelativePath,
  dockerfileDeprecatedInstallFlag,
  dockerfileDevelopmentDependencies,
  dockerfileDistributionUpgrade,
  dockerfileDownloadWithoutCheck,
  dockerfileDuplicateFlag,
  dockerfileDuplicateStageName,
  dockerfileEmptyContinuationLine,
  dockerfileEmptyVolume,
  dockerfileEndedBaseImage,
  dockerfileEnvReadsOldValue,
  dockerfileExposeHostPort,
  dockerfileExposeProtocolCasing,
  dockerfileForbiddenOnbuildTrigger,
  dockerfileForeignPackageManager,
  dockerfileFromAsCasing,
  dockerfileGlobalArgNotRedeclared,
  dockerfileHeredocAsDestination,
  dockerfileIgnoredCmd,
  dockerfileIgnoredHadolintRule,
  dockerfileImpossibleCopySource,
  dockerfileIneffectiveCheckOption,
  dockerfileInstallWithoutYes,
  dockerfileInvalidDefaultArgInFrom,
  dockerfileInvalidDevice,
  dockerfileInvalidDirective,
  dockerfileInvalidFlagValue,
  dockerfileInvalidHealthcheck,
  dockerfileInvalidImageName,
  dockerfileInvalidJsonForm,
  dockerfileInvalidMountOption,
  dockerfileInvalidPlatform,
  dockerfileInvalidPort,
  dockerfileInvalidRemoteSource,
  dockerfileInvalidSourceDateEpoch,
  dockerfileInvalidStageName,
  dockerfileInvalidStopSignal,
  dockerfileJsonWithOtherValues,
  dockerfileLabelOffSchema,
  dockerfileLatestTag,
  dockerfileLegacyKeyValue,
  dockerfileLostBaseCommand,
  dockerfileMaintainerInstruction,
  dockerfileMalformedKeyValue,
  dockerfileMalformedLabelName,
  dockerfileMisnamedDescription,
  dockerfileMissingCacheMount,
  dockerfileMissingCopySource,
  dockerfileMissingHealthcheck,
  dockerfileMixedInstructionCasing,
  dockerfileNoStage,
  dockerfilePackageCacheLeft,
  dockerfilePackageListsInOwnLayer,
  dockerfilePlainHttpDownload,
  dockerfileRedundantTargetPlatform,
  dockerfileRelativeWorkdir,
  dockerfileRelinkedSh,
  dockerfileRemoteSourceInCopy,
  dockerfileRequiredVariableUnset,
  dockerfileReservedStageName,
  dockerfileRootUser,
  dockerfileScriptWithWindowsLineEnds,
  dockerfileSecretFileCopied,
  dockerfileSecretInArgOrEnv,
  dockerfileSecretInText,
  dockerfileSeveralCommands,
  dockerfileShellFormCommand,
  dockerfileShellSyntaxInExecForm,
  dockerfileShellWithoutJson,
  dockerfileSourceOutsideContext,
  dockerfileSourcesBeforeManifests,
  dockerfileStageNameCasing,
  dockerfileUnavailablePlatform,
  dockerfileUncheckedDownload,
  dockerfileUndefinedArgInFrom,
  dockerfileUndefinedVariable,
  dockerfileUnknownCopySource,
  dockerfileUnknownFlag,
  dockerfileUnknownIgnoredRule,
  dockerfileUnknownInstruction,
  dockerfileUnknownUser,
  dockerfileUnpinnedPackage,
  dockerfileUnpinnedSystemPackage,
  dockerfileUnpublishedExposedPort,
  dockerfileUnresolvableOwner,
  dockerfileUnterminatedHeredoc,
  dockerfileUntrustedRegistry,
  dockerfileUnusedIgnore,
  dockerfileUnusedStage,
  dockerfileUserByName,
  dockerfileUseraddWithLargeNumber,
  dockerfileVariableInExecForm,
  dockerfileVariableSetOnSameLine,
  dockerfileVolumeWithHostPath,
  dockerfileWgetProgressBar,
  dockerfileWholeFilesystemCopy,
  dockerfileWrongArgumentCount,
  dockerignoreCommentAfterPattern,
  dockerignoreIneffectiveException,
  dockerignoreInvalidPattern,
  dockerignorePathOutsideContext,
  dockerignoreRedundantPattern,
  envCommentAsValue,
  envDuplicateKey,
  envInvalidKey,
  envInvalidVariable,
  envSpaceAroundEquals,
  envUnterminatedQuote,
  shellBashOnlySyntax,
  shellCdInRun,
  shellDownloadPipedToShell,
  shellFailureLost,
  shellPipeWithoutPipefail,
  shellRemovedInLaterLayer,
  shellSecretEchoed,
  shellServerInRun,
  shellShellcheck,
  shellStateLostAfterRun,
  shellSudo,
  shellSyntaxError,
  shellUnansweredQuestion,
  shellUselessTrue,
  shellWgetAndCurl,
  shellWorldWritable,
];
