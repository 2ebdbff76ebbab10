/** What type Compose's YAML reader gives a scalar: YAML 1.2, but with octal `010` and underscores in numbers. */
import { isNull, type YamlScalar } from "../../syntax/yaml/syntax.ts";

export type ScalarType = "null" | "boolean" | "integer" | "number" | "string";

const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|0[bB][01_]+|0|[1-9][0-9_]*)$/;
const NUMBER = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

export function scalarType(scalar: YamlScalar): ScalarType {
  if (scalar.tag === "!!str") return "string";
  if (isNull(scalar)) return "null";
  if (scalar.style !== "plain") return "string";
  const { value } = scalar;
  if (BOOLEAN.test(value)) return "boolean";
  if (INTEGER.test(value)) return "integer";
  return NUMBER.test(value.replaceAll("_", "")) || SPECIAL.test(value) ? "number" : "string";
}
