import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { DealerStep } from "#app/(dealer)/order/dealer-step.tsx";
import { FoundStep } from "#app/(dealer)/order/found-step.tsx";
import { PasteStep } from "#app/(dealer)/order/paste-step.tsx";
import { loadOrderingQuery } from "#app/(dealer)/order/query.ts";
import { QuoteStep } from "#app/(dealer)/order/quote-step.tsx";
import { readOrdering } from "#app/(dealer)/order/read-ordering.ts";
import { requestNow } from "#app/cohort.ts";
import { BasketKeeper } from "#components/ordering/basket-keeper.tsx";
import { BasketLines } from "#components/ordering/basket-lines.tsx";
import { CallFields } from "#components/ordering/call-fields.tsx";
import { OrderNotices } from "#components/ordering/order-notices.tsx";
import { ProductSearch } from "#components/ordering/product-search.tsx";
import { SitePicker } from "#components/ordering/site-picker.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { AppError } from "#lib/errors.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order"))("title") };
}

export default async function OrderPage(props: { searchParams: Promise<SearchParams> }) {
  const scope = await requireScope("orders:write");
  const query = await loadOrderingQuery(props.searchParams);
  const asOf = requestNow();
  const ordering = await readOrdering(scope, query, asOf).catch(orNotFound);
  const { address, dealer, isStaff, sites, products, found, quote } = ordering;
  const t = await getTranslations("order");
  if (dealer === null) return <DealerStep ordering={ordering} find={query.find} />;
  const personKey = `${scope.actorId ?? "operator"}-${dealer.id}`;
  const isRest = query.rest !== null;
  const lines = isRest ? [] : address.lines;
  return (
    <div className="mx-auto max-w-5xl">
      <h1 className="sr-only">{t("title")}</h1>
      {isRest ? (
        <p className="pt-4 text-title font-bold">{t("rest.title")}</p>
      ) : (
        <div className="-mx-4 border-b border-line-1 bg-surface px-4 pt-3 lg:mx-0 lg:border-0 lg:bg-transparent lg:px-0">
          <ProductSearch address={address} />
          <SitePicker address={address} sites={sites} dealer={dealer} isStaff={isStaff} />
        </div>
      )}
      {isStaff && !isRest ? (
        <CallFields address={address} asOf={asOf} isNext={quote === null} />
      ) : null}
      <OrderNotices
        placed={ordering.placed && { ...ordering.placed, dealerId: dealer.id }}
        leftOut={ordering.leftOut}
        again={query.again}
        wasMs={query.was}
        quote={quote}
        refusal={ordering.refusal}
        isCallSaid={address.caller !== null || address.called !== null}
        hasSites={sites.length > 0}
        asOf={asOf}
      />
      {found === null ? (
        <div
          className={
            quote === null
              ? ""
              : "gap-x-10 max-lg:flex max-lg:flex-col max-lg:pb-24 lg:grid lg:grid-cols-[5fr_7fr] lg:items-start"
          }
        >
          {isRest ? null : (
            <div className="contents lg:block">
              <div className="max-lg:order-1">
                {lines.length > 0 ? <BasketLines products={products} address={address} /> : null}
              </div>
              <div className="max-lg:order-3">
                <BasketKeeper
                  personKey={personKey}
                  count={lines.length}
                  words={{ kept: t("kept.text"), goOn: t("kept.goOn"), drop: t("kept.drop") }}
                />
                {lines.length === 0 ? (
                  <p className="py-8 text-center text-ink-2">{t("empty")}</p>
                ) : null}
                <PasteStep address={address} isOpen={lines.length === 0} />
              </div>
            </div>
          )}
          {quote ? (
            <div className="max-lg:order-2">
              <QuoteStep quote={quote} personKey={personKey} isRest={isRest} address={address} />
            </div>
          ) : null}
        </div>
      ) : (
        <FoundStep ordering={ordering} found={found} />
      )}
    </div>
  );
}

/** A dealer or an order that the address names is not there, or is not in reach. */
function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}
