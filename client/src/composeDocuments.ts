import type { DocumentSelector } from "vscode";

/** Compose files by language, and by name where VS Code takes them for YAML. */
export const COMPOSE: DocumentSelector = [
  { language: "dockercompose" },
  { pattern: "**/{docker-,}compose*.{yml,yaml}" },
];
