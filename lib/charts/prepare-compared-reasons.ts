import { type Compared, conclude } from "#lib/charts/prepare-compare.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import type { ReasonTotals } from "#lib/domain/reasons.ts";
import { benjaminiHochberg } from "#lib/domain/stats/fdr.ts";
import { fisherUpperTail } from "#lib/domain/stats/fisher-exact.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { DEFAULT_FALSE_DISCOVERY_RATE } from "#lib/domain/stats/standing.ts";

/** A reason on both sides; `compared` is the difference of misses a shipment due. */
type ComparedReason = {
  readonly reason: string;
  readonly first: number;
  readonly second: number;
  readonly compared: Compared | null;
};

/** All reasons of a comparison, and those that surely changed and are reasons. */
export type ComparedReasons = {
  readonly reasons: readonly ComparedReason[];
  /** Of `reasons`, in their order; none stated is none, and stands in no headline. */
  readonly changed: readonly (ComparedReason & { readonly compared: Compared })[];
};

/**
 * Every reason of either side by its misses among the shipments due, what surely changed first, then
 * the widest difference. A change is sure when Fisher's exact test (two-sided, twice the smaller
 * tail), adjusted over all reasons together (Benjamini–Hochberg, q ≤ 0.05), and the interval say so.
 */
export function prepareComparedReasons(
  first: ReasonTotals,
  second: ReasonTotals,
  overlaps: boolean,
): ComparedReasons {
  const names = [...new Set([...first.reasons, ...second.reasons].map(({ reason }) => reason))];
  const countOf = (totals: ReasonTotals, reason: string) =>
    totals.reasons.find((one) => one.reason === reason)?.missed ?? 0;
  const counts = names.map((reason) => ({
    reason,
    before: { hits: countOf(first, reason), size: first.due },
    after: { hits: countOf(second, reason), size: second.due },
  }));
  const qValues = benjaminiHochberg(
    counts.map(({ before, after }) =>
      Math.min(1, 2 * Math.min(fisherUpperTail(before, after), fisherUpperTail(after, before))),
    ),
  );
  const reasons = counts
    .map(({ reason, before, after }, index): ComparedReason => {
      const found = rateDifference(
        { due: after.size, onTime: after.hits },
        { due: before.size, onTime: before.hits },
      );
      const alone = found && conclude(found.difference, found, overlaps, "low");
      const isSure = (qValues[index] ?? 1) <= DEFAULT_FALSE_DISCOVERY_RATE;
      return {
        reason,
        first: before.hits,
        second: after.hits,
        compared:
          alone && !isSure && alone.conclusion !== "overlap"
            ? { ...alone, conclusion: "unsure" }
            : alone,
      };
    })
    .sort((a, b) => unsureness(a) - unsureness(b) || size(b) - size(a));
  return {
    reasons,
    changed: reasons.flatMap((one) =>
      one.compared !== null && unsureness(one) === 0 && one.reason !== NO_REASON
        ? [{ ...one, compared: one.compared }]
        : [],
    ),
  };
}

function unsureness({ compared }: ComparedReason): number {
  return compared?.conclusion === "better" || compared?.conclusion === "worse" ? 0 : 1;
}

function size({ compared }: ComparedReason): number {
  return Math.abs(compared?.difference ?? 0);
}
