/** Runs the worker bundle in a headless Chromium and talks LSP to it through the page. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from "vscode-languageserver-protocol/node";
import { findChromium } from "../vscode/chromium.ts";
import { type ClientOptions, connect, type LspClient } from "./lspClient.ts";
import { ROOT } from "./sources.ts";

class PageReader extends AbstractMessageReader {
  #callback: DataCallback | undefined;
  readonly #early: Message[] = [];

  receive(message: Message): void {
    if (this.#callback) this.#callback(message);
    else this.#early.push(message);
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    for (const message of this.#early.splice(0)) callback(message);
    return { dispose: () => undefined };
  }
}

class PageWriter extends AbstractMessageWriter {
  readonly #post: (message: Message) => Promise<void>;

  constructor(post: (message: Message) => Promise<void>) {
    super();
    this.#post = post;
  }

  write(message: Message): Promise<void> {
    return this.#post(message);
  }

  end(): void {}
}

export async function overWorker(options: ClientOptions = {}): Promise<LspClient> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage();
  const reader = new PageReader();
  await page.exposeFunction("fromWorker", (message: Message) => reader.receive(message));
  const script = readFileSync(join(ROOT, "dist/server/browser.js"), "utf8");
  await page.evaluate((source) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    const scope = globalThis as unknown as {
      toWorker: (message: unknown) => void;
      fromWorker: (message: unknown) => void;
    };
    worker.onmessage = ({ data }) => scope.fromWorker(data);
    worker.onerror = ({ message }) => console.error(message);
    scope.toWorker = (message) => worker.postMessage(message);
  }, script);
  const post = (message: Message) =>
    page.evaluate(
      (value) => (globalThis as unknown as { toWorker: (message: unknown) => void }).toWorker(value),
      message as unknown as Record<string, unknown>,
    );
  return connect(reader, new PageWriter(post), options, () => browser.close());
}
