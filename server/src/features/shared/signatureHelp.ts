/** The parts of what is being typed, in whatever language the file has. */
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeSignature } from "../compose/signature.ts";
import { dockerfileSignature } from "../dockerfile/signature.ts";

export interface Signature {
  /** The parts as one line. */
  readonly label: string;
  readonly documentation: string;
  readonly parts: readonly { readonly start: number; readonly end: number; readonly documentation: string }[];
}

export interface SignatureHelpText {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  /** Undefined: none of the parts is being typed. */
  readonly activePart: number | undefined;
}

type SignatureFeature = (reader: Reader, uri: Uri, offset: number) => SignatureHelpText | undefined;

const BY_LANGUAGE: Readonly<Partial<Record<Language, SignatureFeature>>> = {
  dockerfile: dockerfileSignature,
  compose: composeSignature,
};

/** Undefined where nothing with parts is being typed. */
export function signatureHelp(reader: Reader, uri: Uri, offset: number): SignatureHelpText | undefined {
  const language = reader.file(uri)?.language;
  return language && BY_LANGUAGE[language]?.(reader, uri, offset);
}
