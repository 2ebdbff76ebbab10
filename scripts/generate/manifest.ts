/** The generated parts of package.json, the settings table and the JSON schema of `.dockwright.yaml`. */
import { PRESETS, type Rule, SEVERITIES } from "../../server/src/linter/rule.ts";
import { SETTINGS } from "../../server/src/lsp/settings.ts";
import { read } from "./output.ts";

/** Commands by id, each with its title. A file of the same name in client/src/commands does it. */
export const COMMANDS: Readonly<Record<string, string>> = {
  "dockwright.copyAsDockerRun": "Copy Service as docker run",
  "dockwright.copyReport": "Copy Details for a Bug Report",
  "dockwright.dockerRunToCompose": "Turn docker run into a Compose Service",
  "dockwright.doctor": "Look for Overlapping Extensions",
  "dockwright.explainRule": "Explain a Rule",
  "dockwright.learn": "Learn Docker Files",
  "dockwright.openSample": "Open a Sample to Try",
  "dockwright.restartServer": "Restart Server",
  "dockwright.showLog": "Show Log",
};

export function manifest(rules: readonly Rule[]): string {
  const whole = JSON.parse(read("package.json")) as { contributes: Record<string, unknown> };
  whole.contributes["configuration"] = { title: "Dockwright", properties: properties(rules) };
  whole.contributes["commands"] = Object.entries(COMMANDS).map(([command, title]) => ({
    command,
    title,
    category: "Dockwright",
  }));
  return `${JSON.stringify(whole, null, 2)}\n`;
}

function properties(rules: readonly Rule[]): Record<string, unknown> {
  const entries: [string, unknown][] = Object.entries(SETTINGS).map(([name, schema], order) => {
    const known = name === "lint.rules" ? { properties: ruleProperties(rules) } : {};
    return [`dockwright.${name}`, { ...schema, ...known, scope: "resource", order }];
  });
  entries.push([
    "dockwright.trace.server",
    {
      type: "string",
      enum: ["off", "messages", "verbose"],
      default: "off",
      scope: "window",
      order: entries.length,
      markdownDescription: "Log what editor and server say to each other.",
      tags: ["advanced"],
    },
  ]);
  return Object.fromEntries(entries);
}

function ruleProperties(rules: readonly Rule[]): Record<string, unknown> {
  const values = ["off", "hint", "information", "warning", "error", "default"];
  return Object.fromEntries(
    rules.map((rule) => [rule.id, { type: "string", enum: values, default: "default", description: rule.title }]),
  );
}

export function settingsTable(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, schema]) =>
      `| \`dockwright.${name}\` | \`${JSON.stringify(schema.default)}\` | ${schema.markdownDescription.replaceAll("|", "\\|")} |`,
  );
  return `| setting | default | what it does |\n| --- | --- | --- |\n${rows.join("\n")}`;
}

/** JSON schema of the optional project file. */
export function configSchema(rules: readonly Rule[]): string {
  const severity = { enum: [...SEVERITIES, "off"] };
  const ruleMap = {
    type: "object",
    properties: Object.fromEntries(rules.map((rule) => [rule.id, { ...severity, description: rule.title }])),
    additionalProperties: severity,
  };
  const globs = { type: "array", items: { type: "string" } };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Dockwright project configuration",
    type: "object",
    additionalProperties: false,
    properties: {
      preset: { enum: PRESETS },
      rules: ruleMap,
      options: { type: "object", additionalProperties: { type: "object" } },
      overrides: {
        type: "array",
        items: {
          type: "object",
          required: ["files"],
          additionalProperties: false,
          properties: { files: globs, preset: { enum: PRESETS }, rules: ruleMap },
        },
      },
      ignore: globs,
      files: { type: "object", additionalProperties: false, properties: { dockerfile: globs, compose: globs } },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
