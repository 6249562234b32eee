/**
 * Why a policy or a case is refused. `path` names the field from the policy (or case) downwards;
 * `params` are what a text in any language needs.
 */
export type Refusal = {
  readonly code: RefusalCode;
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, string | number>>;
};

export const refusalCodes = [
  "unknown_zone",
  "malformed_time",
  "window_not_forward",
  "windows_overlap",
  "malformed_date",
  "date_out_of_range",
  "not_whole_minutes",
  "budget_over_limit",
  "cutoff_too_long",
  "restart_never_fits",
  "days_out_of_range",
  "no_opening",
  "no_due",
  "pause_reversed",
  "accepted_after_as_of",
  "cancelled_by_missing",
  "cancelled_at_missing",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A failed outcome. */
export function refuse(
  code: RefusalCode,
  path: Refusal["path"],
  params: Refusal["params"] = {},
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, path, params } };
}
