/** Platforms as Docker writes them (`os[(version)]/arch[/variant]`), read as containerd's `platforms.Parse` does. */

export interface Platform {
  readonly os: string;
  /** Undefined where the text names only an operating system: that of the builder's machine. */
  readonly architecture: string | undefined;
  readonly variant: string;
}

export const OPERATING_SYSTEMS: readonly string[] = [
  "aix",
  "android",
  "darwin",
  "dragonfly",
  "freebsd",
  "hurd",
  "illumos",
  "ios",
  "js",
  "linux",
  "nacl",
  "netbsd",
  "openbsd",
  "plan9",
  "solaris",
  "windows",
  "zos",
];

export const ARCHITECTURES: readonly string[] = [
  ..."386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle".split(" "),
  ..."ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm".split(" "),
];

const OS = /^([A-Za-z0-9_-]+)(?:\([A-Za-z0-9_.%-]*(?:\+[A-Za-z0-9_.%-]+)*\))?$/;
const COMPONENT = /^[A-Za-z0-9_.-]+$/;

/** Undefined where Docker refuses the text. A pair is taken whatever it names; a single word has to be known. */
export function parsePlatform(text: string): Platform | undefined {
  const [first = "", ...rest] = text.split("/");
  const name = OS.exec(first)?.[1];
  if (name === undefined || rest.length > 2 || !rest.every((part) => COMPONENT.test(part))) return undefined;
  const os = name.toLowerCase() === "macos" ? "darwin" : name.toLowerCase();
  const [architecture, variant = ""] = rest;
  if (architecture !== undefined) return { os, ...normalised(architecture, variant) };
  if (OPERATING_SYSTEMS.includes(os)) return { os, architecture: undefined, variant: "" };
  const alone = normalised(first, "");
  return ARCHITECTURES.includes(alone.architecture) ? { os: "linux", ...alone } : undefined;
}

/** The one name of each architecture: `x86_64` is `amd64`. */
function normalised(architecture: string, variant: string): { architecture: string; variant: string } {
  const name = architecture.toLowerCase();
  const version = variant.toLowerCase();
  switch (name) {
    case "i386":
      return { architecture: "386", variant: "" };
    case "x86_64":
    case "x86-64":
    case "amd64":
      return { architecture: "amd64", variant: version === "v1" ? "" : version };
    case "aarch64":
    case "arm64":
      return { architecture: "arm64", variant: /^v?8(?:\.0)?$/.test(version) ? "" : version };
    case "armhf":
      return { architecture: "arm", variant: "v7" };
    case "armel":
      return { architecture: "arm", variant: "v6" };
    case "arm":
      return { architecture: "arm", variant: version === "" ? "v7" : version.replace(/^(?=\d)/, "v") };
    default:
      return { architecture: name, variant: version };
  }
}

/** True when an image that is published for `offered` can be pulled for `wanted` (containerd: `platforms.Only`). */
export function satisfies(offered: Platform, wanted: Platform): boolean {
  if (offered.os !== wanted.os) return false;
  if (wanted.architecture === undefined || offered.architecture === undefined) return true;
  if (wanted.architecture === "amd64") return offered.architecture === "amd64" || offered.architecture === "386";
  if (wanted.architecture === "arm64") return offered.architecture === "arm64" || offered.architecture === "arm";
  if (offered.architecture !== wanted.architecture) return false;
  // Of 32-bit ARM an older version runs, too.
  if (wanted.architecture === "arm") return offered.variant <= wanted.variant;
  return wanted.variant === "" || offered.variant === wanted.variant;
}
