/** A tag that several FROMs repeat → one ARG above them. */
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import { insert, replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, keywordLike, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";

const TITLE = "Extract the repeated tag to an ARG";

export default dockerfileRefactoring({
  id: "dockerfile/extract-tag",
  title: TITLE,
  kind: "refactor.extract",
  since: "0.1.0",
  changes: [],
  propose,
});

/** `repository:tag` of a FROM, as written. */
interface Tagged {
  readonly repository: string;
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  const own = instruction?.keyword === "FROM" ? place.graph.stageOf(instruction) : undefined;
  const tagged = own && taggedOf(own, place);
  if (!tagged) return [];
  const same = place.graph.stages
    .flatMap((stage) => taggedOf(stage, place) ?? [])
    .filter(({ repository, tag }) => repository === tagged.repository && tag === tagged.tag);
  const [first] = place.graph.stages;
  if (same.length < 2 || !first) return [];
  const name = argumentName(tagged.repository, place);
  const line = `${keywordLike("ARG", first.from.keywordText)} `;
  const edits = (): readonly RefactorEdit[] => [
    {
      ...insert(first.from.span.start, `${line}${name}=${tagged.tag}${place.eol}`),
      placeholder: { start: line.length, end: line.length + name.length },
    },
    ...same.map((one) => ({ ...replace(one, `\${${name}}`), placeholder: { start: 2, end: 2 + name.length } })),
  ];
  return [{ title: `${TITLE}: ${name}`, edits }];
}

function taggedOf({ from }: Stage, { text }: DockerfilePlace): Tagged | undefined {
  const { image } = from;
  if (image?.literal === undefined || text.slice(image.span.start, image.span.end) !== image.literal) return undefined;
  const match = /^([^@]*[^@:/]):([\w.-]+)$/.exec(image.literal);
  if (!match) return undefined;
  const [, repository = "", tag = ""] = match;
  return { repository, tag, start: image.span.end - tag.length, end: image.span.end };
}

/** `NODE_VERSION`, unless somebody has that name already. */
function argumentName(repository: string, { graph, text }: DockerfilePlace): string {
  const last = repository
    .slice(repository.lastIndexOf("/") + 1)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_");
  const stem = /^[A-Z]/.test(last) ? last : `IMAGE_${last}`;
  const taken = (name: string) =>
    graph.globalArgs.some((one) => one.name === name) || new RegExp(`\\b${name}\\b`).test(text);
  const free = [`${stem}_VERSION`, `${stem}_TAG`, `${stem}_IMAGE_TAG`].find((name) => !taken(name));
  return free ?? `${stem}_BASE_TAG`;
}
