import type { DealerTotals } from "#lib/domain/league.ts";

/** One dealer's sums: what it missed came late, nothing excused, and whatever `parts` say instead. */
export function dealerTotals(
  name: string,
  due: number,
  onTime: number,
  parts: Partial<DealerTotals> = {},
): DealerTotals {
  return {
    dealerId: name,
    name,
    city: null,
    dealerClass: null,
    homePlatform: null,
    regionId: null,
    regionTarget: null,
    due,
    onTime,
    late: due - onTime,
    undelivered: 0,
    void: 0,
    adjDue: due,
    adjOnTime: onTime,
    excused: 0,
    dockKnown: 0,
    dockOnTime: 0,
    feltAnswered: 0,
    feltOnTime: 0,
    minutesN: 0,
    minutesSum: 0,
    ...parts,
  };
}
