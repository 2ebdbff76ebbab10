/** Notes in a Compose file: values of variables from `.env`, directions of ports, what an override file replaces. */
import { type ComposeFile, composeFile, type ComposeService } from "../../semantics/compose/file.ts";
import { dotEnvValue, isSecretName } from "../../semantics/compose/dotEnv.ts";
import { parsePortShort } from "../../semantics/compose/ports.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { interpolatedNames } from "../../semantics/compose/variableSymbol.ts";
import { follow, scalarOf } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import { basename, type Uri } from "../../workspace/uri.ts";
import type { InlayNote } from "../shared/inlayHints.ts";

const LONGEST = 40;

export function composeInlayHints(reader: Reader, uri: Uri, range: Span): readonly InlayNote[] {
  const file = reader.derive(composeFile, uri);
  return [...variables(reader, file, range), ...file.services.flatMap(ports), ...overrides(reader, file)];
}

function variables(reader: Reader, { uri, text }: ComposeFile, range: Span): readonly InlayNote[] {
  return reader.derive(interpolatedNames, uri).flatMap(({ name, span }) => {
    if (span.end < range.start || span.start > range.end || isSecretName(name)) return [];
    const value = dotEnvValue(reader, uri, name)?.value;
    if (value === undefined || value === "") return [];
    const close = text.startsWith("${", span.start - 2) ? text.indexOf("}", span.end) : -1;
    const offset = close < 0 ? span.end : close + 1;
    return [
      {
        offset,
        text: `= ${shorten(value)}`,
        tooltip: `${name} in .env; a variable of the shell is stronger.`,
        kind: "variables",
      },
    ];
  });
}

function ports(service: ComposeService): readonly InlayNote[] {
  const list = follow(service.keys.get("ports")?.value);
  if (list?.type !== "sequence") return [];
  return list.items.flatMap((item) => {
    const scalar = scalarOf(item);
    if (!scalar || item.type !== "scalar") return [];
    const { host, container } = parsePortShort(scalar.value);
    const text = host
      ? `host ${host.text} → container ${container.text}`
      : `any host port → container ${container.text}`;
    return [
      {
        offset: scalar.span.end,
        text,
        tooltip: "Left of the colon is the host, right of it the container.",
        kind: "ports",
      },
    ];
  });
}

/** In the file that is loaded on top: plain values that replace those below. */
function overrides(reader: Reader, file: ComposeFile): readonly InlayNote[] {
  const { files } = reader.derive(composeProject, file.uri);
  const below = files.slice(
    0,
    Math.max(
      0,
      files.findIndex(({ uri }) => uri === file.uri),
    ),
  );
  return file.services.flatMap((service) => {
    const lower = below.flatMap(({ services, uri }) =>
      services.filter(({ name }) => name === service.name).map((one) => ({ one, uri })),
    );
    return [...service.keys].flatMap(([key, pair]) => {
      const own = pair.value.type === "scalar" ? pair.value : undefined;
      const replaced = lower.findLast(({ one }) => scalarOf(one.keys.get(key)?.value) !== undefined);
      const old = replaced && scalarOf(replaced.one.keys.get(key)?.value);
      if (!own || !replaced || !old || old.value === own.value) return [];
      const text = `was ${shorten(old.value)}`;
      const tooltip = `${basename(replaced.uri)} says ${old.value}; this file is loaded later and replaces it.`;
      return [{ offset: own.span.end, text, tooltip, kind: "overrides" } as const];
    });
  });
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
