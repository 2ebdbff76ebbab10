/** `npm run new-rule dockerfile/slug`: the two files of a rule, ready to be filled in, and the index that knows it. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const id = process.argv[2] ?? "";
if (!/^(dockerfile|shell|compose|dockerignore|env)\/[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) {
  console.error(
    "Usage: npm run new-rule dockerfile/bad-pattern   (or shell/, compose/, dockerignore/, env/; the slug names what is bad, never the cure)",
  );
  process.exit(2);
}
const file = join(root, "server/src/rules", id);
if (existsSync(`${file}.ts`)) {
  console.error(`${id} is there already.`);
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const [language = "", slug = ""] = id.split("/");
const words = slug.replaceAll("-", " ");
const title = words.charAt(0).toUpperCase() + words.slice(1);

/** Reports something, so that the new page fails until the rule says what it means. */
const CODE: Readonly<Record<string, string>> = {
  dockerfile: `import { dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "${id}",
  title: "${title}",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "${version}",
  fix: "none",
  visit: {
    STOPSIGNAL(instruction, context) {
      context.report({ span: instruction.keywordSpan, message: "Say what is wrong here and what Docker will do." });
    },
  },
});
`,
  shell: `import { shellRule } from "../shellRule.ts";

export default shellRule({
  id: "${id}",
  title: "${title}",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "${version}",
  fix: "none",
  visit: {
    command(command, program, context) {
      if (program.instruction.keyword !== "RUN" || command.name !== "halt") return;
      context.report({ span: command.callSpan, message: "Say what is wrong here and what Docker will do." });
    },
  },
});
`,
  compose: `import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "${id}",
  title: "${title}",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "${version}",
  fix: "none",
  visit: {
    service(service, context) {
      context.report({ span: service.nameSpan, message: "Say what is wrong here and what Compose will do." });
    },
  },
});
`,
  dockerignore: `import { dockerignoreRule } from "../dockerignoreRule.ts";

export default dockerignoreRule({
  id: "${id}",
  title: "${title}",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "${version}",
  fix: "none",
  visit: {
    pattern({ span }, context) {
      context.report({ span, message: "Say what is wrong here and what Docker will do." });
    },
  },
});
`,
  env: `import { envRule } from "../envRule.ts";

export default envRule({
  id: "${id}",
  title: "${title}",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "${version}",
  fix: "none",
  check(context) {
    for (const { keySpan } of context.subject.syntax.entries)
      context.report({ span: keySpan, message: "Say what is wrong here and what Compose will do." });
  },
});
`,
};

const PAGE: Readonly<Record<string, string>> = {
  dockerfile: `# ${title}

What is reported, in one paragraph.

Why it matters, in one paragraph.

\`\`\`dockerfile bad
FROM alpine:3.22
STOPSIGNAL SIGTERM
#^^^^^^^^^ Say what is wrong here
\`\`\`

\`\`\`dockerfile good
FROM alpine:3.22
\`\`\`
`,
  shell: `# ${title}

What is reported, in one paragraph.

Why it matters, in one paragraph.

\`\`\`dockerfile bad
FROM alpine:3.22
RUN halt
#   ^^^^ Say what is wrong here
\`\`\`

\`\`\`dockerfile good
FROM alpine:3.22
\`\`\`
`,
  compose: `# ${title}

What is reported, in one paragraph.

Why it matters, in one paragraph.

\`\`\`yaml bad file=compose.yaml
services:
  web:
# ^^^ Say what is wrong here
    image: nginx:1.29
\`\`\`

\`\`\`yaml good file=compose.yaml
services: {}
\`\`\`
`,
  dockerignore: `# ${title}

What is reported, in one paragraph.

Why it matters, in one paragraph.

\`\`\`dockerignore bad
node_modules
#^^^^^^^^^^^ Say what is wrong here
\`\`\`

\`\`\`dockerignore good
# nothing
\`\`\`
`,
  env: `# ${title}

What is reported, in one paragraph.

Why it matters, in one paragraph.

\`\`\`dotenv bad
NAME=value
#^^^ Say what is wrong here
\`\`\`

\`\`\`dotenv good
# nothing
\`\`\`
`,
};

mkdirSync(dirname(file), { recursive: true });
writeFileSync(`${file}.ts`, CODE[language] ?? "");
writeFileSync(`${file}.md`, PAGE[language] ?? "");
execFileSync(process.execPath, ["--import", "tsx", "scripts/generate.ts"], { cwd: root, stdio: "inherit" });
console.log(`Wrote server/src/rules/${id}.ts and .md. Test them with: npm test -- unit`);
