/** Which caches package managers leave in a layer, what removes them, and under which code hadolint knows that. */
import type { ShellCommand } from "../semantics/shell/model.ts";
import type { PackageCall } from "../semantics/shell/packageCall.ts";

export interface PackageCache {
  readonly code: string;
  /** What leaves the cache behind. */
  readonly fills: (call: PackageCall) => boolean;
  /** The option that leaves nothing behind. */
  readonly flag?: string;
  /** The command that removes it. */
  readonly cleanup?: string;
  /** True for a command that removes it. */
  readonly cleans: (command: ShellCommand) => boolean;
  /** The same by hadolint's measure, which asks for any of some words. */
  readonly cleansForHadolint: (command: ShellCommand) => boolean;
  /** Folders that a cache mount may stand for. */
  readonly folders: readonly (string | RegExp)[];
  /** hadolint looks at stages that end up in an image only. */
  readonly imageOnly?: boolean;
  readonly what: string;
}

const words = (command: ShellCommand): readonly string[] =>
  command.arguments.map(({ literal, text }) => literal ?? text);
const has = (command: ShellCommand, names: readonly string[], any: readonly string[]) =>
  names.includes(command.name ?? "") && words(command).some((word) => any.includes(word));
const removes = (command: ShellCommand, folder: RegExp) =>
  (command.name === "rm" || command.name === "find") && words(command).some((word) => folder.test(word));
const runs = (call: PackageCall, subcommands: RegExp) => subcommands.test(call.subcommand?.text ?? "");

const APT: PackageCache = {
  code: "DL3009",
  what: "package lists",
  fills: ({ action }) => action === "update",
  cleanup: "rm -rf /var/lib/apt/lists/*",
  cleans: (command) =>
    removes(command, /\/var\/lib\/apt/) || has(command, ["apt-get", "apt"], ["dist-clean", "distclean"]),
  cleansForHadolint: (command) => has(command, ["rm"], ["-rf", "/var/lib/apt/lists/*"]),
  folders: ["/var/lib/apt/lists"],
  imageOnly: true,
};

function dnf(program: string): PackageCache {
  return {
    code: "DL3040",
    what: "package cache",
    fills: (call) =>
      runs(call, /^(?:install|in|upgrade|up|upgrade-minimal|up-min|reinstall|rei|update|(?:group|local)install)$/),
    cleanup: `${program} clean all`,
    cleans: (command) => has(command, [program], ["clean"]) || removes(command, /\/var\/cache/),
    cleansForHadolint: (command) =>
      has(command, [program], ["clean", "all"]) || has(command, ["rm"], ["-rf", "/var/cache/libdnf5*"]),
    folders: ["/var/cache/libdnf5", /\.cache\/libdnf5$/, "/var/cache/dnf", "/var/cache/yum"],
  };
}

/** By the key of the manager. */
export const PACKAGE_CACHES: Readonly<Record<string, PackageCache>> = {
  "apt-get": APT,
  apt: APT,
  aptitude: APT,
  dnf: dnf("dnf"),
  microdnf: dnf("microdnf"),
  apk: {
    code: "DL3019",
    what: "package index",
    fills: ({ action }) => action === "install",
    flag: "--no-cache",
    cleans: (command) => removes(command, /\/var\/cache\/apk/),
    cleansForHadolint: () => false,
    folders: ["/var/cache/apk", "/etc/apk/cache"],
  },
  yum: {
    code: "DL3032",
    what: "package cache",
    fills: (call) => runs(call, /^install$/),
    cleanup: "yum clean all",
    cleans: (command) => has(command, ["yum", "dnf"], ["clean"]) || removes(command, /\/var\/cache/),
    cleansForHadolint: (command) =>
      has(command, ["yum"], ["clean", "all"]) || has(command, ["rm"], ["-rf", "/var/cache/yum/*"]),
    folders: ["/var/cache/yum"],
  },
  zypper: {
    code: "DL3036",
    what: "package cache",
    fills: (call) => runs(call, /^(?:install|in)$/),
    cleanup: "zypper clean",
    cleans: (command) => has(command, ["zypper"], ["clean", "cc"]) || removes(command, /\/var\/cache\/zypp/),
    cleansForHadolint: (command) => has(command, ["zypper"], ["clean", "cc"]),
    folders: ["/var/cache/zypp"],
  },
  pip: {
    code: "DL3042",
    what: "download cache",
    fills: (call) => call.action === "install" && !/^pipx/.test(call.program),
    flag: "--no-cache-dir",
    cleans: (command) => has(command, ["pip", "pip3"], ["purge"]) || removes(command, /\.cache/),
    cleansForHadolint: () => false,
    folders: [/\.cache\/pip$/, /\.cache$/],
  },
  yarn: {
    code: "DL3060",
    what: "download cache",
    fills: (call) => call.subcommand === undefined || runs(call, /^install$/),
    cleanup: "yarn cache clean",
    cleans: (command) => has(command, ["yarn"], ["cache"]) || removes(command, /cache/),
    cleansForHadolint: (command) => has(command, ["yarn"], ["cache", "clean"]),
    folders: [/\.cache\/yarn$/, /\.cache$/, /\.yarn/],
    imageOnly: true,
  },
};
