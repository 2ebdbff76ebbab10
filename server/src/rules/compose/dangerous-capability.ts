/** A capability in `cap_add` that weakens the border to the host. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/dangerous-capability",
  title: "Capability that reaches the host",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0011", "CL-0024", "CL-0027", "CL-0028", "CL-0029", "CL-0030"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.cap_add[]": ({ node }, { report }) => {
        const name = (textOf(node) ?? "").toUpperCase().replace(/^CAP_/, "");
        const group = GROUPS.find(({ names }) => names.includes(name));
        if (group === undefined) return;
        report({
          span: node.span,
          message: `"${name}" lets the container ${group.what}.`,
          aliases: [group.alias],
          ...(group.grave ? {} : { severity: "information" as const }),
        });
      },
    },
  },
});

interface Group {
  readonly names: readonly string[];
  readonly what: string;
  readonly alias: string;
  readonly grave: boolean;
}

const GROUPS: readonly Group[] = [
  { names: ["SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO"], what: "run code on the host", alias: "CL-0024", grave: true },
  {
    names: ["ALL", "NET_ADMIN", "SYS_BOOT", "BPF", "MAC_ADMIN", "MAC_OVERRIDE"],
    what: "change the host's network or kernel settings",
    alias: "CL-0011",
    grave: true,
  },
  {
    names: ["SYS_PTRACE", "DAC_READ_SEARCH", "CHECKPOINT_RESTORE"],
    what: "look into other programs and files",
    alias: "CL-0027",
    grave: false,
  },
  {
    names: ["PERFMON", "SYS_TIME", "WAKE_ALARM"],
    what: "reach into the host's clock or counters",
    alias: "CL-0028",
    grave: false,
  },
  {
    names: ["SYS_NICE", "IPC_LOCK", "LEASE", "SYS_RESOURCE", "BLOCK_SUSPEND"],
    what: "slow down the host",
    alias: "CL-0029",
    grave: false,
  },
  { names: ["SYSLOG", "AUDIT_READ", "AUDIT_CONTROL"], what: "read the host's logs", alias: "CL-0030", grave: false },
];
