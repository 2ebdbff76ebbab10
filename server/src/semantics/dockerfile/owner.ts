/** Owners as `--chown` takes them: `user[:group]`, each a name or a number. */

/** True where a name has to be looked up in the files of the image; `root` and numbers need none. */
export function ownerNeedsLookup(owner: string): boolean {
  const colon = owner.indexOf(":");
  const user = colon < 0 ? owner : owner.slice(0, colon);
  const group = colon < 0 ? "" : owner.slice(colon + 1);
  return isName(user) || isName(group);
}

function isName(text: string): boolean {
  return text !== "" && text !== "root" && !isId(text);
}

function isId(text: string): boolean {
  return /^[+-]?[0-9]+$/.test(text) && Math.abs(Number(text)) < 2 ** 31;
}
