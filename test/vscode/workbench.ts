/** Opens VS Code's workbench in a headless browser, and drives it: for the test runner and for the pictures. */
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { findChromium } from "./chromium.ts";
import { type RunningServer, type WindowOptions, windowUrl } from "./server.ts";

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface WorkbenchOptions extends WindowOptions {
  /** Called with the exit code when the test run in the extension host is over. */
  readonly onExit?: (code: number) => void;
  /** Gets everything that the window and the extension host log. */
  readonly onLog?: (type: string, args: unknown[]) => void;
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels per CSS pixel, for sharp pictures. */
  readonly scale?: number;
}

/** An open window. */
export interface Workbench {
  readonly browser: Browser;
  readonly page: Page;
  close(): Promise<void>;
}

/** Opens a window of a running server. */
export async function openWorkbench(server: RunningServer, options: WorkbenchOptions): Promise<Workbench> {
  const browser = await chromium.launch({ executablePath: findChromium(), headless: true, args: CHROMIUM_FLAGS });
  try {
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1200, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const page = await context.newPage();
    // No test may depend on another host; refusing at once is also quicker than a look-up that fails.
    await context.route(
      (url) => url.host !== server.authority,
      (route) => route.abort(),
    );
    page.on("pageerror", (error) => options.onLog?.("error", [`page error: ${error.message}`]));
    page.on("crash", () => {
      options.onLog?.("error", ["the page crashed"]);
      options.onExit?.(1);
    });
    // The workbench calls these two where they exist: they are VS Code's own hooks for automation.
    await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => options.onLog?.(type, args));
    await page.exposeFunction("codeAutomationExit", (code: number) => options.onExit?.(code));
    await page.goto(windowUrl(server, options));
    return { browser, page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Opens a file of the workspace by its name, as with Ctrl+P, and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
  await pick(page, "ControlOrMeta+P", name, name);
  await page.locator(".tab.active", { hasText: name.split("/").at(-1) ?? name }).waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

/** Runs a command of the palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, "F1", `>${title}`, title.split(": ").at(-1) ?? title);
}

async function pick(page: Page, key: string, text: string, expected: string): Promise<void> {
  const input = page.locator(".quick-input-widget input[type=text]");
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: expected.split("/").at(-1) ?? expected });
  await page.keyboard.press(key);
  await input.waitFor();
  await input.fill(text);
  await row.first().waitFor({ timeout: 60_000 });
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}

/** A piece of the open file's text. */
export function word(page: Page, text: string): Locator {
  return page.locator(".editor-instance .view-line span span", { hasText: text }).first();
}
