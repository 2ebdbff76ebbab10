/** ADD → COPY where both do the same. */
import { remoteSource } from "../../../semantics/dockerfile/remoteSource.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, keywordLike } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";

const TITLE = "Use COPY instead of ADD";
const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tzst|tlz|tz|taz|tb2|tz2|gz|bz2|xz|zst)$/i;
/** A name that says what is in the file, or a folder. */
const PLAIN = /\.[a-z][a-z0-9]{0,7}$|(?:^|\/)\.{0,2}\/?$/i;

export default dockerfileRefactoring({
  id: "dockerfile/add-to-copy",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose({ selected }: DockerfilePlace): readonly Proposal[] {
  const adds = selected.flatMap((one) => (one.keyword === "ADD" ? one : []));
  const [first] = adds;
  if (!first) return [];
  const texts = adds.flatMap(({ sources }) => sources.map(({ literal }) => literal));
  const own = adds.flatMap(({ flags }) => flags).find(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name));
  if (own) return [{ title: TITLE, refused: `COPY has no --${own.name}.` }];
  const refused = texts.map(reasonAgainst).find((reason) => reason !== undefined);
  if (refused !== undefined) return [{ title: TITLE, refused }];
  return [
    {
      title: TITLE,
      edits: () => adds.map(({ keywordSpan, keywordText }) => replace(keywordSpan, keywordLike("COPY", keywordText))),
    },
  ];
}

function reasonAgainst(source: string | undefined): string | undefined {
  if (source === undefined) return "A variable decides what is added.";
  if (remoteSource(source)) return "Only ADD fetches addresses and repositories.";
  if (ARCHIVE.test(source)) return `ADD unpacks ${source}; COPY would not.`;
  if (/[*?[]/.test(source)) return "Among the files of a pattern may be archives, which only ADD unpacks.";
  return PLAIN.test(source) ? undefined : `ADD would unpack ${source} if it is an archive, whatever its name.`;
}
