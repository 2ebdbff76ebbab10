/** `$NAME` that is meant for the shell in the container, or that is part of a password. */
import { namePattern } from "../../text/names.ts";
import { envFileNames } from "../../semantics/compose/dotEnv.ts";
import type { ComposeService } from "../../semantics/compose/file.ts";
import { environmentEntries } from "../../semantics/compose/environmentEntries.ts";
import { type Interpolation, interpolationsIn } from "../../semantics/compose/interpolation.ts";
import { scalarsOf, valueOf } from "../../semantics/compose/lookup.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import type { YamlScalar } from "../../syntax/yaml/syntax.ts";
import { insert } from "../../text/edits.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/unescaped-dollar",
  title: "Dollar that Compose replaces",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, context) {
      const own = ownVariables(service, context);
      for (const scalar of commandScalars(service)) {
        for (const found of interpolationsIn(scalar.value)) {
          // Whoever gives a default means Compose.
          if (found.operator !== undefined) continue;
          if (own.has(found.name) || isAssigned(found.name, scalar.value)) report(scalar, found, "command", context);
        }
      }
      for (const { scalar, value, valueStart } of environmentEntries(
        valueOf(service, "environment"),
        context.subject.text,
      )) {
        for (const found of interpolationsIn(scalar.value)) {
          const isPart = found.span.start > valueStart && /\w/.test(scalar.value[found.span.start - 1] ?? "");
          const isPath = found.name === "PATH";
          if (value === undefined || found.span.start < valueStart) continue;
          if (isPath || (isPart && !found.braced && /[a-z]/.test(found.name)))
            report(scalar, found, isPath ? "path" : "value", context);
        }
      }
    },
  },
});

function commandScalars(service: ComposeService): readonly YamlScalar[] {
  const nodes = [valueOf(service, "command"), valueOf(service, "entrypoint"), valueOf(service, "healthcheck", "test")];
  return nodes.flatMap((node) => scalarsOf(node));
}

/** What the container gets from `environment` with a value that Compose itself does not know under that name. */
function ownVariables(service: ComposeService, { subject }: ComposeContext): ReadonlySet<string> {
  const names = new Set(["PATH", "HOSTNAME"]);
  for (const { name, value } of environmentEntries(valueOf(service, "environment"), subject.text)) {
    if (value !== undefined && !interpolationsIn(value).some((found) => found.name === name)) names.add(name);
  }
  return names;
}

/** True where the text itself gives the variable its value: `for i in`, `read line`, `i=`. */
function isAssigned(name: string, text: string): boolean {
  const pattern = namePattern(name);
  return new RegExp(
    `\\bfor\\s+${pattern}\\s+in\\b|\\bread\\s+(?:-\\w+\\s+)*${pattern}\\b|(?:^|[\\s;&|(])${pattern}=`,
  ).test(text);
}

type Place = "command" | "value" | "path";

const OUTCOMES: Readonly<Record<Place, string>> = {
  command: "before the container's shell sees it.",
  value: "before the container sees it, here by nothing.",
  path: "by the search path of your machine, not of the image.",
};

function report(scalar: YamlScalar, { span, name }: Interpolation, place: Place, context: ComposeContext): void {
  const { reader, uri, subject } = context;
  if (name !== "PATH" && envFileNames(reader, uri).has(name)) return;
  const where = spanInside(scalar, span.start, span.end, subject.text);
  const written = scalar.value.slice(span.start, span.end);
  context.report({
    span: where,
    message: `Compose replaces "${written.length > 30 ? `${written.slice(0, 30)}…` : written}" ${OUTCOMES[place]} "$$" keeps a dollar.`,
    fixes: () =>
      subject.text[where.start] === "$"
        ? [{ title: 'Write "$$"', safety: "unsafe", preferred: true, edits: [insert(where.start, "$")] }]
        : [],
  });
}
