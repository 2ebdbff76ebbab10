/** Whether a value has one of the forms that its place in the model allows. */
import { follow, type YamlContent } from "../../syntax/yaml/syntax.ts";
import { isInterpolated } from "./interpolation.ts";
import type { Form } from "./model.ts";
import { type ScalarType, scalarType } from "./scalarType.ts";
import type { Visit } from "./walker.ts";

export interface WrongForm {
  readonly content: YamlContent;
  readonly found: Form;
  readonly expected: readonly Form[];
}

/** Undefined where the form is right, or depends on a variable, or stands behind an alias without target. */
export function wrongForm({ node, model }: Visit): WrongForm | undefined {
  const content = follow(node);
  if (content === undefined) return undefined;
  const { forms } = model;
  const wrong = (found: Form) => ({ content, found, expected: forms });
  if (content.type === "mapping") return forms.includes("map") ? undefined : wrong("map");
  if (content.type === "sequence") return forms.includes("list") ? undefined : wrong("list");
  const type = scalarType(content);
  if (allows(forms, type)) return undefined;
  if (type === "number" && forms.includes("integer") && Number.isInteger(Number(content.value))) return undefined;
  if (type === "string" && (model.cast !== undefined || isInterpolated(content.value)) && forms.some(isSimple))
    return undefined;
  return wrong(type);
}

function allows(forms: readonly Form[], type: ScalarType): boolean {
  return forms.includes(type) || (type === "integer" && forms.includes("number"));
}

/** Forms that a variable's value can be cast to. */
function isSimple(form: Form): boolean {
  return form === "boolean" || form === "number" || form === "integer";
}
