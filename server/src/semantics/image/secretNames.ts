/** Names and texts that are secrets, and names that only speak of one. */

/** BuildKit's words (linter/ruleset.go, SecretsUsedInArgOrEnv), between underscores. */
const BUILDKIT = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
/** BuildKit's exceptions. */
const BUILDKIT_ALLOWED = /(?:_|^)(?:public|file|version)(?:_|$)/i;
/** Words of our own, for names that BuildKit's do not fit. */
const OWN =
  /(?:_|^)(?:(?:access|api|auth|private|secret)_?key|passphrase|passcode|(?:access|api|auth|bearer)token|clientsecret)(?:_|$)|(?:_|^)(?:db|smtp|ftp|mail|user|admin|root|mysql|postgres|redis)_?pass$/i;
/** Names that speak about a secret without being one. */
const HARMLESS =
  /_(?:URL|ID|FILE|PATH|DIR|HOST|NAME|ENABLED|TTL|CHECKING|LENGTH|TYPE|ALGORITHM)$|PUBLIC|^GPG_|^PGP_|FINGERPRINT/i;
/** Switches and fingerprints of keys: what stands there tells nobody a secret. */
const HARMLESS_VALUE = /^(?:[Tt]rue|[Ff]alse|yes|no|on|off|[01]|0x[0-9A-F]{8,}|(?:[0-9A-F]{4} ?){10})$/;
/** What hadolint looks for anywhere in a name. */
const HADOLINT =
  /password|private|secret|token|username|(?:api|access|client|application)_key|(?:^|_)app_secret|docker_email|heroku_api|deploy_user/i;

interface SecretName {
  /** We take it for a secret. */
  readonly ours: boolean;
  readonly buildkit: boolean;
  readonly hadolint: boolean;
}

/** True for a value that is none, whatever the name says: a switch, the fingerprint of a key, a path. */
export function isHarmlessValue(value: string): boolean {
  return HARMLESS_VALUE.test(value) || /^(?:\/[\w.-]+){2,}$/.test(value);
}

/** What the name of an ARG or ENV tells us, BuildKit and hadolint. */
export function secretName(name: string): SecretName {
  const buildkit = BUILDKIT.test(name) && !BUILDKIT_ALLOWED.test(name);
  const ours = (buildkit || (OWN.test(name) && !BUILDKIT_ALLOWED.test(name))) && !HARMLESS.test(name);
  return { ours, buildkit, hadolint: HADOLINT.test(name) };
}

/** Texts whose very form says what they are. */
const KEYS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: "an AWS access key", pattern: /\bAKIA[0-9A-Z]{16}\b/g },
  { kind: "a GitHub token", pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{22,}/g },
  { kind: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { kind: "a Slack token", pattern: /\bxox[abposr]-[A-Za-z0-9-]{10,}/g },
  { kind: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { kind: "a Google API key", pattern: /\bAIza[0-9A-Za-z_-]{35}/g },
  { kind: "a Stripe key", pattern: /\bsk_live_[0-9A-Za-z]{24,}/g },
  { kind: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    kind: "a password in an address",
    pattern: /(?<=\b[a-z][a-z+]*:\/\/[^\s:/@$"']+:)[^\s:/@$"'<>{}]{3,}(?=@[\w.-]+)/g,
  },
];

/** What people write where a secret would stand. */
const PLACEHOLDER =
  /^(?:x+|\*+|\.+|changeme|change_me|example|secret|pass(?:word)?|admin|root|test|todo|your.*|my.*|token|user)$|EXAMPLE|example/;

interface SecretText {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** Keys and passwords that stand in a text; offsets count from its beginning. */
export function secretTexts(text: string): readonly SecretText[] {
  const found: SecretText[] = [];
  for (const { kind, pattern } of KEYS) {
    for (const match of text.matchAll(pattern)) {
      const overlaps = found.some(({ start, end }) => start < match.index + match[0].length && match.index < end);
      if (overlaps || PLACEHOLDER.test(match[0])) continue;
      found.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
