/**
 * The user's own words inside a message: on one line, at most `limit` characters, in double quotes.
 * Messages have little room (90 characters for the first sentence), so long words lose their end.
 */
export function quote(words: string, limit = 30): string {
  return `"${shorten(words, limit)}"`;
}

/** The words on one line, cut off with an ellipsis where they are longer than `limit`. */
export function shorten(words: string, limit: number): string {
  const line = words.replace(/\s*[\r\n]+\s*/g, " ").trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}
