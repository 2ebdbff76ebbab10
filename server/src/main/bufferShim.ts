/**
 * dockerfile-ast 0.7 calls `Buffer.from(text)` while it parses, only to look for a byte order mark by its bytes.
 * A worker has no Buffer: this gives the one function that is used.
 */
const scope = globalThis as unknown as { Buffer?: unknown };
scope.Buffer ??= { from: (text: string) => new TextEncoder().encode(text) };
