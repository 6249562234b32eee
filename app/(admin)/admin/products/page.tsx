import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadCatalogueQuery } from "#app/(admin)/admin/products/query.ts";
import { ProductTable } from "#components/products/product-table.tsx";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { pageSizes } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { listCatalogue } from "#lib/data/product-records.ts";

const PATH = "/admin/products";
const MAX_PAGE = 100_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products"))("title") };
}

export default async function ProductsPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("settings:write");
  const query = await loadCatalogueQuery(props.searchParams);
  const page = Math.min(Math.max(1, query.page), MAX_PAGE);
  const [{ total, retired, products }, t] = await Promise.all([
    listCatalogue(scope, query.q ?? "", { offset: (page - 1) * query.size, limit: query.size }),
    getTranslations("products"),
  ]);
  const kept = { q: query.q, size: query.size === pageSizes[0] ? null : String(query.size) };
  const to = (changes: LinkParams) => hrefTo(PATH, { ...kept, ...changes });
  const isFiltered = query.q !== null || page > 1;
  const words = isFiltered ? "noMatch" : "none";
  return (
    <>
      <PageHeader
        title={query.q === null ? t("finding", { total, retired }) : t("found", { total })}
        actions={
          <>
            <Link className="control" href="/import">
              <Icon name="import" />
              {t("import")}
            </Link>
            <Link className="btn btn-primary h-11 px-4 font-bold lg:h-8" href={`${PATH}/new`}>
              {t("add")}
            </Link>
          </>
        }
      />
      <div className="mb-3">
        <SearchForm
          action={PATH}
          kept={{ ...kept, q: null }}
          value={query.q}
          label={t("search")}
          submit={t("submit")}
          clear={{ href: to({ q: null }), label: t("clear") }}
        />
      </div>
      {products.length === 0 ? (
        <EmptyState
          title={t(`${words}.title`)}
          action={{ href: isFiltered ? PATH : `${PATH}/new`, label: t(`${words}.action`) }}
        >
          {t(`${words}.body`)}
        </EmptyState>
      ) : (
        <>
          <ProductTable products={products} />
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
