/** Plain lists: ports, signals, label keys, shells. */
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import type { WordWithMeaning } from "./words.ts";

export const PORTS: readonly WordWithMeaning[] = [
  ["80", "HTTP"],
  ["443", "HTTPS"],
  ["8080", "HTTP for users without rights"],
  ["8443", "HTTPS for users without rights"],
  ["3000", "HTTP, usual for Node.js and Rails"],
  ["5000", "HTTP, usual for Flask"],
  ["8000", "HTTP, usual for Django and uvicorn"],
  ["5173", "Vite"],
  ["4200", "Angular"],
  ["9090", "Prometheus"],
  ["9229", "inspector of Node.js"],
  ["50051", "gRPC"],
  ["53/udp", "DNS"],
  ["22", "SSH"],
  ["25", "SMTP"],
  ["1433", "SQL Server"],
  ["1883", "MQTT"],
  ["3306", "MySQL, MariaDB"],
  ["5432", "PostgreSQL"],
  ["5672", "AMQP, RabbitMQ"],
  ["6379", "Redis, Valkey"],
  ["9092", "Kafka"],
  ["9200", "Elasticsearch, OpenSearch"],
  ["11211", "memcached"],
  ["27017", "MongoDB"],
];

export const SIGNALS: readonly WordWithMeaning[] = [
  ["SIGTERM", "the default: please end"],
  ["SIGINT", "as Ctrl+C"],
  ["SIGQUIT", "end at once, or gracefully for nginx and PHP-FPM"],
  ["SIGUSR1", "whatever the program makes of it"],
  ["SIGUSR2", "whatever the program makes of it"],
  ["SIGHUP", "the terminal is gone; many read their configuration anew"],
  ["SIGWINCH", "graceful end for Apache httpd"],
  ["SIGKILL", "end without a chance to clean up"],
  ["SIGRTMIN+3", "shut down systemd"],
];

export const SHELLS: readonly WordWithMeaning[] = [
  ['["/bin/bash", "-o", "pipefail", "-c"]', "bash; a pipe fails when any part of it does"],
  ['["/bin/ash", "-o", "pipefail", "-c"]', "Alpine's shell, the same"],
  ['["/bin/sh", "-c"]', "the default"],
  ['["pwsh", "-Command"]', "PowerShell"],
  ['["powershell", "-Command"]', "Windows PowerShell"],
  ['["cmd", "/S", "/C"]', "the default on Windows"],
];

/** The keys of the OCI image specification (annotations.md), without those that builders write themselves. */
const LABELS: readonly (readonly [key: string, meaning: string, example: string])[] = [
  ["title", "Name of the image, for people.", "Shop API"],
  ["description", "What is in it, in a sentence.", "REST API of the shop"],
  [
    "source",
    "Address of the source code. GitHub's registry links the package to the repository by it.",
    "https://example.com/shop",
  ],
  ["version", "Version of the packaged software.", "1.4.0"],
  ["licenses", "Licences of what is in it, as an SPDX expression.", "MIT"],
  ["authors", "Who is responsible: names and addresses, in any form.", "Ann <ann@example.com>"],
  ["url", "Where to read more about the image.", "https://example.com"],
  ["documentation", "Where the documentation is.", "https://example.com/docs"],
  ["vendor", "The organisation that distributes it.", "Example Ltd"],
  ["revision", "Revision in source control, such as a commit.", "$REVISION"],
  ["created", "When the image was built, as RFC 3339.", "2026-01-31T12:00:00Z"],
  ["ref.name", "Name of this reference.", "1.4"],
  ["base.name", "The image that this one is built on.", "docker.io/library/alpine:3.22"],
  ["base.digest", "Digest of the image that this one is built on.", "sha256:"],
];

export function labelKeys(span: Span): readonly Completion[] {
  return LABELS.map(([key, documentation, example]) => ({
    label: `org.opencontainers.image.${key}`,
    kind: "property",
    documentation,
    span,
    newText: `org.opencontainers.image.${key}="\${1:${example.replaceAll("$", "\\$")}}"`,
    snippet: true,
  }));
}
