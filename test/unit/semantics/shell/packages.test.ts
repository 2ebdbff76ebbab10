/** What calls of package managers do. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hasFlag } from "../../../../server/src/semantics/shell/packageCall.ts";
import { commandsOf } from "./programs.ts";

/** manager, subcommand, action, flags, packages as `name operator version` or `kind text`. */
type Row = readonly [string, string, string | undefined, string | undefined, string, readonly string[]];

const rows: readonly Row[] = [
  [
    "apt-get install -y -t sid nginx=1.2 curl/stable libc6:arm64 $P q=$V",
    "apt-get",
    "install",
    "install",
    "-y -t:sid",
    ["nginx = 1.2", "curl / stable", "libc6", "unknown $P", "q = $V"],
  ],
  ["apt-get -qq update", "apt-get", "update", "update", "-qq", []],
  ["sudo apt install ./x.deb", "apt", "install", "install", "", ["file ./x.deb"]],
  [
    "apk add --no-cache --virtual .deps gcc~=13 make@edge",
    "apk",
    "add",
    "install",
    "--no-cache --virtual:.deps",
    ["gcc ~= 13", "make @ edge"],
  ],
  [
    "dnf -y install httpd-2.4.1 --setopt=a=b php",
    "dnf",
    "install",
    "install",
    "-y --setopt:a=b",
    ["httpd - 2.4.1", "php"],
  ],
  ["yum clean all", "yum", "clean", "clean", "", []],
  [
    "pip3 install --no-cache-dir -r requirements.txt 'requests[security]>=2' flask==$V git+https://x/y",
    "pip",
    "install",
    "install",
    "--no-cache-dir -r:requirements.txt",
    ["requests >= 2", "flask == $V", "url git+https://x/y"],
  ],
  ["python3 -m pip install x", "pip", "install", "install", "", ["x"]],
  ["python -m http.server", "", undefined, undefined, "", []],
  ["uv pip install x==1", "uv", "pip install", "install", "", ["x == 1"]],
  ["npm install -g @angular/cli@17 left-pad", "npm", "install", "install", "-g", ["@angular/cli @ 17", "left-pad"]],
  ["npm ci --omit=dev", "npm", "ci", "install", "--omit:dev", []],
  ["npm run build", "npm", "run", undefined, "", []],
  ["yarn", "yarn", undefined, "install", "", []],
  ["gem install rails:7 -v 7.1", "gem", "install", "install", "-v:7.1", ["rails : 7"]],
  ["go mod download", "go", "mod download", "install", "", []],
  ["go install example.com/a/b@v1", "go", "install", "install", "", ["example.com/a/b @ v1"]],
  ["cargo install --locked ripgrep --version 14", "cargo", "install", "install", "--locked --version:14", ["ripgrep"]],
  ["composer install --no-dev", "composer", "install", "install", "--no-dev", []],
  ["conda install -y -c conda-forge numpy=1.26", "conda", "install", "install", "-y -c:conda-forge", ["numpy = 1.26"]],
  ["pacman -Syu --noconfirm git", "pacman", "-Syu", "upgrade", "-Syu --noconfirm", ["git"]],
  ["pacman -S git", "pacman", "-S", "install", "-S", ["git"]],
  ["mvn -B clean package", "maven", "package", "install", "-B", []],
  ["./gradlew build", "gradle", "build", "install", "", []],
];

describe("package managers", () => {
  for (const [script, manager, subcommand, action, flags, packages] of rows)
    test(script, () => {
      const call = commandsOf(script)[0]?.packages;
      const seen = [
        call?.manager ?? "",
        call?.subcommand?.text,
        call?.action,
        call?.flags.map(({ name, value }) => (value === undefined ? name : `${name}:${value}`)).join(" ") ?? "",
        call?.packages.map(({ kind, name, version }) =>
          kind !== "package" ? `${kind} ${name}` : version ? `${name} ${version.operator} ${version.text}` : name,
        ) ?? [],
      ];
      assert.deepEqual(seen, [manager, subcommand, action, flags, packages]);
    });
});

test("flags are found in clusters", () => {
  const call = commandsOf("apt-get install -qy x")[0]?.packages;
  assert.ok(call);
  assert.equal(hasFlag(call, ["-y", "--yes"]), true);
  assert.equal(hasFlag(call, ["--yes"]), false);
});
