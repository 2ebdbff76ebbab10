/** Files that hold keys and passwords: by their name alone, or by what is in them. */
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

/** Files that are made for nothing else. */
const SURE =
  /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials|\.dockercfg|kubeconfig|\.env|\.env\.(?:prod|production|local)|[\w.-]*private[\w.-]*\.(?:key|pem)|[\w.-]+\.(?:p12|pfx|jks|keystore))$|(?:^|\/)(?:\.docker\/config\.json|\.aws\/credentials|\.kube\/config)$/i;
/** Settings of tools that may hold a password, and files of keys that may be public ones. */
const PERHAPS = /^(?:\.npmrc|\.pypirc|\.yarnrc\.yml|pip\.conf|nuget\.config|auth\.json|[\w.-]+\.(?:pem|key))$/i;
/** A secret itself, not a variable that stands for it. */
const CONTENT =
  /_authToken\s*=\s*["']?[^\s"'$]|_password\s*=\s*["']?[^\s"'$]|^\s*password\s*[:=]\s*["']?[^\s"'$]|npmAuthToken:\s*["']?[^\s"'$]|ClearTextPassword|"(?:password|http-basic|github-oauth)"\s*:|-----BEGIN [A-Z ]*PRIVATE KEY-----/m;

/** True for a file that holds secrets by its name, or, where its text is there, by its text. */
export function holdsSecrets(reader: Reader, file: Uri, path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (SURE.test(name) || SURE.test(path)) return true;
  return PERHAPS.test(name) && CONTENT.test(reader.file(file)?.text ?? "");
}
