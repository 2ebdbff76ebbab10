/** The hover of whatever language the file has. */
import type { Preset, Rule } from "../../linter/rule.ts";
import { inlineDockerfiles } from "../../semantics/compose/inlineDockerfiles.ts";
import { type Span, touches } from "../../text/span.ts";
import { Overlay } from "../../workspace/overlay.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeHover } from "../compose/hover.ts";
import { envHover } from "../env/hover.ts";
import { dockerignoreHover } from "../dockerignore/hover.ts";
import { dockerfileHover } from "../dockerfile/hover.ts";
import { ignoreHover } from "./ignoreHover.ts";

export interface HoverEnvironment {
  /** `learn` explains two sentences more. */
  readonly preset: Preset;
  readonly rules: readonly Rule[];
  /** The page of a rule, Markdown. */
  readonly rulePage: (id: string) => string | undefined;
}

export interface HoverText {
  /** What the text is about. */
  readonly span: Span;
  readonly markdown: string;
}

type HoverFeature = (
  reader: Reader,
  uri: Uri,
  offset: number,
  environment: { preset: Preset },
) => HoverText | undefined;

const BY_LANGUAGE: Readonly<Partial<Record<Language, HoverFeature>>> = {
  dockerfile: dockerfileHover,
  compose: composeHover,
  dockerignore: dockerignoreHover,
  env: envHover,
};

/** What to show at an offset; undefined where there is nothing specific to say. */
export function hover(reader: Reader, uri: Uri, offset: number, environment: HoverEnvironment): HoverText | undefined {
  const language = reader.file(uri)?.language;
  if (language === undefined) return undefined;
  const inner = embeddedHover(reader, uri, offset, environment);
  if (inner) return inner;
  return ignoreHover(reader, uri, offset, environment) ?? BY_LANGUAGE[language]?.(reader, uri, offset, environment);
}

/** In a `dockerfile_inline` the hover is that of a Dockerfile. */
function embeddedHover(reader: Reader, uri: Uri, offset: number, environment: HoverEnvironment): HoverText | undefined {
  if (reader.file(uri)?.language !== "compose") return undefined;
  const inline = reader.derive(inlineDockerfiles, uri).find(({ span }) => touches(span, offset));
  const at = inline?.offsetOf(offset);
  if (inline === undefined || at === undefined) return undefined;
  const overlay = new Overlay(reader, new Map([[inline.source.uri, inline.source]]));
  const found = hover(overlay, inline.source.uri, at, environment);
  const span = found && inline.spanOf(found.span);
  return span && { span, markdown: found.markdown };
}
