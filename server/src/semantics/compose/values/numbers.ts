/** Numbers and truth values as Compose casts them after interpolation. */
import { quoted, type ValueFault, wholeFault } from "./fault.ts";

const BOOLEAN = /^(?:true|false)$/i;
/** Accepted with a warning. */
const LOOSE_BOOLEAN = /^(?:y|yes|on|n|no|off)$/i;

export function integerFault(text: string, least?: number): ValueFault | undefined {
  if (!/^[-+]?\d+$/.test(text)) return wholeFault(text, `${quoted(text)} is no whole number.`);
  if (least !== undefined && Number(text) < least) return wholeFault(text, `${quoted(text)} is less than ${least}.`);
  return undefined;
}

export function floatFault(text: string): ValueFault | undefined {
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return undefined;
  const point = /^\d+,\d+$/.test(text) ? text.replace(",", ".") : undefined;
  return wholeFault(text, `${quoted(text)} is no number${point ? "; the decimal sign is a point" : ""}.`, true, point);
}

export function booleanFault(text: string): ValueFault | undefined {
  if (BOOLEAN.test(text) || LOOSE_BOOLEAN.test(text)) return undefined;
  const meant = text === "1" ? "true" : text === "0" ? "false" : undefined;
  return wholeFault(text, `${quoted(text)} is neither true nor false.`, true, meant);
}

/** The octal text of a file mode. */
export function modeFault(text: string): ValueFault | undefined {
  return /^[-+]?[0-7]+$/.test(text)
    ? undefined
    : wholeFault(text, `${quoted(text)} is no octal file mode, such as "0444".`);
}
