/**
 * `npm run screenshots`: takes the pictures of the README in the real editor and writes them to docs/pictures/.
 * `npm run screenshots -- hover` takes only that one. To add a picture, add an entry to SHOTS. Look at the result.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { installVSCode } from "../test/vscode/install.ts";
import { startServer } from "../test/vscode/server.ts";
import { openFile, openWorkbench, runCommand, word } from "../test/vscode/workbench.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const PICTURES = path.join(ROOT, "docs/pictures");
const SIZE = { width: 1100, height: 640 };

const SETTINGS = {
  "workbench.colorTheme": "Default Light Modern",
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.hover.delay": 100,
  "editor.fontSize": 14,
  "editor.guides.indentation": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.activityBar.location": "hidden",
  "breadcrumbs.enabled": false,
  "git.enabled": false,
};

interface Shot {
  /** Files that the sample workspace does not have. */
  readonly write?: Readonly<Record<string, string>>;
  /** The file of the sample workspace that it shows. */
  readonly file: string;
  /** Brings the window into the state to be shown. */
  readonly pose: (page: Page) => Promise<void>;
}

/** The pictures by file name, without `.png`. */
const SHOTS: Readonly<Record<string, Shot>> = {
  problems: {
    file: "worker/Dockerfile",
    pose: async (page) => {
      await goToLine(page, lineOf("worker/Dockerfile", "CMD"));
      await seeSquiggle(page);
      await runCommand(page, "Problems: Focus on Problems View");
      await page.locator(".markers-panel .monaco-list-row").first().waitFor();
    },
  },
  hover: { file: "web/Dockerfile", pose: (page) => hoverOver(page, "web/Dockerfile", "CMD node", "CMD") },
  "hover-cache": { file: "web/Dockerfile", pose: (page) => hoverOver(page, "web/Dockerfile", "COPY . .", "COPY") },
  "hover-image": { file: "web/Dockerfile", pose: (page) => hoverOver(page, "web/Dockerfile", "FROM", "node") },
  "hover-variable": {
    file: "api/Dockerfile",
    pose: (page) => hoverOver(page, "api/Dockerfile", "FROM --platform", "GO_VERSION"),
  },
  "hover-user": {
    file: "worker/Dockerfile",
    pose: (page) => hoverOver(page, "worker/Dockerfile", "USER worker", "USER"),
  },
  "hover-mount": {
    file: "worker/Dockerfile",
    pose: (page) => hoverOver(page, "worker/Dockerfile", "RUN --mount", "cache"),
  },
  "hover-command": {
    file: "worker/Dockerfile",
    pose: (page) => hoverOver(page, "worker/Dockerfile", "RUN useradd", "useradd"),
  },
  "hover-health": {
    file: "web/Dockerfile",
    pose: (page) => hoverOver(page, "web/Dockerfile", "HEALTHCHECK", "HEALTHCHECK"),
  },
  "hover-comment": {
    file: "web/Dockerfile",
    pose: (page) => hoverOver(page, "web/Dockerfile", "# The manifests", "#"),
  },
  "hover-exec-form": { file: "worker/Dockerfile", pose: (page) => hoverOver(page, "worker/Dockerfile", "CMD", "[") },
  "quick-fix": {
    file: "proxy/Dockerfile",
    pose: async (page) => {
      await seeSquiggle(page);
      await word(page, "COPPY").click();
      await openQuickFixes(page);
    },
  },
  snippet: {
    file: "db/Dockerfile",
    pose: async (page) => {
      await page.locator(".editor-instance .view-lines").first().click();
      await page.keyboard.type("multistage");
      const suggestion = page.locator(".suggest-widget.visible .monaco-list-row");
      if (!(await appears(suggestion.first()))) await page.keyboard.press("Control+Space");
      await suggestion.first().waitFor();
      await page
        .locator(".suggest-details-container, .suggest-details")
        .first()
        .waitFor()
        .catch(() => undefined);
    },
  },
  colours: {
    file: "colours/Dockerfile",
    write: {
      "colours/Dockerfile": `# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.14
FROM python:\${PYTHON_VERSION}-slim AS report
ENV TITLE="Sales \${PYTHON_VERSION}" \\
    # comments may stand inside
    LEVEL='info'
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install --upgrade pip && \\
    if [ -n "$TITLE" ]; then echo "done: $TITLE"; fi
RUN <<EOF
set -e
for name in one two; do
  echo "$name" >> /tmp/names
done
EOF
RUN python3 <<'PY'
from pathlib import Path
print(sum(len(line) for line in Path("/tmp/names").open()))
PY
COPY <<EOF /etc/report.json
{"title": "\${TITLE}", "size": 3}
EOF
FROM report
COPY --chown=1000:1000 --link report /srv/
EXPOSE 8080/tcp
HEALTHCHECK --interval=30s CMD curl -f localhost:8080 || exit 1
USER app
CMD ["python3", "-m", "report"]
`,
    },
    pose: (page) => seeLenses(page),
  },
  "colours-compose": { file: "compose.yaml", pose: (page) => seeLenses(page) },
  compose: {
    file: "compose.yaml",
    pose: (page) => hoverOver(page, "compose.yaml", "enviroment:", "enviroment"),
  },
  "compose-fix": {
    file: "compose.yaml",
    pose: async (page) => {
      await goToLine(page, lineOf("compose.yaml", "enviroment:"));
      await seeSquiggle(page);
      await word(page, "enviroment").click();
      await openQuickFixes(page);
    },
  },
  "compose-port": {
    file: "compose.override.yaml",
    pose: (page) => hoverOver(page, "compose.override.yaml", '- "127.0.0.1:5432', "5432"),
  },
  "compose-merged": {
    file: "compose.override.yaml",
    pose: (page) => hoverOver(page, "compose.override.yaml", "healthcheck:", "healthcheck"),
  },
};

function lineOf(file: string, text: string): number {
  const lines = fs.readFileSync(path.join(ROOT, "examples", file), "utf8").split("\n");
  return lines.findIndex((line) => line.trim().startsWith(text)) + 1;
}

async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press("Control+G");
  const input = page.locator(".quick-input-widget input[type=text]");
  await input.waitFor();
  await input.fill(`:${line}`);
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}

/** A squiggle is an element of its own over the text; it is there when the server has answered. */
async function seeSquiggle(page: Page): Promise<void> {
  await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").first().waitFor({ timeout: 60_000 });
}

/** Lenses come last. */
async function seeLenses(page: Page): Promise<void> {
  await page.locator(".codelens-decoration a").first().waitFor({ timeout: 60_000 });
}

async function hoverOver(page: Page, file: string, line: string, text: string): Promise<void> {
  await goToLine(page, lineOf(file, line));
  await seeSquiggle(page);
  // The editor shows blanks as no-break spaces.
  const row = page.locator(".editor-instance .view-line", { hasText: new RegExp(line.replaceAll(" ", "\\s+")) });
  const place = await row.first().evaluate(middleOf, text);
  await page.mouse.move(place.x - 2, place.y);
  await page.mouse.move(place.x, place.y);
  await page.locator(".monaco-hover:not(.hidden) .hover-contents").first().waitFor();
}

/** The middle of a text inside an element. Runs in the page, so it uses nothing from here. */
function middleOf(element: Element, text: string): { x: number; y: number } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.textContent?.indexOf(text) ?? -1;
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  throw new Error(`${text} is not in this line`);
}

async function openQuickFixes(page: Page): Promise<void> {
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .monaco-list-row").first().waitFor();
}

async function appears(locator: ReturnType<Page["locator"]>): Promise<boolean> {
  return locator.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

async function takePicture(name: string, shot: Shot, workspace: string): Promise<void> {
  const server = await startServer(installVSCode("newest"), { trusted: true, settings: SETTINGS });
  try {
    const options = { workspace, extensions: [ROOT], size: SIZE, scale: 1.5 };
    const { page, close } = await openWorkbench(server, options);
    try {
      await openFile(page, shot.file);
      await shot.pose(page);
      // Fading in and out is over then; a picture has no event to wait for.
      await page.waitForTimeout(1000);
      await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
      console.log(`docs/pictures/${name}.png`);
    } catch (error) {
      await page.screenshot({ path: path.join(os.tmpdir(), `dockwright-${name}-failed.png`) });
      throw error;
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in SHOTS));
  if (unknown.length > 0)
    throw new Error(`No picture is called ${unknown}; there are ${Object.keys(SHOTS).join(", ")}.`);
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("The extension could not be built.");
  fs.mkdirSync(PICTURES, { recursive: true });
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "dockwright-pictures-"));
  try {
    // The folder's name is in the picture.
    const workspace = path.join(scratch, "harbour");
    fs.cpSync(path.join(ROOT, "examples"), workspace, { recursive: true });
    fs.writeFileSync(path.join(workspace, "db/Dockerfile"), "");
    for (const [name, shot] of Object.entries(SHOTS)) {
      for (const [file, text] of Object.entries(shot.write ?? {})) {
        fs.mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
        fs.writeFileSync(path.join(workspace, file), text);
      }
      if (wanted.length === 0 || wanted.includes(name)) await takePicture(name, shot, workspace);
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`npm run screenshots: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
