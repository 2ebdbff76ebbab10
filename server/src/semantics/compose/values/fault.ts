/** What is wrong with the text of a value, and where in it. */
export interface ValueFault {
  /** Offsets in the value. */
  readonly start: number;
  readonly end: number;
  /** A sentence that quotes the guilty part. */
  readonly message: string;
  /** Compose refuses to load the project; else the engine refuses it later. */
  readonly fails: boolean;
  /** The whole value as it was probably meant. */
  readonly suggestion?: string;
}

/** The user's words in quotes, cut where they are long. */
export function quoted(text: string): string {
  return text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`;
}

/** A fault of the whole value. */
export function wholeFault(text: string, message: string, fails = true, suggestion?: string): ValueFault {
  return { start: 0, end: text.length, message, fails, ...(suggestion === undefined ? {} : { suggestion }) };
}
