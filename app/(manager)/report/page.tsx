import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { readZone } from "#app/(manager)/overview-filters.ts";
import { DealerReport } from "#app/(manager)/report/dealer-report.tsx";
import { GroupReport } from "#app/(manager)/report/group-report.tsx";
import { loadReportQuery } from "#app/(manager)/report/query.ts";
import { requestNow, requestRegions, resolveCohort } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { requestReachWords } from "#app/reach-words.ts";
import { ReportSheet } from "#components/report/report-sheet.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { findDealer } from "#lib/data/dealers.ts";
import { readCompany } from "#lib/data/settings.ts";
import { formatInstant, formatPeriod } from "#lib/i18n/format-time.ts";

type Props = { searchParams: Promise<SearchParams> };

// The page and its title ask for the same subject: read once a request.
const subjectOf = cache(async (searchParams: Props["searchParams"]) => {
  const query = await loadReportQuery(searchParams);
  const cohort = await resolveCohort({ ...query, platform: null, class: null });
  const scope = await requireScope("metrics:read");
  const dealer = query.dealer === null ? null : await findDealer(scope, query.dealer);
  const region =
    query.region === null ? null : (await requestRegions()).find(({ id }) => id === query.region);
  if ((query.dealer !== null && dealer === null) || region === undefined) notFound();
  return { cohort, dealer, region, reach: await requestReachWords() };
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ cohort, dealer, region, reach }, t, locale] = await Promise.all([
    subjectOf(searchParams),
    getTranslations("report"),
    getLocale(),
  ]);
  // The name under which a browser saves the printed page.
  return {
    title: t("title", {
      subject: dealer?.name ?? region?.name ?? reach ?? t("company"),
      period: formatPeriod(cohort.filter.period, locale),
    }),
  };
}

/** One printable page a month: of the company or the viewer's part of it, a region, or a dealer. */
export default async function ReportPage({ searchParams }: Props) {
  const scope = await requireScope("metrics:read");
  const { cohort, dealer, region, reach } = await subjectOf(searchParams);
  const [t, locale, { demo }, zone] = await Promise.all([
    getTranslations("report"),
    getLocale(),
    readCompany(scope),
    readZone(null),
  ]);
  if (cohort.months.length === 0) {
    return (
      <NoData
        scope={scope}
        heading="h1"
        title={t("none.title")}
        body={t("none.text")}
        action={t("none.action")}
      />
    );
  }
  const period = formatPeriod(cohort.filter.period, locale);
  return (
    <ReportSheet
      subject={dealer?.name ?? region?.name ?? reach ?? t("company")}
      kind={dealer ? "dealer" : region ? "region" : reach ? "part" : "company"}
      period={period}
      asOf={`${formatInstant(requestNow(), zone, locale)} ${zone}`}
      demo={demo}
    >
      {dealer ? (
        <DealerReport dealer={dealer} cohort={cohort} period={period} />
      ) : (
        <GroupReport regionId={region?.id ?? null} cohort={cohort} period={period} />
      )}
    </ReportSheet>
  );
}
