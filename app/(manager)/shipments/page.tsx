import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { chipsOf } from "#app/(manager)/shipments/chips.ts";
import { listPage } from "#app/(manager)/shipments/list-page.ts";
import { loadShipmentQuery, resolveShipments } from "#app/(manager)/shipments/query.ts";
import { requestNow } from "#app/cohort.ts";
import { NoData } from "#app/no-data.tsx";
import { SavedViews } from "#app/views/saved-views.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { FilterChips } from "#components/shipments/filter-chips.tsx";
import { OutcomeTabs } from "#components/shipments/outcome-tabs.tsx";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { ShipmentTable } from "#components/shipments/shipment-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/auth/may.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { pageSizes } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shipments"))("title") };
}

export default async function ShipmentsPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("shipments:read");
  const query = await loadShipmentQuery(props.searchParams);
  const { cohort, filter, kept } = await resolveShipments(scope, query, requestNow());
  const [list, classes, locale, t] = await Promise.all([
    listPage(scope, filter, query, requestNow()),
    listServiceClasses(scope),
    getLocale(),
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

  const classNames = classNamesIn(classes, locale);
  const given = { dealers: query.dealer, standing: query.standing, classNames };
  const chips = await chipsOf(scope, filter, given, kept);
  const to = (changes: LinkParams) => hrefTo("/shipments", { ...kept, ...changes });
  const zones = [...new Set(list.rows.map(({ zone }) => zone))];
  return (
    <>
      <PageHeader
        title={t(`finding.${query.outcome}`, { total: list.total })}
        meta={zones.length === 0 ? undefined : t("zones", { zones: zones.join(" · ") })}
        actions={
          list.total === 0 ? undefined : (
            <a className="control" href={hrefTo("/shipments/export", kept)} download>
              <Icon name="export" />
              {t("csv", { count: list.total })}
            </a>
          )
        }
      />
      <SavedViews
        scope={scope}
        page="/shipments"
        params={kept}
        period={filter.period}
        viewId={query.view}
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <FilterChips chips={chips} />
        <div className="flex gap-3 max-sm:w-full print:hidden">
          <SearchForm
            action="/shipments"
            kept={{ ...kept, q: null }}
            value={query.q}
            label={t("filter.search")}
            submit={t("filter.submit")}
            clear={{ href: to({ q: null }), label: t("filter.clear") }}
          />
        </div>
      </div>
      <OutcomeTabs
        chosen={query.outcome}
        counts={list.counts}
        href={(outcome) => to({ outcome })}
      />
      {list.total === 0 ? (
        <EmptyState
          title={t("noMatch.title")}
          action={
            // A number is looked for wherever it stands, not only in the period on the screen.
            query.q !== null && filter.period.kind !== "all"
              ? {
                  href: hrefTo("/shipments", { period: "all", q: query.q }),
                  label: t("noMatch.everywhere", { number: query.q }),
                }
              : { href: hrefTo("/shipments", cohort.params), label: t("noMatch.action") }
          }
        >
          {t("noMatch.body")}
        </EmptyState>
      ) : (
        <>
          <ShipmentTable
            rows={list.rows}
            classNames={classNames}
            caption={t(`finding.${query.outcome}`, { total: list.total })}
            sort={{
              key: query.sort.replace(/^-/, ""),
              descending: query.sort.startsWith("-"),
              href: (column, down) => to({ sort: `${down ? "-" : ""}${column}` }),
            }}
            dealers={dealersFor(scope, cohort.params)}
            asOf={requestNow()}
          />
          <Pagination
            total={list.total}
            page={list.page}
            size={query.size}
            sizes={pageSizes}
            href={(number, size) => to({ page: number === 1 ? null : number, size })}
          />
        </>
      )}
    </>
  );
}

/** Where the names of dealers lead to: whose reach is one dealer needs no names. */
function dealersFor(scope: Scope, cohort: LinkParams) {
  if (scope.role === "dealer") return null;
  return may(scope, "metrics:read") ? cohort : "unlinked";
}
