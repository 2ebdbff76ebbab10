/** `dockwright.doctor`: which other extensions do the same work, and how to leave it to one of them. Changes nothing itself. */
import * as vscode from "vscode";

const SCHEME = "dockwright-doctor";

interface Overlap {
  readonly id: string;
  readonly name: string;
  readonly does: string;
  /** How to switch the other one's part off. */
  readonly theirs: string;
  /** How to switch ours off. */
  readonly ours: string;
}

const OVERLAPS: readonly Overlap[] = [
  {
    id: "ms-azuretools.vscode-containers",
    name: "Container Tools",
    does: "completion, hovers and diagnostics for Dockerfiles and Compose files",
    theirs: '`"containers.enableComposeLanguageService": false` for Compose files',
    ours: '`"dockwright.compose.enable": false` or `"dockwright.dockerfile.enable": false`',
  },
  {
    id: "ms-azuretools.vscode-docker",
    name: "Docker (Microsoft)",
    does: "completion, hovers and diagnostics for Dockerfiles and Compose files",
    theirs: "its successor Container Tools has settings for it",
    ours: '`"dockwright.compose.enable": false` or `"dockwright.dockerfile.enable": false`',
  },
  {
    id: "docker.docker",
    name: "Docker DX",
    does: "checks of Dockerfiles through Docker, and completion in Compose files",
    theirs: '`"docker.extension.enableComposeLanguageServer": false` for Compose files',
    ours: '`"dockwright.compose.enable": false` or `"dockwright.lint.enable": false`',
  },
  {
    id: "redhat.vscode-yaml",
    name: "YAML",
    does: "completion and checks by schema in Compose files that have the language YAML",
    theirs: '`"yaml.schemaStore.enable": false`, or the language "Docker Compose" for the file',
    ours: '`"dockwright.compose.enable": false`',
  },
  {
    id: "exiasr.hadolint",
    name: "hadolint",
    does: "hadolint's checks, which Dockwright has under the same codes",
    theirs: "disable the extension in this workspace",
    ours: '`"dockwright.lint.enable": false`',
  },
];

/** Registers the command and the page that it opens. */
export function registerDoctor(context: vscode.ExtensionContext): void {
  const show = (): Thenable<unknown> =>
    vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.from({ scheme: SCHEME, path: "/doctor.md" }));
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: page }),
    vscode.commands.registerCommand("dockwright.doctor", show),
  );
}

function page(): string {
  const present = OVERLAPS.filter(({ id }) => vscode.extensions.getExtension(id) !== undefined);
  if (present.length === 0)
    return "# Extensions beside Dockwright\n\nNo other extension that we know of works on the same files here.\n";
  const parts = present.map(
    ({ name, id, does, theirs, ours }) =>
      `## ${name} (\`${id}\`)\n\nIt offers ${does}. Where both speak, you see things twice.\n\n- To leave it to Dockwright: ${theirs}.\n- To leave it to ${name}: ${ours}.\n`,
  );
  return `# Extensions beside Dockwright\n\nDockwright changes no settings by itself. These extensions are installed and do some of the same work:\n\n${parts.join("\n")}`;
}
