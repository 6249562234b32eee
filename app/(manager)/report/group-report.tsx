import { getLocale } from "next-intl/server";
import { reportMonths } from "#app/(manager)/report/months.ts";
import { requestNow, requestRegions, type resolveCohort } from "#app/cohort.ts";
import { GroupFigures } from "#components/report/group-figures.tsx";
import { GroupSentence } from "#components/report/group-sentence.tsx";
import { ReportDealers } from "#components/report/report-dealers.tsx";
import { ReportMonths } from "#components/report/report-months.tsx";
import { ReportRegions } from "#components/report/report-regions.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { mainReasons } from "#lib/charts/prepare-attention.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readReasonCounts } from "#lib/data/metrics/main-reasons.ts";
import { readPlatformMonths } from "#lib/data/metrics/platform-months.ts";
import { narrowLeague } from "#lib/domain/league.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { shiftPeriod } from "#lib/domain/time/period.ts";
import { formatPeriodBeside } from "#lib/i18n/format-time.ts";

type Cohort = Awaited<ReturnType<typeof resolveCohort>>;

/** How many dealers to watch are named beside the weak, who all are. */
const NAMED_WATCH = 6;

/** The report of a region, or of all that the viewer sees (null). */
export async function GroupReport({
  regionId,
  cohort,
  period,
}: {
  regionId: string | null;
  cohort: Cohort;
  /** In words. */
  period: string;
}) {
  const scope = await requireScope("metrics:read");
  const { filter, params } = cohort;
  const at = requestNow();
  const before = shiftPeriod(filter.period, -1);
  const [company, earlier, months, regions, locale] = await Promise.all([
    readLeague(scope, filter, at),
    before && readLeague(scope, { ...filter, period: before }, at),
    readPlatformMonths(scope, filter, regionId, at),
    requestRegions(),
    getLocale(),
  ]);
  const league = narrowLeague(company, regionId);
  const past = earlier && narrowLeague(earlier, regionId);
  const weak = league.rows.filter(({ standing }) => standing === "weak");
  const watch = league.rows.filter(({ standing }) => standing === "watch");
  const named = [...weak, ...watch.slice(0, NAMED_WATCH)];
  const ids = named.map(({ dealerId }) => dealerId);
  const reasons = mainReasons(await readReasonCounts(scope, filter, ids, at));
  const parts = regions.map((region) => ({ region, league: narrowLeague(company, region.id) }));
  return (
    <>
      <GroupSentence league={league} period={period} />
      <GroupFigures
        league={league}
        params={params}
        change={
          before && league.overall && past?.overall
            ? {
                beside: formatPeriodBeside(before, filter.period, locale),
                difference: rateDifference(league.overall, past.overall),
              }
            : null
        }
      />
      <ReportMonths chart={reportMonths(months, league.target, filter.period)} />
      <ReportDealers
        rows={named}
        weak={weak.length}
        watch={watch.length}
        target={league.target}
        judged={league.judged}
        reasons={reasons}
        params={params}
      />
      {regionId === null && parts.length > 1 ? (
        <ReportRegions parts={parts} params={params} />
      ) : null}
    </>
  );
}
