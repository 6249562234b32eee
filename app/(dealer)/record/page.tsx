import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { readRecord } from "#app/(dealer)/record/read-record.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { loadCohortParams } from "#app/search-params.ts";
import { DealerLedger } from "#components/dealers/dealer-ledger.tsx";
import { MonthsPanel } from "#components/dealers/months-panel.tsx";
import { PromisesPanel } from "#components/dealers/promises-panel.tsx";
import { ReasonsPanel } from "#components/dealers/reasons-panel.tsx";
import { RecordHead } from "#components/record/record-head.tsx";
import { RulerTable } from "#components/record/ruler-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { prepareMonthRates } from "#lib/charts/prepare-month-rates.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const MONTHS = 12;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("record"))("title") };
}

export default async function RecordPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("record:read");
  const dealerId = ownDealerOf(scope) ?? notFound();
  const { period } = await loadCohortParams(props.searchParams);
  // The record is of all that the dealer was promised: no platform or class cuts it.
  const cohort = await resolveCohort({ period, platform: null, class: null, region: null });
  const [record, locale, t] = await Promise.all([
    readRecord(scope, cohort.filter, dealerId, requestNow()),
    getLocale(),
    getTranslations("record"),
  ]);
  if (record === null || cohort.months.length === 0) {
    return (
      <EmptyState
        heading="h1"
        title={t("none.title")}
        action={{ href: "/orders", label: t("none.action") }}
      >
        {t("none.text")}
      </EmptyState>
    );
  }
  const { row, ledger, broken } = record;
  const words = formatPeriod(cohort.filter.period, locale);
  const rates = prepareMonthRates(record.months, row.target, cohort.filter.period, MONTHS);
  const shipments = { period: cohort.params.period, dealer: dealerId };
  return (
    <>
      <RecordHead
        row={row}
        period={words}
        months={neighboursOf(cohort.params.period, cohort.months)}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 border-t border-line-1 xl:grid-cols-[minmax(0,1fr)_720px]">
        <RulerTable row={row} />
        <MonthsPanel
          wide={rates}
          narrow={rates}
          href={(key) => hrefTo("/record", { period: key })}
          shipments={(key, outcome) => hrefTo("/shipments", { ...shipments, period: key, outcome })}
        />
      </div>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-10 border-t border-line-1 xl:grid-cols-2">
        <PromisesPanel
          broken={broken.items}
          total={broken.total}
          period={words}
          shipments={shipments}
          asOf={requestNow()}
        />
        <div className="min-w-0">
          <ReasonsPanel
            reasons={record.reasons}
            missed={row.late + row.undelivered}
            period={words}
            shipments={shipments}
          />
          <DealerLedger
            sums={ledger.sums}
            entries={ledger.entries}
            total={ledger.total}
            dealerId={dealerId}
            target={row.target}
            period={words}
          />
        </div>
      </div>
      <p className="mt-6 text-xs text-ink-3">{t("same")}</p>
    </>
  );
}

/** The dealer whose people the viewer is one of. */
function ownDealerOf({ reach }: Scope): string | null {
  return reach.kind === "dealers" ? (reach.ids[0] ?? null) : null;
}

/** The months with data before and after one; months come newest first. */
function neighboursOf(period: string, months: readonly { readonly month: string }[]) {
  const keys = months.map(({ month }) => month);
  return {
    before: keys.find((key) => key < period.slice(0, 7)) ?? null,
    after: keys.findLast((key) => key > period.slice(0, 7)) ?? null,
  };
}
