import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { v7 as uuidv7 } from "uuid";
import {
  confirmAction,
  disputeAction,
  feedbackAction,
} from "#app/(dealer)/orders/[dealerId]/[orderId]/actions.ts";
import {
  OrderChanges,
  ShipmentChanges,
  WaitingChanges,
} from "#app/(dealer)/orders/[dealerId]/[orderId]/change-part.tsx";
import { requestOrder } from "#app/(dealer)/orders/[dealerId]/[orderId]/read-order.ts";
import { requestNow } from "#app/cohort.ts";
import { ProofOfDelivery } from "#components/attachments/proof-of-delivery.tsx";
import { OrderLines } from "#components/orders/order-lines.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { Instant } from "#components/shipments/instant.tsx";
import { ReceiptForms } from "#components/tracking/receipt-forms.tsx";
import { ShipmentSection } from "#components/tracking/shipment-section.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";

type Props = {
  params: Promise<{ dealerId: string; orderId: string }>;
  searchParams: Promise<{ placed?: string | string[] }>;
};

const channels = ["import", "web", "phone"] as const;
const actions = { feedback: feedbackAction, confirm: confirmAction, dispute: disputeAction };

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { order } = await requestOrder(params);
  return { title: (await getTranslations("orders.page"))("title", { number: order.number }) };
}

export default async function OrderPage({ params, searchParams }: Props) {
  const scope = await requireScope("orders:read");
  const { placed } = await searchParams;
  const { order, shipments, files } = await requestOrder(params);
  const [classes, locale, t] = await Promise.all([
    listServiceClasses(scope),
    getLocale(),
    getTranslations("orders.page"),
  ]);
  const classNames = classNamesIn(classes, locale);
  const may = (permission: Permission) => scope.role !== null && can(scope.role, permission);
  const channel = channels.find((one) => one === order.channel) ?? "import";
  const zone = shipments[0]?.zone ?? "Asia/Shanghai";
  const isAwaited = ({ deliveredAt, cancelledAt }: (typeof shipments)[number]) =>
    deliveredAt === null && cancelledAt === null;
  const leading = shipments.find(isAwaited) ?? shipments[0];
  const ordered =
    order.orderedAt === null ? null : <Instant key="at" at={order.orderedAt} zone={zone} />;
  return (
    <>
      <PageHeader
        back={{ href: "/orders", label: t("back") }}
        title={t("title", { number: order.number })}
        meta={
          <>
            <p className="flex flex-wrap gap-x-3">
              <span className="text-ink-1">{order.dealerName}</span>
              <span>
                {t(`channel.${channel}`)} {ordered}
              </span>
              {order.placedBy === null ? null : (
                <span>{t("placedBy", { name: order.placedBy })}</span>
              )}
              {order.caller === null ? null : <span>{t("caller", { name: order.caller })}</span>}
            </p>
            {order.siteName === null ? null : (
              <p>{[t("site", { site: order.siteName }), order.siteAddress ?? ""].join(" ")}</p>
            )}
            {order.note === null ? null : <p>{t("note", { note: order.note })}</p>}
          </>
        }
        actions={
          may("orders:write") ? (
            <Link
              className="control"
              href={hrefTo("/order", { dealer: order.dealerId, repeat: order.id })}
              prefetch={false}
            >
              {t("repeat")}
            </Link>
          ) : undefined
        }
      />
      {placed === "1" ? (
        <p
          role="status"
          className="mb-3 flex items-center gap-2 bg-accent-soft px-3 py-2 font-bold"
        >
          <Icon name="check" />
          {t("placed")}
        </p>
      ) : null}
      {shipments.map((shipment) => (
        <ShipmentSection
          key={shipment.id}
          shipment={shipment}
          className={classNames.get(shipment.serviceClass) ?? shipment.serviceClass}
          asOf={requestNow()}
          leads={shipment === leading}
          importsOpen={may("imports:read")}
          isForDealer={scope.role === "dealer"}
          proof={<ProofOfDelivery events={shipment.events} files={files} zone={shipment.zone} />}
          forms={
            <>
              {may("receipts:write") ? (
                <ReceiptForms
                  shipment={shipment}
                  orderId={order.id}
                  ids={{ feedback: uuidv7(), confirm: uuidv7(), dispute: uuidv7() }}
                  asOf={requestNow()}
                  actions={actions}
                />
              ) : null}
              {may("orders:write") ? (
                <ShipmentChanges shipment={shipment} orderId={order.id} />
              ) : null}
            </>
          }
        />
      ))}
      <OrderLines lines={order.lines} />
      {may("orders:write") && order.lines.some(({ waiting }) => waiting > 0) ? (
        <>
          <Link
            className="btn btn-primary mb-3 h-11 px-4 font-bold lg:h-8"
            href={hrefTo("/order", { dealer: order.dealerId, rest: order.id })}
            prefetch={false}
          >
            {t("rest")}
          </Link>
          <WaitingChanges dealerId={order.dealerId} orderId={order.id} />
        </>
      ) : null}
      {may("orders:write") ? (
        <OrderChanges
          dealerId={order.dealerId}
          orderId={order.id}
          shipments={shipments}
          waits={order.lines.some(({ waiting }) => waiting > 0)}
        />
      ) : null}
    </>
  );
}
