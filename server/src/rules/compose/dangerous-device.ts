/** A host device that gives access to everything. */
import { childOf, textOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/dangerous-device",
  title: "Disk or memory of the host as a device",
  category: "security",
  severity: "warning",
  from: "strict",
  aliases: ["CL-0016"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.devices[]": ({ node }, { report }) => {
        const source = (textOf(node) ?? textOf(childOf(node, "source")) ?? "").split(":")[0] ?? "";
        if (!DEVICE.test(source)) return;
        report({
          span: node.span,
          message: `Through "${source}" the container reaches the whole disk or memory of the host.`,
        });
      },
    },
  },
});

const DEVICE =
  /^\/dev\/(?:mem|kmem|port|sd[a-z]\d*|nvme\d\S*|x?vd[a-z]\d*|mmcblk\d\S*|md\d+|dm-\d+|mapper\/\S+|disk\/\S+)$/;
