/** Kinds of label values that a label schema may ask for, and what belongs to them. */
import data from "../../knowledge/data/spdxLicenses.json" with { type: "json" };

/** "text" is any value that is not empty. */
export type LabelKind = "text" | "url" | "semver" | "hash" | "rfc3339" | "spdx" | "email";

const SEMVER =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const RFC3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** A local part, and a domain that has no blanks and no second `@`. */
const EMAIL = /^(?:[^\s@"<>(),:;[\]\\]+|"[^"\r\n]+")@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.|$))+$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^\s/?#]+)?[^\s]*$/;

/** True when the text is a value of that kind. */
export function isLabelValue(kind: LabelKind, text: string): boolean {
  switch (kind) {
    case "text":
      return text !== "";
    case "url":
      return URI.test(text) && /^[A-Za-z][A-Za-z0-9+.-]*:./.test(text);
    case "semver":
      return SEMVER.test(text);
    case "hash":
      return /^(?:[0-9a-f]{7}|[0-9a-f]{40})$/.test(text);
    case "rfc3339":
      return RFC3339.test(text);
    case "spdx":
      return isLicenceExpression(text);
    case "email":
      return EMAIL.test(text);
  }
}

/** `MIT`, `MIT OR Apache-2.0`, `(GPL-2.0-only WITH Classpath-exception-2.0) AND MIT`: identifiers must be known. */
function isLicenceExpression(text: string): boolean {
  const words = text.replace(/[()]/g, " ").trim().split(/\s+/);
  let expected: "identifier" | "exception" | "operator" = "identifier";
  for (const word of words) {
    if (expected === "operator") {
      if (!/^(?:AND|OR|WITH)$/.test(word)) return false;
      expected = word === "WITH" ? "exception" : "identifier";
      continue;
    }
    if (expected === "identifier" && !isLicence(word.replace(/\+$/, ""))) return false;
    expected = "operator";
  }
  return expected === "operator";
}

/** A single identifier of the SPDX list, or one that the document itself defines. */
export function isLicence(word: string): boolean {
  return word.startsWith("LicenseRef-") || data.identifiers.some((line) => line.split(" ").includes(word));
}
