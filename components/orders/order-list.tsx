import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { OrderEntry } from "#components/orders/order-entry.ts";
import { OrderStatus } from "#components/orders/order-status.tsx";
import { NearInstant } from "#components/shipments/near-instant.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { formatCount } from "#lib/i18n/format.ts";

/** Orders, each with where it stands and what is next. */
export function OrderList({
  orders,
  asOf,
  showsDealer,
}: {
  orders: readonly OrderEntry[];
  asOf: Date;
  /** Whether they may be of several dealers. */
  showsDealer: boolean;
}) {
  return (
    <ol className="border-t border-line-1">
      {orders.map((order) => (
        <li
          key={order.id}
          className="relative border-b border-line-1 py-3 hover:bg-sunken lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_minmax(0,1.5fr)] lg:items-baseline lg:gap-x-8"
        >
          <p className="flex items-baseline justify-between gap-3 lg:block">
            <Link
              className="row-link -my-2 inline-block min-h-11 content-center text-title font-bold hover:underline lg:my-0 lg:min-h-0"
              href={`/orders/${order.dealerId}/${order.id}`}
              prefetch={false}
            >
              {order.number}
            </Link>
            <span className="lg:hidden">
              <OrderStatus order={order} asOf={asOf} />
            </span>
            {showsDealer ? (
              <span className="block text-ink-2 max-lg:hidden">{order.dealerName}</span>
            ) : null}
          </p>
          <Goods order={order} dealer={showsDealer ? order.dealerName : null} />
          <div className="max-lg:mt-1">
            <span className="max-lg:hidden">
              <OrderStatus order={order} asOf={asOf} />
            </span>
            <When order={order} asOf={asOf} />
            {order.disputed ? <Disputed /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Goods({ order, dealer }: { order: OrderEntry; dealer: string | null }) {
  const t = useTranslations("orders");
  const locale = useLocale();
  const places = [
    order.siteName,
    order.platforms.length === 0
      ? null
      : t("from", { platforms: order.platforms.join(locale === "en" ? ", " : "、") }),
  ].filter((place) => place !== null);
  return (
    <div>
      <p>
        {order.firstProduct === null
          ? t("noLines")
          : t("goods", {
              product: order.firstProduct,
              kinds: order.products,
              pieces: formatCount(order.pieces),
            })}
        {order.waiting === 0 ? null : (
          <span className="ml-2 text-bad">{t("waits", { count: order.waiting })}</span>
        )}
      </p>
      <p className="text-ink-3">
        {/* A desk reads it beside the number. */}
        {dealer === null ? null : (
          <span className="lg:hidden">{places.length === 0 ? dealer : `${dealer} · `}</span>
        )}
        {places.join(" · ")}
      </p>
    </div>
  );
}

function When({ order, asOf }: { order: OrderEntry; asOf: Date }) {
  const t = useTranslations("orders");
  const zone = order.zone ?? "UTC";
  const byDay = (isByDay: boolean) => (isByDay ? "date" : "minute");
  const { dueAt, deliveredAt, orderedAt } = order;
  return (
    <p className="text-ink-2">
      {dueAt !== null ? (
        <>
          {t("due")}{" "}
          <NearInstant at={dueAt} asOf={asOf} zone={zone} precision={byDay(order.dueByDay)} />
        </>
      ) : deliveredAt !== null ? (
        <>
          {t("deliveredAt")}{" "}
          <NearInstant
            at={deliveredAt}
            asOf={asOf}
            zone={zone}
            precision={byDay(order.deliveredByDay)}
          />
        </>
      ) : orderedAt !== null ? (
        <>
          {t("orderedAt")} <NearInstant at={orderedAt} asOf={asOf} zone={zone} />
        </>
      ) : null}
    </p>
  );
}

function Disputed() {
  const t = useTranslations("orders");
  return (
    <p className="badge-line text-bad">
      <Icon name="alert" size={14} />
      {t("disputed")}
    </p>
  );
}
