/** Variables that the start script of a well-known image reads, and all that such an image needs in one go. */
import { declareEdit } from "../../../semantics/compose/declare.ts";
import { composeFile } from "../../../semantics/compose/file.ts";
import { environmentEntries } from "../../../semantics/compose/environmentEntries.ts";
import { valueOf } from "../../../semantics/compose/lookup.ts";
import type { ImageVariable, ServiceImage } from "../../../semantics/image/serviceImages.ts";
import { variableMeaning } from "../../../knowledge/wellKnown.ts";
import type { TextEdit } from "../../../text/edits.ts";
import type { Completion } from "../../shared/completion.ts";
import { hasColon, hasLinesBelow, isKeyWord } from "./keys.ts";
import { namesOfKind } from "./names.ts";
import type { TypingPlace } from "./place.ts";
import { imageHere } from "./shortForms.ts";

/** Names of variables, required ones first; `separator` is what stands behind a name in this form. */
export function environmentNames(place: TypingPlace, separator: string): readonly Completion[] {
  const image = imageHere(place);
  if (!image?.env || !/^\w*$/.test(place.typed)) return [];
  const { service, file, span } = place;
  const given = environmentEntries(service && valueOf(service, "environment"), file.text).map(({ name }) => name);
  const free = Object.entries(image.env).filter(([name, { deprecated }]) => !given.includes(name) && !deprecated);
  const rank = ({ required, requiredOneOf }: ImageVariable) => (required ? 0 : requiredOneOf ? 1 : 2);
  free.sort(([, a], [, b]) => rank(a) - rank(b));
  const about = variableMeaning;
  return free.map(([name, variable]) => ({
    label: name,
    kind: "variable",
    detail: describe(image, variable),
    ...(about(name) === undefined ? {} : { documentation: about(name) ?? "" }),
    span,
    newText: hasColon(place) || hasLinesBelow(place) ? name : `${name}${separator}`,
  }));
}

function describe({ name }: ServiceImage, { required, requiredOneOf, default: value }: ImageVariable): string {
  if (required) return `${name} needs it`;
  if (requiredOneOf) return `${name} needs one of several`;
  return value === undefined ? name : `${name}, default ${value}`;
}

/** "postgres: variables, volume, healthcheck": what the service still lacks; none where nothing is known or lacking. */
export function imagePrefill(place: TypingPlace): readonly Completion[] {
  const image = imageHere(place);
  const { service, flow, span, path } = place;
  if (
    !image ||
    !service ||
    flow ||
    path !== "services.*" ||
    !isKeyWord(place) ||
    hasColon(place) ||
    hasLinesBelow(place)
  )
    return [];
  const writer = new PrefillText(place);
  const parts: string[] = [];
  const variables = Object.entries(image.env ?? {}).filter(([, one]) => one.required === true);
  if (variables.length > 0 && !service.keys.has("environment") && !service.keys.has("env_file")) {
    writer.environment(variables.map(([name]) => name));
    parts.push("variables");
  }
  const volume = image.data?.[0];
  const declared = volume === undefined || service.keys.has("volumes") ? undefined : declaration(place, image);
  if (volume !== undefined && declared !== undefined) {
    writer.volume(declared.name, volume);
    parts.push("volume");
  }
  if (image.health && !service.keys.has("healthcheck")) {
    writer.healthcheck(image.health);
    parts.push("healthcheck");
  }
  if (parts.length < 2) return [];
  const documentation = `What the image \`${image.name}\` needs to start, to keep its data, and to be checked.`;
  return [
    {
      label: `${image.name}: ${parts.join(", ")}`,
      kind: "value",
      documentation,
      span,
      newText: writer.text + (declared?.below ?? ""),
      snippet: true,
      ...(declared?.edit === undefined ? {} : { alsoEdits: [declared.edit] }),
    },
  ];
}

/** Lines of a service, with tab stops. */
class PrefillText {
  text = "";
  readonly #place: TypingPlace;
  #stops = 0;

  constructor(place: TypingPlace) {
    this.#place = place;
  }

  environment(names: readonly string[]): void {
    this.#line(0, "environment:");
    for (const name of names) this.#line(1, `${name}: \${${++this.#stops}:\\\${${name}:?\\}}`);
  }

  volume(name: string, folder: string): void {
    this.#line(0, "volumes:");
    this.#line(1, `- ${name}:${folder}`, this.#place.layout.dash);
  }

  healthcheck(test: readonly string[]): void {
    this.#line(0, "healthcheck:");
    this.#line(1, `test: [${test.map((one) => escapeSnippet(JSON.stringify(one))).join(", ")}]`);
    this.#line(1, "interval: 10s");
    this.#line(1, "retries: 5");
  }

  #line(depth: number, line: string, step = this.#place.layout.step): void {
    const { layout, column } = this.#place;
    const lead = this.text === "" ? "" : layout.lineBreak + " ".repeat(column + depth * step);
    this.text += lead + line;
  }
}

/** Backslashes, dollars and braces mean something in a snippet. */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** The volume that keeps the image's data, and how it gets declared. */
function declaration(
  place: TypingPlace,
  image: ServiceImage,
): { name: string; edit: TextEdit | undefined; below: string } | undefined {
  const name = `${place.service?.name ?? image.name}-data`;
  if (!/^[\w.-]+$/.test(name)) return undefined;
  if (namesOfKind(place, "volume").includes(name)) return { name, edit: undefined, below: "" };
  const { text, offset, layout, uri, reader } = place;
  const file = reader.derive(composeFile, uri);
  const section = file.roots.some((root) => root.byName.has("volumes"));
  const lineBreak = layout.lineBreak;
  if (!section && text.slice(offset).trim() === "")
    return {
      name,
      edit: undefined,
      below: `${lineBreak}${lineBreak}volumes:${lineBreak}${" ".repeat(layout.step)}${name}:`,
    };
  const edit = declareEdit(file, "volumes", name);
  const service = file.services.find((one) => one.name === place.service?.name);
  if (!edit || !service) return undefined;
  const outside = edit.span.end < service.span.start || edit.span.start > offset;
  return outside ? { name, edit, below: "" } : undefined;
}
