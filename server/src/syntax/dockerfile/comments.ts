/** Where comments stand. */
import type { Span } from "../../text/span.ts";
import type { DockerfileSyntax } from "./syntax.ts";

/** True where a whole comment lies inside the span. Looks only at those near it: comments are in order of place. */
export function hasComment({ comments }: Pick<DockerfileSyntax, "comments">, { start, end }: Span): boolean {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (comments[low]?.span.end ?? Number.POSITIVE_INFINITY) <= end;
}
