/** Reads one Compose file, document by document, over what weaker files have given (compose-go, loadYamlFile). */
import type { YamlSyntax } from "../../../syntax/yaml/syntax.ts";
import { yamlSyntax } from "../../../syntax/yaml/parse.ts";
import type { Span } from "../../../text/span.ts";
import type { Uri } from "../../../workspace/uri.ts";
import { canonical } from "./canonical.ts";
import type { FileScope, LoadContext, LoadedFile } from "./context.ts";
import { applyExtends } from "./extends.ts";
import { documentValue, type TaggedPath } from "./fromYaml.ts";
import { applyInclude } from "./include.ts";
import { interpolate } from "./interpolate.ts";
import { mergeValues } from "./merge.ts";
import { checkSchema } from "./schema.ts";
import { withoutPaths } from "./tagged.ts";
import { withoutDoubles } from "./unicity.ts";
import { mapEntries, type MappingValue, withEntries } from "./value.ts";

export function loadFile(context: LoadContext, uri: Uri, weaker: MappingValue, scope: FileScope): LoadedFile {
  const syntax = context.reader.derive(yamlSyntax, uri);
  reportSyntax(context, uri, syntax);
  let model = weaker;
  let tagged: readonly TaggedPath[] = [];
  for (const { root, span } of syntax.documents) {
    const document = root && documentValue(root, uri, context.log);
    if (root === undefined) reportEmpty(context, uri, span);
    if (document === undefined) continue;
    if (document.value.kind !== "mapping") {
      context.log.error(
        "not-a-mapping",
        { uri, span: document.value.origin?.span ?? span },
        'A Compose file is a mapping: keys with values, such as "services:".',
      );
      continue;
    }
    tagged = document.tagged;
    model = loadDocument(context, uri, document.value, tagged, model, scope);
  }
  return { model, tagged };
}

function loadDocument(
  context: LoadContext,
  uri: Uri,
  value: MappingValue,
  tagged: readonly TaggedPath[],
  weaker: MappingValue,
  scope: FileScope,
): MappingValue {
  const { log, options } = context;
  const lenient = options.skipInterpolation === true;
  let document = (lenient ? value : interpolate(value, scope.environment, log)) as MappingValue;
  if (!scope.skipInclude) document = applyInclude(context, uri, document, tagged, scope);
  const base = withoutPaths(weaker, tagged);
  if (!scope.skipExtends) document = applyExtends(context, uri, document, tagged, scope);
  let model = mergeValues(base, document, log) as MappingValue;
  model = withoutDoubles(model, log);
  if (!scope.skipValidation) {
    if (context.broken.size === 0) checkSchema(model, log);
    const version = model.entries.get("version");
    if (version !== undefined) {
      log.warning("obsolete-version", version.key, 'Compose ignores "version" and warns about it.');
      model = withEntries(model, { version: undefined });
    }
  }
  model = canonical(model, log, lenient);
  return withoutDoubles(withoutEmptyDns(model), log);
}

/** Empty name servers, often from variables, count as none. */
function withoutEmptyDns(model: MappingValue): MappingValue {
  let result = model;
  for (const section of ["services", "jobs"]) {
    const workloads = result.entries.get(section)?.value;
    if (workloads?.kind !== "mapping") continue;
    const next = mapEntries(workloads, (workload) => {
      const dns = workload.kind === "mapping" ? workload.entries.get("dns")?.value : undefined;
      if (workload.kind !== "mapping" || dns?.kind !== "sequence") return workload;
      const items = dns.items.filter((item) => item.kind !== "scalar" || (item.data !== null && item.data !== ""));
      return items.length === dns.items.length ? workload : withEntries(workload, { dns: { ...dns, items } });
    });
    if (next !== workloads) result = withEntries(result, { [section]: next });
  }
  return result;
}

/** A document that begins with `---` and holds nothing; a file without any document is told of elsewhere. */
function reportEmpty({ log, reader }: LoadContext, uri: Uri, { start }: Span): void {
  const text = reader.file(uri)?.text ?? "";
  const marker = text.startsWith("---", start) ? start : text.lastIndexOf("\n---", start) + 1;
  if (text.startsWith("---", marker) && !/\S/.test(text.slice(marker + 3, start).replace(/#.*/g, "")))
    log.error(
      "not-a-mapping",
      { uri, span: { start: marker, end: marker + 3 } },
      "This document is empty, and Compose takes only mappings.",
    );
}

function reportSyntax(context: LoadContext, uri: Uri, { errors }: YamlSyntax): void {
  const { log } = context;
  for (const { code, span, message, other } of errors) {
    if (code !== "duplicate-key") {
      context.complete = false;
      context.broken.add(uri);
    }
    if (code !== "too-deep") log.error("syntax", { uri, span }, message, other && { uri, span: other });
  }
}
