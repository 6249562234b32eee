import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadPlatformsQuery } from "#app/(manager)/platforms/query.ts";
import { readPlatforms } from "#app/(manager)/platforms/read-platforms.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { PlatformsTable } from "#components/platforms/platforms-table.tsx";
import { RulersPanel } from "#components/platforms/rulers-panel.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkedHighlight } from "#components/ui/linked-highlight.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { AIM_MINUTES } from "#lib/charts/prepare-platform-minutes.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { SLOW_LOG_MINUTES } from "#lib/data/metrics/platform-lag.ts";
import { formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("platforms"))("title") };
}

export default async function PlatformsPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("platforms:read");
  const query = await loadPlatformsQuery(props.searchParams);
  const cohort = await resolveCohort(query);
  const { params } = cohort;
  // One platform chosen is that platform's own page.
  if (query.platform !== null) {
    redirect(hrefTo(`/platforms/${query.platform}`, { ...params, platform: null }));
  }
  const [{ table, target, lagPeriod }, locale, t] = await Promise.all([
    readPlatforms(scope, cohort, query.sort, requestNow()),
    getLocale(),
    getTranslations("platforms"),
  ]);
  const [newest] = cohort.months;
  if (newest === undefined) {
    return (
      <NoData
        scope={scope}
        title={t("none.title")}
        body={t("none.body")}
        action={t("none.action")}
      />
    );
  }
  if (table.rows.length === 0) {
    return (
      <EmptyState
        title={t("noMatch.title")}
        action={{ href: hrefTo("/platforms", {}), label: t("noMatch.action") }}
      >
        {t("noMatch.body")}
      </EmptyState>
    );
  }
  const { key, descending } = query.sort;
  const sortParam = `${descending ? "-" : ""}${key}`;
  const kept = { ...params, sort: sortParam === "rate" ? null : sortParam };
  const period = formatPeriod(cohort.filter.period, locale);
  return (
    <>
      <PageHeader
        title={t("finding", {
          platforms: table.rows.length,
          below: table.below,
          slow: table.slow,
          unsure: table.unsureSlow,
          target: formatTarget(target),
          aim: AIM_MINUTES,
        })}
        meta={t("caption", { period, due: table.rows.reduce((sum, { due }) => sum + due, 0) })}
        actions={
          <a className="control" href={hrefTo("/platforms/export", kept)} download>
            <Icon name="export" />
            {t("csv", { count: table.rows.length })}
          </a>
        }
      />
      <LinkedHighlight by="data-platform">
        <PlatformsTable
          rows={table.rows}
          target={target}
          aimMinutes={AIM_MINUTES}
          lastMonth={newest.month}
          slowMinutes={SLOW_LOG_MINUTES}
          cohort={params}
          caption={t("table.caption", { period })}
          sort={{
            key,
            descending,
            href: (column, down) =>
              hrefTo("/platforms", { ...params, sort: `${down ? "-" : ""}${column}` }),
          }}
        />
        <p className="pt-2 text-xs text-ink-3">
          {t("method")}
          {lagPeriod.key === params.period
            ? null
            : ` ${t("lagWindow", { period: formatPeriod(lagPeriod, locale) })}`}
        </p>
        <div className="mt-4 border-t border-line-1">
          <RulersPanel table={table} target={target} cohort={params} />
        </div>
      </LinkedHighlight>
    </>
  );
}
