/**
 * The name among `known` that someone most likely meant by `typed`, or undefined when none is near.
 * Near: at most one edit for names up to four letters, else two, and never more than half of the letters.
 * A swap of neighbours counts as one edit (optimal string alignment).
 */
export function didYouMean(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  const limit = Math.min(wanted.length <= 4 ? 1 : 2, Math.floor(wanted.length / 2));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of known) {
    const candidate = name.toLowerCase();
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Engines refuse patterns of some ten thousand characters; nobody gives such a name. */
export const LONGEST_NAME = 200;

/** A name out of a file as part of a regular expression; an absurdly long one matches nothing. */
export function namePattern(name: string): string {
  return name.length > LONGEST_NAME ? "(?!)" : name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
