import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { NoData, NothingDue } from "#app/(manager)/empty-overview.tsx";
import { readFilters, readZone } from "#app/(manager)/overview-filters.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { loadCohortParams } from "#app/search-params.ts";
import { Overview } from "#components/overview/overview.tsx";
import { overviewLinks } from "#components/overview/overview-links.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { prepareHeadline } from "#lib/charts/prepare-headline.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { shiftPeriod } from "#lib/domain/time/period.ts";
import { civilDateIn, formatPeriod, formatPeriodBeside } from "#lib/i18n/format-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const scope = await requireScope("metrics:read");
  const { filter, params, months } = await resolveCohort(await loadCohortParams(searchParams));
  if (months.length === 0) return <NoData />;
  const asOf = requestNow();
  const before = shiftPeriod(filter.period, -1);
  const [locale, league, earlier, filters, zone] = await Promise.all([
    getLocale(),
    readLeague(scope, filter, asOf),
    before && readLeague(scope, { ...filter, period: before }, asOf),
    readFilters(scope, params),
    readZone(params.platform),
  ]);
  const headline = prepareHeadline(league);
  if (headline.kind === "nothing" || league.overall === null) {
    return <NothingDue period={filter.period} params={params} months={months} />;
  }
  return (
    <Overview
      league={league}
      headline={headline}
      links={overviewLinks(params)}
      period={formatPeriod(filter.period, locale)}
      change={
        before && {
          period: formatPeriodBeside(before, filter.period, locale),
          difference: earlier?.overall ? rateDifference(league.overall, earlier.overall) : null,
        }
      }
      running={filter.period.to !== null && filter.period.to >= civilDateIn(asOf, zone)}
      filters={filters}
      asOf={asOf}
      zone={zone}
    />
  );
}
