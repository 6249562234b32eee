import { judgeStandings, type Standing } from "#lib/domain/stats/standing.ts";
import type { DealerWhatIf } from "#lib/domain/what-if/recompute.ts";

/** A dealer of the company in the whole cohort, as it is judged now. */
export type JudgedDealer = {
  readonly dealerId: string;
  readonly name: string;
  readonly due: number;
  readonly onTime: number;
  readonly target: number;
  readonly standing: Standing;
};

/** A dealer whose shipments were judged again, with its standing over all its shipments. */
export type WhatIfRow = Readonly<DealerWhatIf> & {
  readonly name: string;
  readonly target: number;
  readonly standingNow: Standing;
  readonly standingThen: Standing;
};

export type JudgedWhatIf = {
  /** Those whose standing changes first, the worse ones before; then by the loss of on-time ones. */
  readonly rows: readonly WhatIfRow[];
  /** Of the whole company: a dealer's standing may change because others' did. */
  readonly weakNow: number;
  readonly weakThen: number;
};

/**
 * Standings as they would be: all dealers of the company are judged together, the counts of those
 * concerned replaced by what the draft makes of them (domain.md §5).
 *
 * @param company every dealer in the cohort of all platforms and service classes
 */
export function judgeWhatIf(
  company: readonly JudgedDealer[],
  dealers: readonly Readonly<DealerWhatIf>[],
): JudgedWhatIf {
  const byDealer = new Map(dealers.map((dealer) => [dealer.dealerId, dealer]));
  const then = judgeStandings(
    company.map(({ dealerId, due, onTime, target }) => {
      const change = byDealer.get(dealerId);
      if (!change) return { due, onTime, target };
      return {
        due: due + change.dueThen - change.dueNow,
        onTime: onTime + change.onTimeThen - change.onTimeNow,
        target,
      };
    }),
  );
  const rows = company.flatMap(({ dealerId, name, target, standing }, index) => {
    const dealer = byDealer.get(dealerId);
    const standingThen = then[index]?.standing;
    if (!dealer || !standingThen) return [];
    return [{ ...dealer, name, target, standingNow: standing, standingThen }];
  });
  return {
    rows: rows.sort(
      (a, b) =>
        severity(b) - severity(a) ||
        a.onTimeThen - a.onTimeNow - (b.onTimeThen - b.onTimeNow) ||
        b.dueNow - a.dueNow ||
        (a.name < b.name ? -1 : 1),
    ),
    weakNow: company.filter(({ standing }) => standing === "weak").length,
    weakThen: then.filter(({ standing }) => standing === "weak").length,
  };
}

/** 2 = turns weak, 1 = stands otherwise, 0 = stands as before. */
function severity({ standingNow, standingThen }: WhatIfRow): number {
  if (standingNow === standingThen) return 0;
  return standingThen === "weak" ? 2 : 1;
}
