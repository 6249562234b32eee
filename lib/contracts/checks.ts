// What the log's page reads of the server and of the phone is checked by these: zod would be a third of
// its script.

/** Whether a value is what it should be. Of an object, keys that are not named may be anything. */
export type Check<T> = (value: unknown) => value is T;

export const isText: Check<string> = (value) => typeof value === "string";

export const isFlag: Check<boolean> = (value) => typeof value === "boolean";

export const isWhole: Check<number> = (value): value is number => Number.isSafeInteger(value);

/** Something, or null. */
export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value);
}

/** One of some words. */
export function isOneOf<T extends string>(words: readonly T[]): Check<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** A list of which each is so. */
export function isListOf<T>(check: Check<T>): Check<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(check);
}

/** An object by its keys. */
export function isShape<T extends object>(
  checks: { readonly [Key in keyof T]-?: Check<T[Key]> },
): Check<T> {
  const named: [string, Check<unknown>][] = Object.entries(checks);
  return (value): value is T => isObject(value) && named.every(([key, check]) => check(value[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
