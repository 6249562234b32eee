import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadReasonsQuery } from "#app/(manager)/reasons/query.ts";
import { readReasons } from "#app/(manager)/reasons/read-reasons.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { SavedViews } from "#app/views/saved-views.tsx";
import { OddPanel } from "#components/reasons/odd-panel.tsx";
import { ReasonsPanel } from "#components/reasons/reasons-panel.tsx";
import { UnitTabs } from "#components/reasons/unit-tabs.tsx";
import { UnitsPanel } from "#components/reasons/units-panel.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkedHighlight } from "#components/ui/linked-highlight.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reasons"))("title") };
}

export default async function ReasonsPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("metrics:read");
  const query = await loadReasonsQuery(props.searchParams);
  const cohort = await resolveCohort(query);
  const [{ totals, units, odd, ofReason }, locale, t, words] = await Promise.all([
    readReasons(scope, cohort, query, requestNow()),
    getLocale(),
    getTranslations("reasons"),
    getTranslations("shipments"),
  ]);
  if (cohort.months.length === 0) {
    return (
      <NoData
        scope={scope}
        title={t("none.title")}
        body={t("none.body")}
        action={t("none.action")}
      />
    );
  }
  const { params } = cohort;
  const period = formatPeriod(cohort.filter.period, locale);
  const { missed, due } = totals;
  if (missed === 0) {
    const kind = due === 0 ? "nothing" : "kept";
    return (
      <EmptyState
        heading="h1"
        title={t(`${kind}.title`, { period })}
        action={{ href: hrefTo("/reasons", { period: "all" }), label: t(`${kind}.action`) }}
      >
        {t(`${kind}.body`, { due })}
      </EmptyState>
    );
  }
  const kept = { ...params, by: query.by, reason: query.reason, view: query.view };
  const stated = totals.reasons.find(({ reason }) => reason !== NO_REASON);
  const reasons = totals.reasons.map(({ reason: code }) => ({
    code,
    word: reasonWord(code, words),
  }));
  return (
    <>
      <PageHeader
        title={
          stated === undefined
            ? t("findingUnstated", { period, missed: formatCount(missed) })
            : t("finding", {
                period,
                missed: formatCount(missed),
                reason: reasonWord(stated.reason, words),
                share: formatRate(stated.missed / missed),
              })
        }
        meta={t("caption", { due, excused: formatCount(totals.excused) })}
        actions={
          <a className="control" href={hrefTo("/reasons/export", kept)} download>
            <Icon name="export" />
            {t("csv")}
          </a>
        }
      />
      <SavedViews
        scope={scope}
        page="/reasons"
        params={kept}
        period={cohort.filter.period}
        viewId={query.view}
      />
      <LinkedHighlight by="data-unit">
        <div className="grid gap-x-10 gap-y-4 xl:grid-cols-2">
          <ReasonsPanel totals={totals} cohort={params} />
          <UnitsPanel
            by={query.by}
            units={units}
            missed={ofReason}
            reason={reasons.find(({ code }) => code === query.reason) ?? null}
            cohort={params}
          >
            <UnitTabs
              by={query.by}
              reason={query.reason}
              reasons={reasons}
              href={(changes) => hrefTo("/reasons", { ...kept, ...changes })}
            />
          </UnitsPanel>
        </div>
        <div className="mt-4 border-t border-line-1">
          <OddPanel by={query.by} odd={odd} units={units} totals={totals} cohort={params} />
        </div>
      </LinkedHighlight>
    </>
  );
}
