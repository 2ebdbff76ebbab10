/** Signals that STOPSIGNAL takes (github.com/moby/sys/signal, Linux). */

const NAMES =
  "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX".split(
    " ",
  );

const RELATIVE = /^(?:RTMIN\+(?:[1-9]|1[0-5])|RTMAX-(?:[1-9]|1[0-4]))$/;

/** With `SIG` in front, as people write them. */
export const SIGNALS: readonly string[] = NAMES.map((name) => `SIG${name}`);

/** A name in whatever letter case, with or without `SIG`, or a number other than 0. */
export function isSignal(text: string): boolean {
  if (/^[+-]?[0-9]+$/.test(text)) return Number(text) !== 0;
  const name = text.toUpperCase().replace(/^SIG/, "");
  return NAMES.includes(name) || RELATIVE.test(name);
}
