import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";
import { CorrectPart } from "#app/(manager)/shipments/[dealerId]/[id]/correct-part.tsx";
import { ExcusePart } from "#app/(manager)/shipments/[dealerId]/[id]/excuse-part.tsx";
import { ProofPart } from "#app/(manager)/shipments/[dealerId]/[id]/proof-part.tsx";
import { ResumePart } from "#app/(manager)/shipments/[dealerId]/[id]/resume-part.tsx";
import { requestNow } from "#app/cohort.ts";
import { parseAsId } from "#app/search-params.ts";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { EventTimeline } from "#components/shipments/event-timeline.tsx";
import { PromiseKept } from "#components/shipments/promise-kept.tsx";
import { PromiseSteps } from "#components/shipments/promise-steps.tsx";
import { RetractedNotice } from "#components/shipments/retracted-notice.tsx";
import { ShipmentExtras } from "#components/shipments/shipment-extras.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { may } from "#lib/auth/may.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { promiseStepsSchema } from "#lib/contracts/promise-steps.ts";
import { findOrder } from "#lib/data/order-detail.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { findShipment } from "#lib/data/shipment-detail.ts";
import { cardKey } from "#lib/domain/board/board-card.ts";
import { monthKeyOf } from "#lib/domain/time/period.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

type Props = { params: Promise<{ dealerId: string; id: string }> };

const precisionSchema = z.enum(["date", "minute", "second"]);
const promiseSchema = z.object({
  kind: z.enum(["original", "dealer_asked"]),
  duePrecision: z.enum(["date", "instant"]),
  steps: promiseStepsSchema,
});

// The page and its title ask for the same shipment: read once a request.
const shipmentOf = cache(async (params: Props["params"]) => {
  const scope = await requireScope("shipments:read");
  const given = await params;
  const [dealerId, id] = [parseAsId.parse(given.dealerId), parseAsId.parse(given.id)];
  if (dealerId === null || id === null) return notFound();
  return (await findShipment(scope, dealerId, id, requestNow())) ?? notFound();
});

export default async function ShipmentPage({ params }: Props) {
  const scope = await requireScope("shipments:read");
  const shipment = await shipmentOf(params);
  const { zone, number, orderNumber, dealerId, orderId } = shipment;
  const [classes, order, locale, t] = await Promise.all([
    listServiceClasses(scope),
    orderId === null || !may(scope, "orders:read") ? null : findOrder(scope, dealerId, orderId),
    getLocale(),
    getTranslations("shipments"),
  ]);
  const className =
    classNamesIn(classes, locale).get(shipment.serviceClass) ?? shipment.serviceClass;
  const period = monthKeyOf(shipment.dueOn);
  const events = shipment.events.map((event) => ({
    ...event,
    precision: precisionSchema.parse(event.precision),
  }));
  const cancelledBy =
    shipment.cancelledAt === null
      ? null
      : (events.findLast(
          ({ kind, isUndone }) => kind === "cancelled" && (!isUndone || shipment.retracted),
        )?.data.cancelledBy ?? null);
  const promises = shipment.promises.map((promise) => ({
    ...promise,
    ...promiseSchema.parse(promise),
  }));
  const isOpen =
    !shipment.retracted && (shipment.verdict === "open" || shipment.verdict === "overdue");
  const facts = [
    orderNumber === null || order !== null ? null : t("order", { number: orderNumber }),
    shipment.platformName,
    className,
    shipment.site === null ? null : t("page.site", { site: shipment.site.name }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <PageHeader
        back={{
          href: hrefTo("/shipments", { period, dealer: shipment.dealerId }),
          label: t("page.back", { dealer: shipment.dealerName }),
        }}
        title={number === null ? t("page.unnumbered") : t("page.title", { number })}
        meta={
          <p className="flex flex-wrap gap-x-3">
            {may(scope, "metrics:read") ? (
              <Link
                className="drill text-ink-1"
                href={hrefTo(`/dealers/${shipment.dealerId}`, { period })}
              >
                {shipment.dealerName}
              </Link>
            ) : (
              <span>{shipment.dealerName}</span>
            )}
            {order === null ? null : (
              <Link className="drill text-ink-1" href={`/orders/${dealerId}/${order.id}`}>
                {t("order", { number: order.number ?? "–" })}
              </Link>
            )}
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            <span>{t("zones", { zones: zone })}</span>
            {isOpen && may(scope, "events:write") ? (
              <Link
                className="drill text-ink-1"
                href={`/log#s=${cardKey({ dealerId, shipmentId: shipment.id })}`}
                prefetch={false}
              >
                {t("page.log")}
              </Link>
            ) : null}
          </p>
        }
      />
      {shipment.retracted ? (
        <RetractedNotice events={events} zone={zone} />
      ) : (
        <PromiseKept item={shipment} cancelledBy={cancelledBy} asOf={requestNow()} />
      )}
      <div className="mt-4 grid gap-x-10 border-t border-line-1 lg:grid-cols-2">
        <Panel
          id="events"
          title={t("page.events", { count: events.length, span: spanOf(shipment, locale) })}
        >
          <EventTimeline
            events={events}
            zone={zone}
            importsOpen={may(scope, "imports:read")}
            isForDealer={scope.role === "dealer"}
          />
          <CorrectPart scope={scope} shipment={shipment} events={events} />
        </Panel>
        <div>
          <Panel id="promise" title={t("page.why")}>
            {promises.map((promise) => (
              <PromiseSteps key={promise.id} promise={promise} zone={zone} />
            ))}
          </Panel>
          <ShipmentExtras
            zone={zone}
            lines={shipment.lines}
            pauses={shipment.pauses}
            excuses={shipment.excuses}
          />
          <ResumePart scope={scope} shipment={shipment} />
          <ProofPart scope={scope} shipment={shipment} events={events} />
          <ExcusePart scope={scope} shipment={shipment} />
        </div>
      </div>
    </>
  );
}

/** From acceptance to delivery, in words; "none" where it does not count or either is not known to the minute. */
function spanOf(shipment: Awaited<ReturnType<typeof shipmentOf>>, locale: Locale): string {
  const { acceptedAt, deliveredAt, deliveredPrecision, retracted } = shipment;
  if (retracted || acceptedAt === null || deliveredAt === null || deliveredPrecision === "date")
    return "none";
  return formatDuration(deliveredAt.getTime() - acceptedAt.getTime(), locale);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await shipmentOf(params);
  const t = await getTranslations("shipments.page");
  return { title: number === null ? t("unnumbered") : t("title", { number }) };
}
