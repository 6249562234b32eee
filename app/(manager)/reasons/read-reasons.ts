import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { findOddCells, type ReasonUnit, sumReasons, sumUnits } from "#lib/domain/reasons.ts";

/** A cohort's misses by reason, and by unit: all of them, or those of one reason. */
export async function readReasons(
  scope: Scope,
  { filter, regionId }: { readonly filter: CohortFilter; readonly regionId: string | null },
  { by, reason }: { readonly by: ReasonUnit; readonly reason: string | null },
  at: Date,
) {
  // By dealer every shipment counts once, so the totals can be taken from there.
  const [byDealer, byUnit] = await Promise.all([
    readReasonUnits(scope, "dealer", filter, regionId, at),
    by === "dealer" ? null : readReasonUnits(scope, by, filter, regionId, at),
  ]);
  const totals = sumReasons(byDealer);
  const rows = byUnit ?? byDealer;
  return {
    totals,
    units: sumUnits(rows, reason),
    odd: findOddCells(sumUnits(rows), totals),
    ofReason:
      reason === null
        ? totals.missed
        : (totals.reasons.find((one) => one.reason === reason)?.missed ?? 0),
  };
}
