import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { InstructionCache } from "../../../../server/src/syntax/dockerfile/instructionCache.ts";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import type { DockerfileSyntax } from "../../../../server/src/syntax/dockerfile/syntax.ts";
import type { Span } from "../../../../server/src/text/span.ts";

/** What makes Dockerfiles hard, in any order. */
const fragment = fc.constantFrom(
  ..."FROM a AS b|RUN |COPY --from=x |ADD |ENV |ARG A=1 B=2|LABEL a b|ONBUILD |HEALTHCHECK CMD |EXPOSE 80|VOLUME |USER |SHELL |CMD [".split(
    "|",
  ),
  ..."\n|\r\n|\\\n|\\ \r\n|`\n|# c\n|# escape=`\n|# check=skip=all\n|<<EOF|<<-'E F'|3<<A|EOF\n|\tA\n|\ufeff".split("|"),
  ...'\'|"|\\|$|${|}|${X:-|${Y#p}|${Z//a/b}|[|]|,|"a"|1|--mount=type=bind,ro |--|=| |\t|\v|a|😀|\ud83d|é|\u00a0|\0|<'.split(
    "|",
  ),
);
const dockerfile = fc
  .array(fc.oneof({ weight: 9, arbitrary: fragment }, { weight: 1, arbitrary: fc.string() }), { maxLength: 40 })
  .map((all) => all.join(""));

/** Every span in a value, each with the span of the nearest object around it that has one. */
function spansWithin(value: unknown, outer: Span, visit: (span: Span, outer: Span) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (isSpan(value)) {
    visit(value, outer);
    return;
  }
  // A heredoc's span is its opening; its body lies behind it, inside the instruction.
  const own = "span" in value && !("body" in value) && isSpan(value.span) ? value.span : outer;
  for (const [key, item] of Object.entries(value)) spansWithin(item, key === "span" ? outer : own, visit);
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && typeof value.start === "number";
}

function covered({ text, instructions, comments, directives }: DockerfileSyntax): string {
  let rest = text;
  for (const { span } of [...instructions, ...comments, ...directives]) {
    rest = rest.slice(0, span.start) + " ".repeat(span.end - span.start) + rest.slice(span.end);
  }
  return rest;
}

describe("for any text", () => {
  it("parsing gives an answer with spans inside the file, each inside the one around it", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const syntax = parseDockerfile(text);
        spansWithin({ ...syntax, text: undefined }, { start: 0, end: text.length }, (span, outer) => {
          assert.ok(
            outer.start <= span.start && span.start <= span.end && span.end <= outer.end,
            JSON.stringify({ span, outer }),
          );
        });
      }),
      { numRuns: 1500 },
    );
  });

  it("instructions stand in order, apart, and with comments and directives cover all but space", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const syntax = parseDockerfile(text);
        let end = 0;
        syntax.instructions.forEach(({ span, index }, i) => {
          assert.ok(end <= span.start);
          assert.equal(index, i);
          end = span.end;
        });
        assert.match(covered(syntax), /^\ufeff?[\s\u0085]*$/);
      }),
      { numRuns: 1000 },
    );
  });

  it("words, pairs and flags of an instruction stand in order", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        for (const instruction of parseDockerfile(text).instructions) {
          const lists: (readonly { readonly span: Span }[])[] = [instruction.flags, instruction.heredocs];
          if ("pairs" in instruction) lists.push(instruction.pairs);
          if ("words" in instruction) lists.push(instruction.words);
          if ("sources" in instruction) lists.push(instruction.sources);
          for (const list of lists) {
            for (const [i, { span }] of list.entries()) assert.ok(span.start >= (list[i - 1]?.span.end ?? 0));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("the parts of a word are those of its raw text, when nothing is joined or decoded", () => {
    fc.assert(
      fc.property(
        fc.array(
          fragment.filter((it) => !/\s/.test(it)),
          { maxLength: 12 },
        ),
        (all) => {
          const text = `WORKDIR a${all.join("")}`;
          const [instruction] = parseDockerfile(text).instructions;
          assert.ok(instruction?.keyword === "WORKDIR");
          for (const part of instruction.whole?.parts ?? []) {
            if (part.kind === "text" && part.quote !== "escape")
              assert.equal(text.slice(part.span.start, part.span.end), part.text);
            if (part.kind === "variable") assert.equal(text.slice(part.nameSpan.start, part.nameSpan.end), part.name);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("the shell's view is as long as the command in the file", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        for (const instruction of parseDockerfile(`RUN x${text}`).instructions) {
          if (instruction.keyword !== "RUN" || instruction.command.form === "exec") continue;
          const { span, shellText } = instruction.command;
          assert.equal(shellText.length, span.end - span.start);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("CRLF changes nothing but offsets", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const unix = text.replaceAll("\r", "");
        const shape = (of: string) =>
          parseDockerfile(of).instructions.map(({ keywordText, argumentText, flags, heredocs }) => [
            keywordText,
            argumentText,
            flags.length,
            heredocs.map(({ name }) => name),
          ]);
        assert.deepEqual(shape(unix.replaceAll("\n", "\r\n")), shape(unix));
      }),
      { numRuns: 500 },
    );
  });
});

describe("after any edits", () => {
  it("the incremental result is the fresh result", () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: fragment });
    fc.assert(
      fc.property(dockerfile, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        const cache = new InstructionCache();
        let text = start;
        parseDockerfile(text, cache);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          assert.deepEqual(parseDockerfile(text, cache), parseDockerfile(text));
        }
      }),
      { numRuns: 300 },
    );
  });
});
