import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadStockQuery } from "#app/(ops)/stock/query.ts";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { StockTable } from "#components/stock/stock-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { pageSizes } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { stockShows } from "#lib/contracts/stock-filter.ts";
import { listStock, listStockPlatforms } from "#lib/data/stock-list.ts";
import { FEW_PIECES } from "#lib/domain/catalogue/adjustment.ts";
import { formatCount } from "#lib/i18n/format.ts";

const MAX_PAGE = 100_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("stock"))("title") };
}

export default async function StockPage(props: { searchParams: Promise<SearchParams> }) {
  // Dealers may ask what is in stock, but not look over the shelves.
  const scope = await requireScope("platforms:read");
  const query = await loadStockQuery(props.searchParams);
  const all = await listStockPlatforms(scope);
  const platform = all.find(({ id }) => id === query.platform) ?? null;
  const shown = platform === null ? all : [platform];
  const page = Math.min(Math.max(1, query.page), MAX_PAGE);
  const [{ counts, rows }, t] = await Promise.all([
    listStock(scope, {
      search: query.q ?? "",
      platformId: platform?.id ?? null,
      show: query.show,
      offset: (page - 1) * query.size,
      limit: query.size,
    }),
    getTranslations("stock"),
  ]);
  const kept = {
    platform: platform?.id ?? null,
    show: query.show === "all" ? null : query.show,
    q: query.q,
    size: query.size === pageSizes[0] ? null : query.size,
  };
  const to = (changes: LinkParams) => hrefTo("/stock", { ...kept, ...changes });
  const total = counts[query.show];
  const isFiltered = query.q !== null || query.show !== "all" || page > 1;
  return (
    <>
      <PageHeader
        title={
          query.q === null
            ? t("finding", { ...counts, where: shown.length === 1 ? "one" : "many" })
            : t("found", { all: counts.all })
        }
        meta={t("meta", { few: FEW_PIECES })}
      />
      <div className="mb-3">
        <SearchForm
          action="/stock"
          kept={{ ...kept, size: kept.size === null ? null : String(kept.size), q: null }}
          value={query.q}
          label={t("search")}
          submit={t("submit")}
          clear={{ href: to({ q: null }), label: t("clear") }}
        />
      </div>
      {all.length < 2 ? null : (
        <LinkTabs
          label={t("platforms")}
          items={[null, ...all].map((one) => ({
            key: one?.id ?? "all",
            label: one?.name ?? t("everywhere"),
            href: to({ platform: one?.id ?? null }),
            current: one === platform,
          }))}
        />
      )}
      <LinkTabs
        label={t("shows.label")}
        items={stockShows.map((show) => ({
          key: show,
          label: t(`shows.${show}`),
          href: to({ show: show === "all" ? null : show }),
          current: show === query.show,
          note: formatCount(counts[show]),
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "noMatch.title" : "empty.title")}
          action={
            isFiltered
              ? { href: hrefTo("/stock", { platform: kept.platform }), label: t("noMatch.action") }
              : { href: "/import", label: t("empty.action") }
          }
        >
          {t(isFiltered ? "noMatch.body" : "empty.body")}
        </EmptyState>
      ) : (
        <>
          <StockTable
            rows={rows}
            platforms={shown}
            href={(id) => hrefTo(`/stock/${id}`, { platform: kept.platform })}
          />
          <Pagination
            total={total}
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
