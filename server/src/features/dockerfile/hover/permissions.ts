/** Modes and owners, spelled out. */
import { code } from "../../../text/markdown.ts";

const WHO = ["owner", "group", "others"] as const;

/** "owner reads, writes and executes; group reads…", for `755`, `0644`, `u=rwX,go=rX`; undefined where it is neither. */
export function modeWords(text: string): string | undefined {
  const octal = /^0?([0-7])?([0-7]{3})$/.exec(text);
  if (octal) return octalWords(octal[1] ?? "0", octal[2] ?? "");
  const clauses = text.split(",").map((clause) => /^([ugoa]*)([=+-])([rwxXst]*)$/.exec(clause));
  if (clauses.some((clause) => !clause)) return undefined;
  return clauses.map((clause) => clauseWords(clause?.[1] ?? "", clause?.[2] ?? "=", clause?.[3] ?? "")).join("; ");
}

function octalWords(special: string, digits: string): string {
  const rights = [...digits].map((digit) => rightsOf(Number(digit)));
  const parts: string[] = [];
  for (let i = 0; i < rights.length; i++) {
    const same = WHO.filter(
      (_, at) => at >= i && rights[at] === rights[i] && rights.slice(i, at + 1).every((one) => one === rights[i]),
    );
    parts.push(`${same.length === 3 ? "everybody" : same.join(" and ")}: ${rights[i]}`);
    i += same.length - 1;
  }
  const bits = Number(special);
  const notes = [
    ...(bits & 4 ? ["runs as its owner (setuid)"] : []),
    ...(bits & 2 ? ["runs as its group (setgid)"] : []),
    ...(bits & 1 ? ["only owners delete in it (sticky)"] : []),
  ];
  return [...parts, ...notes].join("; ");
}

function rightsOf(digit: number): string {
  const rights = [...(digit & 4 ? ["read"] : []), ...(digit & 2 ? ["write"] : []), ...(digit & 1 ? ["execute"] : [])];
  return rights.length === 0 ? "nothing" : rights.join(", ");
}

function clauseWords(who: string, operator: string, rights: string): string {
  const names: Readonly<Record<string, string>> = { u: "owner", g: "group", o: "others", a: "everybody" };
  const words: Readonly<Record<string, string>> = {
    r: "read",
    w: "write",
    x: "execute",
    X: "enter folders (and execute what somebody may execute)",
    s: "setuid or setgid",
    t: "sticky",
  };
  const people = [...(who || "a")].map((letter) => names[letter] ?? letter).join(" and ");
  const verb = { "=": "exactly", "+": "also", "-": "no longer" }[operator] ?? "";
  const list = [...rights].map((letter) => words[letter] ?? letter).join(", ");
  return `${people}: ${verb} ${list || "nothing"}`;
}

/** "user `app`, group `staff`" for what `--chown`, `chown` and USER take. */
export function ownerWords(text: string): string {
  const [user = "", group] = text.split(":");
  const name = (kind: string, one: string) => `${kind} ${code(one)}${/^\d+$/.test(one) ? ", by number" : ""}`;
  const parts = [...(user ? [name("user", user)] : []), ...(group ? [name("group", group)] : [])];
  const note = group === undefined && /^\d+$/.test(user) ? `, and the group ${code(user)}` : "";
  return parts.join(", ") + note;
}
