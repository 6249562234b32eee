import { findStandingOut, type UnitFinding } from "#lib/domain/stats/standing-out.ts";

/** What misses can be laid out by; weekdays and hours are those of the start of the clock. */
export const reasonUnits = ["dealer", "platform", "hour", "weekday", "line"] as const;
export type ReasonUnit = (typeof reasonUnits)[number];

/** Shipments of one unit (a dealer, an hour …) with one reason; `reason` null = were on time. */
export type UnitReason = {
  readonly unit: string | null;
  readonly label: string | null;
  readonly reason: string | null;
  readonly shipments: number;
  readonly excused: number;
};

/** Misses that share a reason, or all of a unit's. */
type Misses = { readonly missed: number; readonly excused: number };

type ReasonSums = Misses & { readonly reason: string };

/** A cohort's misses by reason, the most frequent first. */
export type ReasonTotals = Misses & {
  readonly due: number;
  readonly reasons: readonly ReasonSums[];
};

/** Sums over units that do not overlap: every miss once. */
export function sumReasons(rows: readonly UnitReason[]): ReasonTotals {
  const missed = rows.filter(({ reason }) => reason !== null);
  const reasons = [...Map.groupBy(missed, ({ reason }) => reason ?? "")].map(([reason, same]) => ({
    reason,
    ...sumMisses(same),
  }));
  return {
    due: rows.reduce((sum, { shipments }) => sum + shipments, 0),
    ...sumMisses(missed),
    reasons: reasons.sort((a, b) => b.missed - a.missed || (a.reason < b.reason ? -1 : 1)),
  };
}

/** A unit's shipments, its misses of the reason asked for, and all of them by reason. */
export type UnitSums = Misses & {
  readonly unit: string | null;
  readonly label: string | null;
  readonly due: number;
  /** Whatever their reason. */
  readonly allMissed: number;
  readonly byReason: ReadonlyMap<string, number>;
};

/**
 * One sum a unit, the one with most misses first.
 * @param reason counts only its misses; null = all
 */
export function sumUnits(rows: readonly UnitReason[], reason: string | null = null): UnitSums[] {
  const units = [...Map.groupBy(rows, ({ unit }) => unit)].map(([unit, own]) => {
    const missed = own.filter((row) => row.reason !== null);
    return {
      unit,
      label: own[0]?.label ?? null,
      due: own.reduce((sum, { shipments }) => sum + shipments, 0),
      allMissed: sumMisses(missed).missed,
      ...sumMisses(missed.filter((row) => reason === null || row.reason === reason)),
      byReason: new Map(missed.map((row) => [row.reason ?? "", row.shipments])),
    };
  });
  return units.sort((a, b) => b.missed - a.missed || b.due - a.due);
}

/** A unit and a reason that met surely more often than the unit's share of shipments explains. */
export type OddCell = UnitFinding & {
  readonly unit: string;
  readonly label: string | null;
  readonly reason: string;
  readonly due: number;
  readonly observed: number;
};

export type OddCells = {
  /** Those that stand out, most misses above expectation first. */
  readonly cells: readonly OddCell[];
  /** How many pairs were looked at. */
  readonly tested: number;
};

/**
 * Which pairs unit × reason stand out, every pair of a known unit and a reason looked at. Misses
 * without a stated reason are one more reason: to leave it out is a habit that can stand out as well.
 */
export function findOddCells(units: readonly UnitSums[], totals: ReasonTotals): OddCells {
  const pairs = units.flatMap((sums) =>
    sums.unit === null
      ? []
      : totals.reasons.map(({ reason, missed }) => ({
          unit: sums.unit ?? "",
          label: sums.label,
          reason,
          due: sums.due,
          size: sums.due,
          observed: sums.byReason.get(reason) ?? 0,
          eventTotal: missed,
        })),
  );
  const findings = findStandingOut(pairs, totals.due);
  const cells = pairs.flatMap(({ unit, label, reason, due, observed }, index) => {
    const finding = findings[index];
    return finding?.standsOut ? [{ unit, label, reason, due, observed, ...finding }] : [];
  });
  return {
    cells: cells.sort((a, b) => b.observed - b.expected - (a.observed - a.expected)),
    tested: pairs.length,
  };
}

function sumMisses(rows: readonly UnitReason[]): Misses {
  return {
    missed: rows.reduce((sum, { shipments }) => sum + shipments, 0),
    excused: rows.reduce((sum, { excused }) => sum + excused, 0),
  };
}
