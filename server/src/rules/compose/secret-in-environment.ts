/** A credential with its value in `environment`. */
import type { Fix } from "../../linter/rule.ts";
import { environmentEntries, type EnvironmentEntry } from "../../semantics/compose/environmentEntries.ts";
import { isInterpolated } from "../../semantics/compose/interpolation.ts";
import { type EnvFile, envFileBeside, moveToEnvFile, moveToSecret } from "../../semantics/compose/moveSecret.ts";
import type { ComposeFile, ComposeService } from "../../semantics/compose/file.ts";
import { textOf, valueOf } from "../../semantics/compose/lookup.ts";
import { serviceImage } from "../../semantics/image/serviceImages.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/secret-in-environment",
  title: "Secret in the Compose file",
  category: "security",
  severity: "information",
  from: "recommended",
  aliases: ["CL-0020", "CL-0021"],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, context) {
      const { report, subject } = context;
      for (const entry of environmentEntries(valueOf(service, "environment"), subject.text)) {
        const { name, value } = entry;
        if (value === undefined || /^(["']?)\1$/.test(value) || isInterpolated(value)) continue;
        const inUrl = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:([^@\s/]+)@/i.exec(value);
        const secret = inUrl ? (inUrl[1] ?? "") : isSecret(name, value) ? value : undefined;
        if (secret === undefined) continue;
        const envFile = envFileBeside(context.reader, context.uri);
        const isSample = SAMPLE.test(secret);
        report({
          span: entry.valueSpan,
          message: inUrl
            ? `The password in "${name}" is readable for everybody who sees this file. "\${NAME}" takes it from elsewhere.`
            : `The value of "${name}" is readable for everybody who sees this file. "\${${name.replace(/\W/g, "_")}}" takes it from elsewhere.`,
          aliases: [inUrl ? "CL-0021" : "CL-0020"],
          ...(isSample ? { severity: "hint" as const } : {}),
          fixes: () => (inUrl ? [] : fixes(entry, envFile, service, subject)),
        });
      }
    },
  },
});

const SECRET =
  /(?:_|^)(?:api_?key|apikey|auth_?key|access_?key|secret_?key|private_?key|encryption_?key|credentials?|passphrase|password|passwd|pwd|pass|secret|token)(?:_|$)|(?:PASSWORD|PASSWD|SECRET|TOKEN)$/i;
const HARMLESS =
  /_(?:FILE|URL|URI|ID|PATH|DIR|HOST|PORT|NAME|USER|USERNAME|ENABLED|DISABLED|REQUIRED|TTL|EXPIRY|EXPIRE|EXPIRES|EXPIRATION|TIMEOUT|LIFETIME|DURATION|LENGTH|SIZE|TYPE|ALGORITHM|METHOD|POLICY|HEADER|FIELD|ISSUER|AUDIENCE|SCOPE|MODE)$|PUBLIC|^(?:ALLOW|ENABLE|DISABLE|USE|REQUIRE)_|RANDOM|EMPTY/i;
/** Switches, durations, numbers, paths. */
const NO_SECRET = /^(?:true|false|yes|no|on|off|none|null|\d{1,6}|\d+[smhdw]|\/\S*)$/i;
const SAMPLE =
  /^(?:.*(?:change|replace|your|example|sample|secret|passw|dummy|todo|insert|placeholder).*|admin|root|test\w*|postgres|mysql|mariadb|mongo|redis|guest|user|demo|dev|local|xxx+|123\w*|minioadmin|elastic|keycloak|wordpress|nextcloud|foo|bar|abc\w*)$/i;

function isSecret(name: string, value: string): boolean {
  return SECRET.test(name) && !HARMLESS.test(name) && !NO_SECRET.test(value);
}

function fixes(
  entry: EnvironmentEntry,
  envFile: EnvFile | undefined,
  service: ComposeService,
  file: ComposeFile,
): readonly Fix[] {
  if (envFile === undefined) return [];
  const plain = moveToEnvFile(envFile, entry, file.text);
  const image = serviceImage(textOf(valueOf(service, "image")) ?? "");
  const readsFile = image?.env?.[entry.name]?.file === true;
  const asFile = readsFile ? moveToSecret(envFile, entry, service, file) : undefined;
  return [
    ...(plain ? [{ title: "Move the value to .env", safety: "unsafe" as const, preferred: true, edits: plain }] : []),
    ...(asFile
      ? [{ title: "Move the value to .env and pass it as a secret", safety: "unsafe" as const, edits: asFile }]
      : []),
  ];
}
