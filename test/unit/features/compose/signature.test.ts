/** Signature help for the short forms of ports and volumes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { signatureHelp } from "../../../../server/src/features/shared/signatureHelp.ts";
import { atCursor } from "../../../harness/workspace.ts";

/** The active signature and its active part, as "SIGNATURE: PART". */
async function activeAt(item: string, key: string): Promise<string | undefined> {
  const text = `services:\n  web:\n    image: a\n    ${key}:\n      - ${item}\n`;
  const help = await atCursor({ "compose.yaml": text }, (reader, uri, offset) => signatureHelp(reader, uri, offset));
  const signature = help?.signatures[help.activeSignature];
  const part = signature?.parts[help?.activePart ?? -1];
  return signature && `${signature.label}: ${signature.label.slice(part?.start ?? 0, part?.end ?? 0)}`;
}

const PORTS: Readonly<Record<string, string>> = {
  "|": "HOST:CONTAINER[/PROTOCOL]: HOST",
  "80|": "CONTAINER[/PROTOCOL]: CONTAINER",
  '"80|:80"': "HOST:CONTAINER[/PROTOCOL]: HOST",
  '"8080:|"': "HOST:CONTAINER[/PROTOCOL]: CONTAINER",
  '"8080:|': "HOST:CONTAINER[/PROTOCOL]: CONTAINER",
  '"53:53/|"': "HOST:CONTAINER[/PROTOCOL]: PROTOCOL",
  '"127.0.0.1:|80:80"': "ADDRESS:HOST:CONTAINER[/PROTOCOL]: HOST",
  '"[::1]:80:|80"': "ADDRESS:HOST:CONTAINER[/PROTOCOL]: CONTAINER",
};

const VOLUMES: Readonly<Record<string, string>> = {
  "|": "SOURCE:TARGET[:OPTIONS]: SOURCE",
  "data:|": "SOURCE:TARGET[:OPTIONS]: TARGET",
  "./a:/b:|": "SOURCE:TARGET[:OPTIONS]: OPTIONS",
  "/data|": "TARGET: TARGET",
};

for (const [key, rows] of Object.entries({ ports: PORTS, volumes: VOLUMES })) {
  for (const [item, wanted] of Object.entries(rows))
    test(`${key}: ${item}`, async () => assert.equal(await activeAt(item, key), wanted));
}

test("nothing elsewhere", async () => {
  assert.equal(await activeAt("target: |", "ports"), undefined);
  assert.equal(await activeAt("a|", "command"), undefined);
});
