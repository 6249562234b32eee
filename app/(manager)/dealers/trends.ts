import type { resolveCohort } from "#app/cohort.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { prepareTrends, trendMonths } from "#lib/charts/prepare-trends.ts";
import { TREND_MONTHS } from "#lib/contracts/league-columns.ts";
import { readDealerTrends } from "#lib/data/metrics/dealer-trends.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";

type Cohort = Awaited<ReturnType<typeof resolveCohort>>;

/** The months up to the end of the period in which these dealers' rates are drawn. */
export async function readTrends(
  scope: Scope,
  rows: readonly { readonly dealerId: string }[],
  { filter, months }: Cohort,
  target: number,
  at: Date,
) {
  const shown = trendMonths(filter.period, months[0]?.month ?? "", TREND_MONTHS);
  const ids = rows.map(({ dealerId }) => dealerId);
  const found = await readDealerTrends(scope, ids, { ...filter, period: spanOf(shown) }, at);
  return prepareTrends(shown, found, target);
}

/** From the first day of the first month to the last day of the last one. */
function spanOf(months: readonly string[]): Period {
  const [first, last] = [parsePeriod(months[0] ?? ""), parsePeriod(months.at(-1) ?? "")];
  return (first && last && parsePeriod(`${first.from}..${last.to}`)) ?? ALL_TIME;
}
