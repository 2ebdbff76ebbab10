/** One small workspace with mistakes in both languages; every door must give the same findings for it. */

export const FILES: Readonly<Record<string, string>> = {
  "compose.yaml": `version: "3.8"
services:
  web:
    build: .
    enviroment:
      A: b
    depends_on:
      db:
        condition: service_healthy
    networks: [front]
  db:
    image: postgres:17
`,
  Dockerfile: `ARG VERSION=1
FROM alpine
MAINTAINER someone <someone@example.com>
ENV NAME some value
RUN echo $VERSION
CMD ["true"]
CMD sleep 10
COPPY a b
`,
  "Dockerfile.ts": "export const a = 1;\n",
  "k8s/deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\n",
};

/** How a finding is told for comparison: `file rule line:character-line:character severity`. */
export interface Told {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export function tell({ path, rule, severity, range }: Told): string {
  return `${path} ${rule} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${severity}`;
}

/** LSP's language ids as VS Code would give them. */
export const LANGUAGE_IDS: Readonly<Record<string, string>> = {
  "compose.yaml": "dockercompose",
  Dockerfile: "dockerfile",
  "Dockerfile.ts": "dockerfile",
  "k8s/deployment.yaml": "yaml",
};

export const SEVERITY_NAMES = ["", "error", "warning", "information", "hint"] as const;
