/**
 * A value that we know, or the reason why we cannot. Rules must handle both: a value that depends on a variable,
 * a base image or a file that nobody can see is unknown, not invalid.
 */
export type Known<T> = { readonly known: true; readonly value: T };
export type Unknown = { readonly known: false; readonly reason: string };
export type Maybe<T> = Known<T> | Unknown;

export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

export function unknown(reason: string): Unknown {
  return { known: false, reason };
}

/** The value, or undefined when it is unknown. */
export function valueOf<T>(maybe: Maybe<T>): T | undefined {
  return maybe.known ? maybe.value : undefined;
}
