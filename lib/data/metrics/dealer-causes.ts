import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, NO_REASON } from "#lib/contracts/filters.ts";
import { type DealerDay, readDealerDays } from "#lib/data/metrics/dealer-days.ts";
import { type DealerGroup, readDealerGroups } from "#lib/data/metrics/dealer-groups.ts";
import { type LateBy, readLateBy } from "#lib/data/metrics/late-by.ts";
import type { CauseCounts, Level } from "#lib/domain/causes/cause-counts.ts";
import { type Cause, findCauses } from "#lib/domain/causes/find-causes.ts";
import { covers, recordAround } from "#lib/domain/causes/record.ts";
import { ALL_TIME, type Period } from "#lib/domain/time/period.ts";

type Groups = Awaited<ReturnType<typeof readDealerGroups>>;

/** What sets a dealer's misses apart in a cohort, and the counts that say so. */
export type DealerCauses = {
  /** The main one first. */
  readonly causes: readonly Cause[];
  /** What `window: "record"` stands for; null when nothing was ever due. */
  readonly record: Period | null;
  /** Sites and platforms by id, as causes name them. */
  readonly names: ReadonlyMap<string, string>;
  /** The period's shipments. */
  readonly groups: Groups;
  readonly lateBy: LateBy;
  /** Every day on which anything was ever due in the cohort's platform and class. */
  readonly days: readonly DealerDay[];
};

/** Asks everything known of a dealer's shipments for what sets its misses apart. */
export async function readDealerCauses(
  scope: Scope,
  filter: CohortFilter,
  dealerId: string,
  now: Date,
): Promise<DealerCauses> {
  const [days, groups, lateBy] = await Promise.all([
    readDealerDays(scope, { ...filter, period: ALL_TIME }, dealerId, now),
    readDealerGroups(scope, filter, dealerId, now),
    readLateBy(scope, filter, dealerId, now),
  ]);
  const record = recordAround(filter.period, days);
  const ours = countsOf(groups, lateBy);
  if (record === null) {
    return { causes: [], record: null, names: new Map(), groups, lateBy, days };
  }
  const longer = covers(filter.period, record.period)
    ? null
    : await Promise.all([
        readDealerGroups(scope, { ...filter, period: record.period }, dealerId, now),
        readLateBy(scope, { ...filter, period: record.period }, dealerId, now),
      ]);
  return {
    causes: findCauses(ours, longer && countsOf(...longer), record.months),
    record: record.period,
    names: namesIn(longer?.[0] ?? groups, groups),
    groups,
    lateBy,
    days,
  };
}

function countsOf(groups: Groups, lateBy: LateBy): CauseCounts {
  const all = groups("all")[0] ?? { due: 0, missed: 0 };
  const known = (rows: readonly DealerGroup[]): Level[] =>
    rows.flatMap(({ key, due, missed }) => (key === null ? [] : [{ key, due, missed }]));
  return {
    due: all.due,
    missed: all.missed,
    levels: {
      weekday: known(groups("weekday")),
      hour: known(groups("hour")),
      site: known(groups("site")),
      platform: known(groups("platform")),
      line: known(groups("line")),
      class: known(groups("class")),
    },
    reasons: known(groups("reason")).filter(({ key }) => key !== NO_REASON),
    // Days are too coarse for "always as late".
    lateness: lateBy.unit === "days" ? [] : lateBy.bins,
  };
}

function namesIn(...sources: readonly Groups[]): Map<string, string> {
  const rows = sources.flatMap((groups) => [...groups("site"), ...groups("platform")]);
  return new Map(
    rows.flatMap(({ key, name }) => (key === null || name === null ? [] : [[key, name]])),
  );
}
