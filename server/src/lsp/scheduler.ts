/** Runs work in slices, so that cancellations and edits can arrive in between. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Longest stretch of work without looking at the message queue, in milliseconds. */
const SLICE = 8;

/** Ends a request whose client has lost interest. */
export function throwIfCancelled(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** Lets waiting messages in. A macrotask: promises alone would not let input through. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Drives a stepwise computation to its end, breathing when a slice is used up. */
export async function runSteps<T>(steps: Generator<void, T>, token: CancellationToken | undefined): Promise<T> {
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    await breathe();
    throwIfCancelled(token);
    sliceEnd = performance.now() + SLICE;
  }
}
