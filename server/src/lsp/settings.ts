/** Every setting under `dockwright.*`: the source of `contributes.configuration`, of the README table and of the server's defaults. */
import { DEFAULT_FORMAT, type FormatOptions } from "../features/shared/formatOptions.ts";
import { PRESETS, type Preset } from "../linter/rule.ts";
import type { RuleSeverity } from "../linter/severity.ts";

export interface Settings {
  readonly "dockerfile.enable": boolean;
  readonly "compose.enable": boolean;
  readonly "lint.enable": boolean;
  readonly "lint.preset": Preset;
  readonly "lint.rules": Readonly<Record<string, RuleSeverity | "default">>;
  readonly "lint.options": Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly "lint.hadolintCompatible": boolean;
  readonly "lint.allowInlineIgnores": boolean;
  readonly "shellcheck.enable": boolean;
  readonly "hover.enable": boolean;
  readonly "completion.enable": boolean;
  readonly "codeLens.enable": boolean;
  readonly "inlayHints.variables": boolean;
  readonly "inlayHints.workdir": boolean;
  readonly "inlayHints.user": boolean;
  readonly "inlayHints.ports": boolean;
  readonly "inlayHints.overrides": boolean;
  readonly "format.enable": boolean;
  readonly "format.dockerfile.keywordCase": FormatOptions["keywordCase"];
  readonly "format.dockerfile.continuationIndent": FormatOptions["continuationIndent"];
  readonly "format.dockerfile.operatorPosition": FormatOptions["operatorPosition"];
}

/** The settings that switch a feature on or off. */
export type SwitchName = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

/** A setting as VS Code's `contributes.configuration` describes it. */
export interface SettingSchema {
  readonly type: "boolean" | "string" | "object";
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly additionalProperties?: unknown;
}

const PRESET_TEXTS = [
  "Only errors and warnings.",
  "`quiet` plus information and precise hints.",
  "`recommended` plus teaching hints and longer hovers. It raises no severity.",
  "`learn` plus opinions and security checks.",
  "Every rule, also those that are off by default; for measuring.",
];

export const SETTINGS: Readonly<Record<keyof Settings, SettingSchema>> = {
  "dockerfile.enable": {
    type: "boolean",
    default: true,
    markdownDescription: "Work in Dockerfiles and Containerfiles.",
  },
  "compose.enable": { type: "boolean", default: true, markdownDescription: "Work in Compose files." },
  "lint.enable": { type: "boolean", default: true, markdownDescription: "Show diagnostics." },
  "lint.preset": {
    type: "string",
    default: "learn",
    markdownDescription: "Which rules are on, and how loudly they speak.",
    enum: PRESETS,
    markdownEnumDescriptions: PRESET_TEXTS,
  },
  "lint.rules": {
    type: "object",
    default: {},
    markdownDescription:
      'Severity by rule: an id (`dockerfile/latest-tag`), a foreign name (`DL3007`) or a pattern (`compose/*`), for example `{"dockerfile/latest-tag": "off"}`.',
    additionalProperties: { type: "string", enum: ["off", "hint", "information", "warning", "error", "default"] },
  },
  "lint.options": {
    type: "object",
    default: {},
    markdownDescription: "Options by rule id, for rules that have some.",
    additionalProperties: { type: "object" },
  },
  "lint.hadolintCompatible": {
    type: "boolean",
    default: false,
    markdownDescription: "Report exactly where hadolint does, where Dockwright is deliberately narrower.",
  },
  "lint.allowInlineIgnores": {
    type: "boolean",
    default: true,
    markdownDescription: "Let comments such as `# dockwright-ignore RULE -- reason` silence reports.",
  },
  "shellcheck.enable": {
    type: "boolean",
    default: false,
    markdownDescription:
      "Also show what [ShellCheck](https://www.shellcheck.net) says about the scripts of `RUN`, where a program `shellcheck` is in the `PATH`. Not in a browser.",
  },
  "hover.enable": { type: "boolean", default: true, markdownDescription: "Explain what is under the pointer." },
  "completion.enable": { type: "boolean", default: true, markdownDescription: "Offer completions." },
  "codeLens.enable": {
    type: "boolean",
    default: true,
    markdownDescription: "Show above stages and services who uses them.",
  },
  "inlayHints.variables": {
    type: "boolean",
    default: true,
    markdownDescription: "Show the values of variables behind their uses.",
  },
  "inlayHints.workdir": {
    type: "boolean",
    default: true,
    markdownDescription: "Show where a relative `WORKDIR` leads.",
  },
  "inlayHints.user": {
    type: "boolean",
    default: false,
    markdownDescription: "Show who runs the command of the final stage.",
  },
  "inlayHints.ports": {
    type: "boolean",
    default: false,
    markdownDescription: "Show which side of a port mapping is the host's.",
  },
  "inlayHints.overrides": {
    type: "boolean",
    default: true,
    markdownDescription: "Show in an override file which values it replaces.",
  },
  "format.enable": { type: "boolean", default: true, markdownDescription: "Format documents and selections." },
  "format.dockerfile.keywordCase": {
    type: "string",
    default: DEFAULT_FORMAT.keywordCase,
    markdownDescription: "Letter case of instructions when a Dockerfile is formatted.",
    enum: ["preserve", "consistent", "upper", "lower"],
    markdownEnumDescriptions: ["As written.", "As most of the file has it.", "`FROM`, `RUN`.", "`from`, `run`."],
  },
  "format.dockerfile.continuationIndent": {
    type: "string",
    default: DEFAULT_FORMAT.continuationIndent,
    markdownDescription:
      "Indentation of continuation lines when a Dockerfile is formatted. It changes the text of `RUN`, so its layer is built anew.",
    enum: ["preserve", "indent"],
    markdownEnumDescriptions: ["As written.", "One step, deeper nesting kept."],
  },
  "format.dockerfile.operatorPosition": {
    type: "string",
    default: DEFAULT_FORMAT.operatorPosition,
    markdownDescription: "Where `&&` and `||` stand in a `RUN` of several lines when a Dockerfile is formatted.",
    enum: ["preserve", "leading", "trailing"],
    markdownEnumDescriptions: ["As written.", "At the start of a line.", "At the end of a line."],
  },
};

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, schema]) => [name, schema.default]),
) as unknown as Settings;

/** The settings as the editor sends them (nested objects), with the default where a value is absent or of a wrong type. */
export function settingsFrom(sent: unknown): Settings {
  const entries = Object.entries(SETTINGS).map(([name, schema]) => {
    let value = sent;
    for (const segment of name.split(".")) value = (value as Record<string, unknown> | null | undefined)?.[segment];
    const fits =
      typeof value === schema.type && value !== null && (!schema.enum || schema.enum.includes(value as string));
    return [name, fits ? value : schema.default];
  });
  return Object.fromEntries(entries) as unknown as Settings;
}
