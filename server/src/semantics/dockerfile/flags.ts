/** The flags that BuildKit's instructions have (frontend 1.26), and what kind of value each takes. */
import type { Instruction, Keyword } from "../../syntax/dockerfile/syntax.ts";

/** `list`: may be given several times. */
export type FlagKind = "text" | "boolean" | "list";

const COMMON = { chmod: "text", chown: "text", link: "boolean", exclude: "list" } as const;

const FLAGS: { readonly [K in Keyword]?: Readonly<Record<string, FlagKind>> } = {
  FROM: { platform: "text" },
  RUN: { mount: "list", network: "text", security: "text", device: "list" },
  ADD: { ...COMMON, checksum: "text", "keep-git-dir": "boolean", unpack: "boolean" },
  COPY: { ...COMMON, from: "text", parents: "boolean" },
  HEALTHCHECK: {
    interval: "text",
    timeout: "text",
    "start-period": "text",
    "start-interval": "text",
    retries: "text",
  },
};

/** By name; undefined where BuildKit drops flags unseen. */
export function flagsOf(instruction: Instruction): Readonly<Record<string, FlagKind>> | undefined {
  const { keyword } = instruction;
  if (keyword === undefined || keyword === "ARG" || keyword === "STOPSIGNAL") return undefined;
  if (keyword === "HEALTHCHECK" && instruction.type === "NONE") return undefined;
  return FLAGS[keyword] ?? {};
}
