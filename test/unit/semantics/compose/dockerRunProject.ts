/** Loads what a `docker run` command has become. */
import assert from "node:assert/strict";
import { resolve } from "../../../../server/src/main/api.ts";
import type { ProjectParts } from "../../../../server/src/semantics/compose/dockerRun/fromService.ts";

const BESIDE = { "a.env": "Q=1\n", "l.env": "z=1\n" };
const ENV = { HOME: "/home/me", PWD: "/w", TERM: "xterm" };

/** The project as Compose loads it; an error of Compose fails the test. */
export async function loaded(text: string): Promise<ProjectParts> {
  const { model, errors } = await resolve({ "compose.yaml": text, ...BESIDE }, { env: ENV });
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
    text,
  );
  return { volumes: {}, networks: {}, ...(model as Partial<ProjectParts> & Pick<ProjectParts, "name" | "services">) };
}
