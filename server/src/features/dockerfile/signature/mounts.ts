/** The keys that each type of `RUN --mount` has (BuildKit `frontend/dockerfile/instructions/commands_runmount.go`). */
import type { Part } from "./forms.ts";

const FROM: Part = ["[from=STAGE]", "A stage, an image or a named context; else the build context."];
const SOURCE: Part = ["[source=PATH]", "Which part of it; else all."];
const OWNER: readonly Part[] = [
  ["[mode=MODE]", "Permissions, octal."],
  ["[uid=ID]", "User id of the owner, default 0."],
  ["[gid=ID]", "Group id of the owner, default 0."],
];

/** By type, the default one first. */
export const MOUNT_FORMS: Readonly<Record<string, { readonly parts: readonly Part[]; readonly about: string }>> = {
  bind: {
    about: "Shows files of the build context or of another stage to this RUN.",
    parts: [
      ["type=bind", "The default."],
      ["target=PATH", "Where they appear."],
      SOURCE,
      FROM,
      ["[rw]", "Writes are allowed, and thrown away afterwards."],
    ],
  },
  cache: {
    about: "A folder that survives from build to build, outside of the image.",
    parts: [
      ["type=cache", "A cache."],
      ["target=PATH", "Where it appears."],
      ["[id=NAME]", "Name of the cache, default the target."],
      ["[sharing=shared|private|locked]", "What happens when two builds want it at once."],
      ["[ro]", "Read only."],
      FROM,
      SOURCE,
      ...OWNER,
    ],
  },
  secret: {
    about: "A secret of the build, which does not stay in the image.",
    parts: [
      ["type=secret", "A secret."],
      ["id=NAME", "As given to docker build --secret."],
      ["[env=NAME]", "A variable that gets the secret instead of a file."],
      ["[target=PATH]", "The file, default /run/secrets/ and the id."],
      ["[required]", "The build fails without the secret."],
      ...OWNER,
    ],
  },
  ssh: {
    about: "The SSH agent of whoever builds.",
    parts: [
      ["type=ssh", "The SSH agent."],
      ["[id=NAME]", "Name of the agent, default `default`."],
      ["[target=PATH]", "The socket; SSH_AUTH_SOCK names it."],
      ["[required]", "The build fails without an agent."],
      ...OWNER,
    ],
  },
  tmpfs: {
    about: "A folder in memory.",
    parts: [
      ["type=tmpfs", "Memory."],
      ["target=PATH", "Where it appears."],
      ["[size=BYTES]", "Most that it may hold."],
    ],
  },
};
