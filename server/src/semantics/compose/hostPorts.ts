/** The ports that a service publishes, short form and long form alike. */
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { follow, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import { isInterpolated } from "./interpolation.ts";
import { childOf, itemsOf, textOf } from "./lookup.ts";
import { parsePortShort, portRange } from "./ports.ts";
import { scalarOf } from "../../syntax/yaml/syntax.ts";

export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface HostPort {
  readonly item: YamlNode;
  /** Undefined where a free port is chosen or a variable decides. */
  readonly host: Range | undefined;
  /** Where the host port is written; undefined where none is. */
  readonly hostSpan: Span | undefined;
  readonly container: Range | undefined;
  readonly containerSpan: Span;
  readonly ip: string | undefined;
  /** True where the host port or the address depends on a variable. */
  readonly variable: boolean;
  readonly protocol: string;
  readonly long: boolean;
}

/** Of a `ports` node. */
export function hostPortsOf(node: YamlNode | undefined, text: string): readonly HostPort[] {
  return itemsOf(node).flatMap((item) => {
    const content = follow(item);
    if (content?.type === "mapping") return longForm(item);
    const scalar = scalarOf(item);
    if (scalar === undefined) return [];
    const { ip, host, container, protocol } = parsePortShort(scalar.value);
    const part = (span: Span) => spanInside(scalar, span.start, span.end, text);
    return [
      {
        item,
        host: host && portRange(host.text),
        hostSpan: host && part(host.span),
        container: portRange(container.text),
        containerSpan: part(container.span),
        ip: ip?.text.replace(/^\[(.*)\]$/, "$1"),
        variable: isInterpolated(`${ip?.text ?? ""}${host?.text ?? ""}`),
        protocol: protocol?.text.toLowerCase() ?? "tcp",
        long: false,
      },
    ];
  });
}

function longForm(item: YamlNode): HostPort[] {
  const published = childOf(item, "published");
  const target = childOf(item, "target");
  if (target === undefined) return [];
  const written = [published, childOf(item, "host_ip")].map((node) => scalarOf(node)?.value ?? "");
  return [
    {
      item,
      host: portRange(textOf(published) ?? ""),
      hostSpan: published?.span,
      container: portRange(textOf(target) ?? ""),
      containerSpan: target.span,
      ip: textOf(childOf(item, "host_ip")),
      variable: written.some(isInterpolated),
      protocol: textOf(childOf(item, "protocol"))?.toLowerCase() ?? "tcp",
      long: true,
    },
  ];
}

/** True where the host listens on every interface. */
export function isEverywhere({ ip }: HostPort): boolean {
  return ip === undefined || ip === "" || ip === "0.0.0.0" || ip === "::";
}
