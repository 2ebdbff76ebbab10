/** The small files that the walkthrough opens: nothing is saved, and nothing needs Docker. */
export interface Sample {
  readonly language: "dockerfile" | "dockercompose";
  readonly text: string;
}

export const SAMPLES = {
  mistakes: {
    language: "dockerfile",
    text: [
      "FROM node:24-alpine",
      "WORKDIR /app",
      "COPY . .",
      "RUM npm ci",
      "EXPOSE 3000:3000",
      "CMD ['node', 'server.js']",
      "",
    ].join("\n"),
  },
  hover: {
    language: "dockerfile",
    text: [
      "ARG VERSION=3.13",
      "FROM python:${VERSION}-slim",
      "WORKDIR /srv",
      "ENV GREETING=hello",
      "COPY app.py .",
      'ENTRYPOINT ["python"]',
      'CMD ["app.py"]',
      "",
    ].join("\n"),
  },
  fix: {
    language: "dockerfile",
    text: ["FROM alpine:3.24", "MAINTAINER you@example.com", "ENV GREETING hello", "CMD echo $GREETING", ""].join("\n"),
  },
  compose: {
    language: "dockercompose",
    text: [
      "services:",
      "  web:",
      "    imag: nginx:1.29",
      "    ports:",
      '      - "8080:80"',
      "    depends_on:",
      "      - databse",
      "  database:",
      "    image: postgres:18",
      "    volumes:",
      "      - data:/var/lib/postgresql",
      "",
    ].join("\n"),
  },
} as const satisfies Readonly<Record<string, Sample>>;
