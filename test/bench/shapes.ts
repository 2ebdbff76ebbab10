/** Texts that grow in one direction: each shape makes a file of about `n` lines (or words) that is costly to read. */

export interface Shape {
  readonly name: string;
  readonly file: string;
  readonly make: (n: number) => string;
}

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => line(i)).join("\n");

/** A Dockerfile in which `body` stands in one stage. */
const stage = (name: string, body: (n: number) => string): Shape => ({
  name,
  file: "Dockerfile",
  make: (n) => `FROM alpine:3.22\n${body(n)}\n`,
});

const dockerfile = (name: string, make: (n: number) => string): Shape => ({ name, file: "Dockerfile", make });
const compose = (name: string, make: (n: number) => string): Shape => ({ name, file: "compose.yaml", make });

export const SHAPES: readonly Shape[] = [
  stage("n RUNs of one line", (n) => lines(n, (i) => `RUN echo ${i} && true`)),
  dockerfile("n/2 stages", (n) => lines(n / 2, (i) => `FROM alpine:3.22 AS s${i}\nRUN echo ${i}`)),
  dockerfile("a chain of n/3 stages", (n) =>
    lines(n / 3, (i) => `FROM ${i === 0 ? "alpine:3.22" : `s${i - 1}`} AS s${i}\nENV V${i}=1\nRUN echo ${i}`),
  ),
  dockerfile("n/2 stages, each copies from the one before", (n) =>
    lines(n / 2, (i) => `FROM alpine:3.22 AS s${i}\nCOPY --from=s${Math.max(0, i - 1)} /a /b`),
  ),
  dockerfile("n/2 stages, each copies from the next", (n) =>
    lines(n / 2, (i) => `FROM alpine:3.22 AS s${i}\nCOPY --from=s${i + 1} /a /b`),
  ),
  stage("one RUN of n lines", (n) => `RUN true \\\n${lines(n, (i) => ` && echo ${i} \\`)}\n && true`),
  stage(
    "one RUN of n lines with a variable",
    (n) => `ARG V=1\nRUN true \\\n${lines(n, () => " && echo $V \\")}\n && true`,
  ),
  stage(
    "n/2 ENVs, then n/2 RUNs",
    (n) => `${lines(n / 2, (i) => `ENV V${i}=1`)}\n${lines(n / 2, (i) => `RUN echo $V${i}`)}`,
  ),
  stage("n/2 ENVs, each made from the one before", (n) => lines(n / 2, (i) => `ENV V${i + 1}=$V${i}x`)),
  stage("n undefined variables", (n) => lines(n, (i) => `WORKDIR /a/$UNKNOWN${i}`)),
  stage("one ENV of n names", (n) => `ENV A=1 \\\n${lines(n, (i) => `  V${i}=${i} \\`)}\n  Z=1`),
  stage("one ENV of n secrets", (n) => `ENV A=1 \\\n${lines(n, (i) => `  TOKEN_${i}=abc \\`)}\n  Z=1`),
  stage("n ARGs, all unused", (n) => lines(n, (i) => `ARG A${i}`)),
  dockerfile("n comments, n/10 stages", (n) =>
    lines(n / 10, (i) => `FROM alpine:3.22 AS s${i}\n${lines(9, (j) => `# remark ${j}`)}`),
  ),
  stage("n/2 comments that silence", (n) => lines(n / 2, () => "# check=skip=LegacyKeyValueFormat\nENV A b")),
  stage("n/2 comments that silence nothing", (n) => lines(n / 2, () => "# hadolint ignore=DL3008\nRUN true")),
  stage("one heredoc of n lines", (n) => `RUN <<EOF\n${lines(n, (i) => `echo ${i}`)}\nEOF`),
  stage("n/3 heredocs", (n) => lines(n / 3, (i) => `COPY <<E${i} /x${i}\n$V ${i}\nE${i}`)),
  stage("one RUN of n words", (n) => `RUN ${Array.from({ length: n }, (_, i) => `w${i}`).join(" ")}`),
  stage("one COPY of n sources", (n) => `COPY ${Array.from({ length: n }, (_, i) => `w${i}`).join(" ")} /`),
  stage("one JSON list of n strings", (n) => `CMD [${Array.from({ length: n }, (_, i) => `"w${i}"`).join(", ")}]`),
  stage("n empty lines in one RUN", (n) => `RUN true \\\n${"\n".repeat(n)} && true`),
  stage("n comments in one RUN", (n) => `RUN true \\\n${lines(n, () => "# remark")}\n && true`),
  stage("n unknown instructions", (n) => lines(n, (i) => `FOO${i} bar`)),
  stage("n ports that are none", (n) => `EXPOSE ${Array.from({ length: n }, (_, i) => `p${i}`).join(" ")}`),
  stage("n comments behind arguments", (n) => lines(n, () => "EXPOSE 80 # web")),
  stage("n mounts in one RUN", (n) => `RUN ${lines(n, (i) => `--mount=type=cache,target=/c${i} \\`)}\n make`),
  stage("n installs", (n) => lines(n, (i) => `RUN apt-get install p${i}`)),
  stage("n/2 archives, copied and unpacked", (n) =>
    lines(n / 2, (i) => `COPY a${i}.tar.gz /x/\nRUN tar -xzf /x/a${i}.tar.gz`),
  ),
  stage("n default values in one another", (n) => `RUN echo ${"${A:-".repeat(n)}`),
  stage("n open braces", (n) => `USER ${"${a:-".repeat(n)}`),
  compose(
    "one map of n keys",
    (n) => `services:\n  a:\n    image: a:1\n    environment:\n${lines(n, (i) => `      K${i}: v`)}\n`,
  ),
  compose("n services", (n) => `services:\n${lines(n, (i) => `  s${i}: {image: "a:1"}`)}\n`),
  compose(
    "n/3 services that depend on each other",
    (n) => `services:\n${lines(n / 3, (i) => `  s${i}:\n    image: a:1\n    depends_on: [s${i + 1}]`)}\n`,
  ),
  compose(
    "one sequence of n items",
    (n) => `services:\n  a:\n    image: a:1\n    command:\n${lines(n, (i) => `      - v${i}`)}\n`,
  ),
  compose("n aliases of one anchor", (n) => `x-a: &a {k: v}\nx-b:\n${lines(n, () => "  - *a")}\n`),
  compose(
    "n/2 anchors and aliases",
    (n) => `x-a:\n${lines(n / 2, (i) => `  - &a${i} v`)}\nx-b:\n${lines(n / 2, (i) => `  - *a${i}`)}\n`,
  ),
  compose("n/2 merge keys", (n) => `x-a: &a {k: v}\nx-b:\n${lines(n / 2, (i) => `  k${i}:\n    <<: *a`)}\n`),
  compose("a block scalar of n lines", (n) => `x-a: |\n${lines(n, (i) => `  line ${i}`)}\n`),
  compose("a quoted scalar of n lines", (n) => `x-a: "\n${lines(n, (i) => `  line ${i}`)}\n  "\n`),
  compose("n comments", (n) => `${lines(n, (i) => `# remark ${i}`)}\nservices: {}\n`),
  compose("n syntax errors", (n) => `services:\n${lines(n, (i) => `  k${i}: "x" y`)}\n`),
  compose("n unknown keys", (n) => `services:\n  a:\n    image: a:1\n${lines(n, (i) => `    key${i}: v`)}\n`),
];
