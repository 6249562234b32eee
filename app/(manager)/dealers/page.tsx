import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadLeagueQuery } from "#app/(manager)/dealers/query.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { LeagueTable } from "#components/dealers/league-table.tsx";
import { SortMenu } from "#components/dealers/sort-menu.tsx";
import { StandingFilter } from "#components/dealers/standing-filter.tsx";
import { ClassFilter } from "#components/shipments/class-filter.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { prepareLeague } from "#lib/charts/prepare-league.ts";
import { pageSizes } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dealers"))("title") };
}

export default async function DealersPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("metrics:read");
  const query = await loadLeagueQuery(props.searchParams);
  const cohort = await resolveCohort(query);
  const [league, classes, locale, t] = await Promise.all([
    readLeague(scope, cohort.filter, requestNow()),
    listServiceClasses(scope),
    getLocale(),
    getTranslations("dealers"),
  ]);
  const dealers = league.rows.length;
  if (dealers === 0) {
    return (
      <EmptyState title={t("none.title")} action={{ href: "/import", label: t("none.action") }}>
        {t("none.body")}
      </EmptyState>
    );
  }

  // Nothing was due of these: they are listed, but not judged and not counted in the finding.
  const idle = league.standings.none;
  const { key, descending } = query.sort;
  const view = { standing: query.standing, search: query.q, sort: key, descending };
  const table = prepareLeague(league.rows, view);
  const matched = table.rows.length;
  const page = Math.min(Math.max(1, query.page), Math.max(1, Math.ceil(matched / query.size)));
  const rows = table.rows.slice((page - 1) * query.size, page * query.size);
  const period = formatPeriod(cohort.filter.period, locale);
  const sortParam = `${descending ? "-" : ""}${key}`;
  const kept = {
    ...cohort.params,
    standing: query.standing,
    q: query.q,
    sort: sortParam === "rank" ? null : sortParam,
    size: query.size === pageSizes[0] ? null : String(query.size),
  };
  const to = (changes: LinkParams) => hrefTo("/dealers", { ...kept, ...changes });
  const sort = {
    key,
    descending,
    href: (column: string, down: boolean) => to({ sort: `${down ? "-" : ""}${column}` }),
  };

  return (
    <>
      <PageHeader
        title={t("finding", { dealers: dealers - idle, weak: league.standings.weak })}
        meta={t("caption", { period, due: league.overall?.due ?? 0, idle })}
        actions={
          matched === 0 ? undefined : (
            <>
              <div className="lg:hidden">
                <SortMenu sort={sort} />
              </div>
              <a className="control" href={hrefTo("/dealers/export", kept)} download>
                <Icon name="export" />
                {t("csv", { count: matched })}
              </a>
            </>
          )
        }
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
        <StandingFilter
          chosen={query.standing}
          counts={table.counts}
          all={table.searched}
          href={(standing) => to({ standing })}
        />
        <div className="flex gap-3 max-sm:w-full">
          <ClassFilter
            classNames={classNamesIn(classes, locale)}
            chosen={query.class}
            href={(code) => to({ class: code })}
          />
          <SearchForm
            action="/dealers"
            kept={{ ...kept, q: null }}
            value={query.q}
            label={t("filter.search")}
            submit={t("filter.submit")}
            clear={{ href: to({ q: null }), label: t("filter.clear") }}
          />
        </div>
      </div>
      {matched === 0 ? (
        <EmptyState
          title={t("noMatch.title")}
          action={{ href: hrefTo("/dealers", cohort.params), label: t("noMatch.action") }}
        >
          {t("noMatch.body", { dealers })}
        </EmptyState>
      ) : (
        <>
          <LeagueTable
            rows={rows}
            totals={table.totals}
            matched={matched}
            unfiltered={matched === dealers}
            target={league.target}
            cohort={cohort.params}
            sort={sort}
            totalsHref={
              query.q === null
                ? (outcome) =>
                    hrefTo("/shipments", {
                      ...cohort.params,
                      standing: query.standing,
                      outcome,
                    })
                : null
            }
            caption={t("table.caption", { period, shown: matched, page })}
          />
          <p className="pt-2 text-xs text-ink-3">{t("method")}</p>
          <Pagination
            total={matched}
            page={page}
            size={query.size}
            sizes={pageSizes}
            href={(number, size) => to({ page: number === 1 ? null : number, size })}
          />
        </>
      )}
    </>
  );
}
