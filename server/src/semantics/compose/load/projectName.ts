/** The project's name: the caller's, else `name:` of the files, else the folder's (compose-go, loader.go, projectName). */
import { yamlSyntax } from "../../../syntax/yaml/parse.ts";
import { isNull, mappingOf, scalarOf } from "../../../syntax/yaml/syntax.ts";
import { mergedPairs } from "../../../syntax/yaml/merge.ts";
import { basename } from "../../../workspace/uri.ts";
import type { LoadContext } from "./context.ts";
import { substitute } from "./template.ts";
import type { Origin } from "./value.ts";

export interface ProjectName {
  readonly name: string;
  /** The `name:` that gives it. */
  readonly origin: Origin | undefined;
  readonly certain: boolean;
}

/** Lower case letters, digits, `-` and `_`, beginning with a letter or digit; everything else is dropped. */
export function normalName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}

export function projectName({ options, reader, log }: LoadContext): ProjectName {
  const { environment, folder } = options;
  const given = options.projectName ?? environment.value("COMPOSE_PROJECT_NAME");
  if (given !== undefined && given !== "") {
    const origin = environment.variables.get("COMPOSE_PROJECT_NAME")?.origin;
    if (normalName(given) !== given)
      log.error(
        "project-name",
        origin,
        `"${given}" is no project name: small letters, digits, "-" and "_", beginning with a letter or digit.`,
      );
    return { name: given, origin, certain: environment.complete || options.projectName !== undefined };
  }
  let found: { text: string; origin: Origin } | undefined;
  for (const uri of options.configs) {
    for (const { root } of reader.derive(yamlSyntax, uri).documents) {
      const mapping = mappingOf(root);
      const value = mapping && mergedPairs(mapping).get("name")?.value;
      const scalar = scalarOf(value);
      if (value && scalar && !isNull(scalar) && scalar.value !== "")
        found = { text: scalar.value, origin: { uri, span: value.span } };
    }
  }
  if (found === undefined) return { name: normalName(basename(folder)), origin: undefined, certain: true };
  const { text, certain } = options.skipInterpolation
    ? { text: found.text, certain: true }
    : substitute(found.text, environment.lookup);
  return { name: options.skipNormalization ? text : normalName(text), origin: found.origin, certain };
}
