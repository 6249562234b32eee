import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { loadOrderQuery } from "#app/(dealer)/orders/query.ts";
import { requestNow } from "#app/cohort.ts";
import { OrderList } from "#components/orders/order-list.tsx";
import { OrderTabs } from "#components/orders/order-tabs.tsx";
import { SearchForm } from "#components/shipments/search-form.tsx";
import { EarlierLater } from "#components/ui/earlier-later.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { listOrders } from "#lib/data/orders.ts";

const PAGE_SIZE = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

export default async function OrdersPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("orders:read");
  const { state, q, dealer, page } = await loadOrderQuery(props.searchParams);
  const filter = { state, search: q, dealerId: dealer };
  const [{ rows, hasMore }, t] = await Promise.all([
    listOrders(scope, filter, { page, pageSize: PAGE_SIZE }, requestNow()),
    getTranslations("orders"),
  ]);
  const mayOrder = scope.role === null || can(scope.role, "orders:write");
  const kept = { state: state === "open" ? null : state, q, dealer };
  const to = (changes: LinkParams) => hrefTo("/orders", { ...kept, ...changes });
  const isOwn = scope.reach.kind === "dealers" && scope.reach.ids.length === 1;
  const empty = q !== null ? "search" : state;
  return (
    <>
      <PageHeader
        title={q === null ? t(`heading.${state}`) : t("heading.search", { number: q })}
        actions={
          mayOrder ? (
            <Link className="btn btn-primary h-11 px-4 font-bold lg:h-8" href="/order">
              {t("order")}
            </Link>
          ) : undefined
        }
      />
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <OrderTabs
          chosen={q === null ? state : null}
          href={(one) => to({ state: one === "open" ? null : one, q: null })}
        />
        <SearchForm
          action="/orders"
          kept={{ ...kept, q: null }}
          value={q}
          label={t("search")}
          submit={t("find")}
          clear={{ href: to({ q: null }), label: t("clear") }}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t(`empty.${empty}.title`)}
          {...(empty !== "all" && {
            action: { href: to({ state: "all", q: null }), label: t("empty.showAll") },
          })}
        >
          {t(`empty.${empty}.text`)}
        </EmptyState>
      ) : (
        <OrderList orders={rows} asOf={requestNow()} showsDealer={!isOwn} />
      )}
      <EarlierLater
        page={page}
        hasMore={hasMore}
        href={(one) => to({ page: one === 1 ? null : String(one) })}
      />
    </>
  );
}
