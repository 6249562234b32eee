import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { NothingDue } from "#app/(manager)/empty-overview.tsx";
import { readFilters, readZone } from "#app/(manager)/overview-filters.ts";
import { readOverview } from "#app/(manager)/read-overview.ts";
import { requestNow, requestRegions, resolveCohort } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { requestReachWords } from "#app/reach-words.ts";
import { cohortParams } from "#app/search-params.ts";
import { Overview } from "#components/overview/overview.tsx";
import { overviewLinks } from "#components/overview/overview-links.ts";
import { homeOf } from "#lib/auth/home.ts";
import { can } from "#lib/auth/permissions.ts";
import { requireActor, requireScope } from "#lib/auth/require-scope.ts";
import { prepareHeadline } from "#lib/charts/prepare-headline.ts";
import { civilDateIn, formatPeriod, formatPeriodBeside } from "#lib/i18n/format-time.ts";

const loadQuery = createLoader({
  ...cohortParams,
  funnel: parseAsStringLiteral(["adjusted"] as const),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const { role } = await requireActor();
  // The address without a path is everybody's way in.
  if (!can(role, "metrics:read")) redirect(homeOf(role));
  const scope = await requireScope("metrics:read");
  const { funnel, ...given } = await loadQuery(searchParams);
  const { filter, params, regionId, months } = await resolveCohort(given);
  if (months.length === 0) {
    const t = await getTranslations("overview.none");
    return (
      <NoData scope={scope} heading="h1" title={t("title")} body={t("text")} action={t("action")} />
    );
  }
  const asOf = requestNow();
  const [locale, t, reach, data, filters, zone, regions] = await Promise.all([
    getLocale(),
    getTranslations("overview"),
    requestReachWords(),
    readOverview(scope, filter, regionId, funnel === "adjusted"),
    readFilters(scope, params),
    readZone(params.platform),
    requestRegions(),
  ]);
  const headline = prepareHeadline(data.league);
  if (headline.kind === "nothing") {
    return <NothingDue period={filter.period} params={params} months={months} />;
  }
  const { before, difference } = data;
  const period = formatPeriod(filter.period, locale);
  const beside = before && formatPeriodBeside(before, filter.period, locale);
  return (
    <Overview
      data={data}
      headline={headline}
      links={overviewLinks(params)}
      period={reach === null ? period : t("ofPart", { part: reach, period })}
      change={beside === null ? null : { period: beside, difference }}
      periods={{
        now: formatPeriodBeside(filter.period, before ?? filter.period, locale),
        nowKey: filter.period.key,
        before: before && { words: beside ?? "", key: before.key },
      }}
      regions={new Map(regions.map(({ id, name }) => [id, name]))}
      running={filter.period.to !== null && filter.period.to >= civilDateIn(asOf, zone)}
      filters={filters}
      asOf={asOf}
      zone={zone}
    />
  );
}
