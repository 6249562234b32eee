import type { Refusal } from "#lib/domain/sla/refusal.ts";

/**
 * What stands between a form and what it is to make: the field, and why. `refusal` is that of
 * `definePolicy`, which has its own words; else `code` names the words, with what they need.
 */
export type FormProblem<Field extends string> = {
  readonly at: Field;
} & (
  | { readonly refusal: Refusal }
  | {
      readonly refusal: null;
      readonly code: ProblemCode;
      readonly params?: Readonly<Record<string, string | number>>;
    }
);

export const problemCodes = [
  "empty",
  "from_malformed",
  "from_past",
  "windows_unreadable",
  "date_missing",
  "date_range",
  "date_twice",
  "reason_empty",
  "too_long",
] as const;
type ProblemCode = (typeof problemCodes)[number];
