import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadLeagueQuery, resolveLeague } from "#app/(manager)/dealers/query.ts";
import { readTrends } from "#app/(manager)/dealers/trends.ts";
import { requestNow } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { SavedViews } from "#app/views/saved-views.tsx";
import { ColumnMenu } from "#components/dealers/column-menu.tsx";
import { DensityLink } from "#components/dealers/density-link.tsx";
import { LeagueTable } from "#components/dealers/league-table.tsx";
import { SortMenu } from "#components/dealers/sort-menu.tsx";
import { StandingFilter } from "#components/dealers/standing-filter.tsx";
import { ValueFilter } from "#components/dealers/value-filter.tsx";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { type Outcome, pageSizes } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dealers"))("title") };
}

export default async function DealersPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("metrics:read");
  const query = await loadLeagueQuery(props.searchParams);
  const at = requestNow();
  const { cohort, league, entries, table, columns, offered, kept } = await resolveLeague(
    scope,
    query,
    at,
  );
  const [locale, t] = await Promise.all([getLocale(), getTranslations("dealers")]);
  const dealers = entries.length;
  if (dealers === 0 && cohort.regionId === null) {
    return (
      <NoData
        scope={scope}
        title={t("none.title")}
        body={t("none.body")}
        action={t("none.action")}
      />
    );
  }

  // Nothing was due of these: they are listed, but not judged and not counted in the finding.
  const idle = league.standings.none;
  const matched = table.rows.length;
  const page = Math.min(Math.max(1, query.page), Math.max(1, Math.ceil(matched / query.size)));
  const rows = table.rows.slice((page - 1) * query.size, page * query.size);
  const trends = columns.includes("trend")
    ? await readTrends(scope, rows, cohort, league.target, at)
    : null;
  const period = formatPeriod(cohort.filter.period, locale);
  const to = (changes: LinkParams) => hrefTo("/dealers", { ...kept, ...changes });
  const sort = {
    key: query.sort.key,
    descending: query.sort.descending,
    href: (column: string, down: boolean) => to({ sort: `${down ? "-" : ""}${column}` }),
  };

  return (
    <>
      <PageHeader
        title={t("finding", { dealers: dealers - idle, weak: league.standings.weak })}
        meta={t("caption", { period, due: league.overall?.due ?? 0, idle, judged: league.judged })}
        actions={
          matched === 0 ? undefined : (
            <>
              <div className="lg:hidden">
                <SortMenu sort={sort} />
              </div>
              <ColumnMenu shown={columns} offered={offered} kept={{ ...kept, columns: null }} />
              <DensityLink
                compact={query.density === "compact"}
                href={to({ density: query.density === null ? "compact" : null, page: query.page })}
              />
              <a className="control" href={hrefTo("/dealers/export", kept)} download>
                <Icon name="export" />
                {t("csv", { count: matched })}
              </a>
            </>
          )
        }
      />
      <SavedViews
        scope={scope}
        page="/dealers"
        params={kept}
        period={cohort.filter.period}
        viewId={query.view}
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
        <StandingFilter
          chosen={query.standing}
          counts={table.counts}
          all={table.searched}
          href={(standing) => to({ standing })}
        />
        <div className="flex flex-wrap gap-3 max-sm:w-full">
          <ValueFilter
            label={t("columns.dealerClass")}
            everything={t("filter.allGrades")}
            icon="dealers"
            values={entries.map(({ dealerClass }) => dealerClass)}
            chosen={query.grade}
            word={(grade) => t("table.class", { code: grade })}
            href={(grade) => to({ grade })}
          />
          <ValueFilter
            label={t("columns.representative")}
            everything={t("filter.allRepresentatives")}
            icon="person"
            values={entries.map(({ representative }) => representative)}
            chosen={query.rep}
            word={(name) => name}
            href={(rep) => to({ rep })}
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
          action={{
            href: hrefTo("/dealers", { ...cohort.params, region: null }),
            label: t("noMatch.action"),
          }}
        >
          {t("noMatch.body", { dealers })}
        </EmptyState>
      ) : (
        <>
          <LeagueTable
            rows={rows}
            columns={columns}
            density={query.density ?? "usual"}
            trends={trends}
            totals={table.totals}
            matched={matched}
            unfiltered={matched === dealers}
            target={league.target}
            cohort={cohort.params}
            sort={sort}
            totalsHref={totalsHref(query, cohort.params, table.rows)}
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

/** More dealers than this would make an address that servers refuse. */
const NAMED_DEALERS = 40;

/** The shipments that a sum counts; null where no address can say which dealers these are. */
function totalsHref(
  { standing, q, grade, rep }: { [name in "standing" | "q" | "grade" | "rep"]: string | null },
  cohort: LinkParams,
  rows: readonly { readonly dealerId: string }[],
) {
  const isNamed = q !== null || grade !== null || rep !== null;
  if (isNamed && rows.length > NAMED_DEALERS) return null;
  const which = isNamed ? { dealer: rows.map(({ dealerId }) => dealerId) } : { standing };
  return (outcome: Outcome) => hrefTo("/shipments", { ...cohort, ...which, outcome });
}
