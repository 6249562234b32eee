import { type Compared, conclude } from "#lib/charts/prepare-compare.ts";
import type { ReasonTotals } from "#lib/domain/reasons.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";

/** A reason on both sides; `compared` is the difference of misses a shipment due. */
export type ComparedReason = {
  readonly reason: string;
  readonly first: number;
  readonly second: number;
  readonly compared: Compared | null;
};

/**
 * Every reason of either side by its misses among the shipments due, the surest differences first,
 * then the widest.
 */
export function prepareComparedReasons(
  first: ReasonTotals,
  second: ReasonTotals,
  overlaps: boolean,
): ComparedReason[] {
  const reasons = [...new Set([...first.reasons, ...second.reasons].map(({ reason }) => reason))];
  const countOf = (totals: ReasonTotals, reason: string) =>
    totals.reasons.find((one) => one.reason === reason)?.missed ?? 0;
  return reasons
    .map((reason): ComparedReason => {
      const [before, after] = [countOf(first, reason), countOf(second, reason)];
      const found = rateDifference(
        { due: second.due, onTime: after },
        { due: first.due, onTime: before },
      );
      return {
        reason,
        first: before,
        second: after,
        compared: found && conclude(found.difference, found, overlaps, "low"),
      };
    })
    .sort((a, b) => unsureness(a) - unsureness(b) || size(b) - size(a));
}

function unsureness({ compared }: ComparedReason): number {
  return compared === null || compared.conclusion === "unsure" ? 1 : 0;
}

function size({ compared }: ComparedReason): number {
  return Math.abs(compared?.difference ?? 0);
}
