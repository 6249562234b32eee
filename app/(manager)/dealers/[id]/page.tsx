import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { loadCohortParams, parseAsId } from "#app/search-params.ts";
import { DealerFacts } from "#components/dealers/dealer-facts.tsx";
import { DealerFigures } from "#components/dealers/dealer-figures.tsx";
import { DealerShipments } from "#components/dealers/dealer-shipments.tsx";
import { LateByPanel } from "#components/dealers/late-by-panel.tsx";
import { MonthsPanel } from "#components/dealers/months-panel.tsx";
import { StandingSentence } from "#components/dealers/standing-sentence.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { prepareLateBy } from "#lib/charts/prepare-late-by.ts";
import { prepareMonthRates } from "#lib/charts/prepare-month-rates.ts";
import { noCut, pageSizes, type ShipmentFilter } from "#lib/contracts/filters.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { findDealer } from "#lib/data/dealers.ts";
import { readDealerMonths } from "#lib/data/metrics/dealer-months.ts";
import { readLateBy } from "#lib/data/metrics/late-by.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
};

const DESK_MONTHS = 24;
const PHONE_MONTHS = 12;

// The page and its title ask for the same dealer: read once a request.
const dealerOf = cache(async (params: Props["params"]) => {
  const id = parseAsId.parse((await params).id);
  const dealer = id === null ? null : await findDealer(await requireScope("metrics:read"), id);
  return dealer ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await dealerOf(params)).name };
}

export default async function DealerPage({ params, searchParams }: Props) {
  const scope = await requireScope("metrics:read");
  const dealer = await dealerOf(params);
  const cohort = await resolveCohort(await loadCohortParams(searchParams));
  const at = requestNow();
  const filter: ShipmentFilter = {
    ...cohort.filter,
    outcome: "due",
    dealerIds: [dealer.id],
    cut: noCut,
    lateFromMinutes: null,
    lateToMinutes: null,
    search: null,
  };
  const [league, months, lateBy, list, classes, locale, t] = await Promise.all([
    readLeague(scope, cohort.filter, at),
    readDealerMonths(scope, dealer.id, cohort.filter, at),
    readLateBy(scope, cohort.filter, dealer.id, at),
    listShipments(scope, filter, { sort: "-due", page: 1, pageSize: pageSizes[0] }, at),
    listServiceClasses(scope),
    getLocale(),
    getTranslations("dealers.page"),
  ]);
  const row = league.rows.find(({ dealerId }) => dealerId === dealer.id) ?? notFound();
  const judged = league.rows.filter(({ due }) => due > 0).length;
  const period = formatPeriod(cohort.filter.period, locale);
  const shipments = { ...cohort.params, dealer: dealer.id };
  const month = (key: string) => hrefTo(`/dealers/${dealer.id}`, { ...cohort.params, period: key });
  return (
    <>
      <PageHeader
        title={dealer.name}
        meta={<DealerFacts dealer={dealer} />}
        back={{ href: hrefTo("/dealers", cohort.params), label: t("back") }}
      />
      <StandingSentence row={row} period={period} judged={judged} />
      <DealerFigures
        row={row}
        ranked={judged}
        href={(outcome) => hrefTo("/shipments", { ...shipments, outcome })}
      />
      <div className="grid gap-x-10 gap-y-4 xl:grid-cols-[720px_1fr]">
        <MonthsPanel
          wide={prepareMonthRates(months, row.target, cohort.filter.period, DESK_MONTHS)}
          narrow={prepareMonthRates(months, row.target, cohort.filter.period, PHONE_MONTHS)}
          href={month}
          shipments={(key, outcome) => hrefTo("/shipments", { ...shipments, period: key, outcome })}
        />
        <LateByPanel
          chart={prepareLateBy(lateBy)}
          due={row.due}
          period={period}
          shipments={shipments}
        />
      </div>
      <DealerShipments
        rows={list.rows}
        total={list.total}
        missed={row.late + row.undelivered}
        period={period}
        classNames={classNamesIn(classes, locale)}
        shipments={shipments}
      />
    </>
  );
}
