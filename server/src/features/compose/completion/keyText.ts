/** What is inserted for a key: its colon, and the beginning of a value in the form that the key usually has. */
import { type ModelNode, modelAt } from "../../../semantics/compose/model.ts";
import type { Layout } from "./layout.ts";

export interface KeyText {
  readonly newText: string;
  readonly snippet: boolean;
  /** There is something to choose right behind it. */
  readonly more: boolean;
}

type Shape = "scalar" | "list" | "map";

/** Where both a list and a mapping (or a short form) are allowed, what people write. */
const USUAL: Readonly<Record<string, Shape>> = {
  "services.*.build": "map",
  "services.*.extends": "map",
  "services.*.depends_on": "list",
  "services.*.networks": "list",
  "services.*.models": "list",
  "services.*.gpus": "scalar",
  "services.*.ulimits.*": "scalar",
  "services.*.extra_hosts": "list",
  "services.*.build.secrets": "list",
};

/** Kinds of values for which something is offered. */
const OFFERED =
  /^(?:bool|ref:.*|path:(?!host|container).*|image|restart-policy|network-mode|namespace|pull-policy|platform|duration|bytes|cpus|signal|command-shell|env-name|gpus|network-driver|volume-driver|isolation)$/;

/** `column` is the key's own. */
export function keyText(path: string, name: string, column: number, flow: boolean, layout: Layout): KeyText {
  const model = modelAt(path);
  const shape = model === undefined ? "scalar" : (USUAL[path] ?? usualShape(model));
  const more = model !== undefined && hasOffers(path, model, shape);
  const required = requiredKeys(path, model, shape);
  if (shape === "scalar") return { newText: `${name}: `, snippet: false, more };
  if (flow) return { newText: shape === "map" ? `${name}: {$1}` : `${name}: [$1]`, snippet: true, more };
  const { lineBreak, step, dash } = layout;
  const inner = shape === "map" ? column + step : column + dash;
  const lead = shape === "map" ? "" : "- ";
  const head = `${name}:${lineBreak}${" ".repeat(inner)}${lead}`;
  if (required.length === 0) return { newText: head, snippet: false, more };
  const below = `${lineBreak}${" ".repeat(inner + lead.length)}`;
  return { newText: head + required.join(below), snippet: true, more: false };
}

/** Where both are allowed, whether people write a list and no mapping. */
export function isUsuallyList(path: string): boolean {
  return USUAL[path] === "list";
}

/** The keys without which Compose refuses the value, with tab stops. */
function requiredKeys(path: string, model: ModelNode | undefined, shape: Shape): readonly string[] {
  const place = shape === "list" ? `${path}[]` : path;
  const inner = shape === "list" ? modelAt(place) : model;
  if (shape === "scalar" || !inner?.forms.every((form) => form === "map" || form === "null" || shape === "map"))
    return [];
  return (inner.required ?? []).map((key, index) => {
    const below = modelAt(`${place}.${key}`);
    const choice = below?.enum;
    const stop = choice ? `\${${index + 1}|${choice.join(",")}|}` : `$${index + 1}`;
    return below !== undefined && usualShape(below) === "list" ? `${key}: [${stop}]` : `${key}: ${stop}`;
  });
}

function usualShape({ forms, keys }: ModelNode): Shape {
  const simple = forms.some((form) => form !== "list" && form !== "map" && form !== "null");
  if (forms.includes("map") && (!simple || (keys !== undefined && forms.length === 2 && !forms.includes("string"))))
    return "map";
  if (simple) return "scalar";
  return forms.includes("list") ? "list" : "map";
}

function hasOffers(path: string, model: ModelNode, shape: Shape): boolean {
  if (shape === "map") return model.keys !== undefined || /\.(?:environment|args)$/.test(path);
  const inner = shape === "list" ? modelAt(`${path}[]`) : model;
  if (inner === undefined) return false;
  if (inner.enum !== undefined || inner.values !== undefined || inner.keys !== undefined) return true;
  return OFFERED.test(inner.kind ?? "");
}
