/** Dockerfiles that a template engine has yet to fill in: what they say now is not what Docker will read. */
import { dockerfileSyntax } from "../../syntax/dockerfile/dockerfileSyntax.ts";
import type { DockerfileSyntax } from "../../syntax/dockerfile/syntax.ts";
import type { Query } from "../../workspace/derive.ts";

/** True for ERB, Jinja and Go templates. Derived once a file: rules ask for every report. */
export const isTemplateFile: Query<boolean> = {
  name: "isTemplateFile",
  compute: (reader, uri) => isTemplate(reader.derive(dockerfileSyntax, uri)),
};

/** Docker's own `{{…}}` in the text of commands (`docker inspect --format`) makes no template. */
function isTemplate({ text, instructions }: DockerfileSyntax): boolean {
  if (/<%|\{%/.test(text)) return true;
  if (!text.includes("{{")) return false;
  const commands = instructions.filter(
    ({ keyword }) => keyword === "RUN" || keyword === "CMD" || keyword === "HEALTHCHECK",
  );
  let outside = "";
  let at = 0;
  for (const { span } of commands) {
    outside += text.slice(at, span.start);
    at = span.end;
  }
  return /^[^#\n]*\{\{/m.test(outside + text.slice(at));
}
