import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EventTimeline } from "#components/shipments/event-timeline.tsx";
import { Lateness } from "#components/shipments/lateness.tsx";
import { PromiseSteps } from "#components/shipments/promise-steps.tsx";
import { Reason } from "#components/shipments/reason.tsx";
import { VerdictBadge } from "#components/sla/verdict-badge.tsx";
import { VerdictMark } from "#components/sla/verdict-mark.tsx";
import { ReceiptList } from "#components/tracking/receipt-list.tsx";
import { awaitedDue, type ShipmentEntry } from "#components/tracking/shipment-entry.ts";
import { ShipmentRoute } from "#components/tracking/shipment-route.tsx";
import { TimeLeft } from "#components/tracking/time-left.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { formatCount } from "#lib/i18n/format.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** One shipment of an order: what is promised and why, what happened, and what the dealer says of it. */
export function ShipmentSection({
  shipment,
  className,
  asOf,
  leads,
  importsOpen,
  isForDealer,
  proof,
  forms,
}: {
  shipment: ShipmentEntry;
  /** What its service class is called. */
  className: string;
  asOf: Date;
  /** Whether it is the order's one to read first: what explains another one is folded. */
  leads: boolean;
  /** Whether the reader may look into imports. */
  importsOpen: boolean;
  isForDealer: boolean;
  /** Who took it, and the pictures of that. */
  proof: ReactNode;
  /** What can be done about it, where the reader may. */
  forms: ReactNode;
}) {
  const t = useTranslations("orders.shipment");
  const id = `s-${shipment.id}`;
  const facts = [shipment.number, t("from", { platform: shipment.platformName }), className].filter(
    (fact) => fact !== null,
  );
  const isSettled = shipment.deliveredAt !== null || shipment.cancelledAt !== null;
  const events = (
    <EventTimeline
      events={shipment.events}
      zone={shipment.zone}
      importsOpen={importsOpen}
      isForDealer={isForDealer}
    />
  );
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title ${id}-facts`}
      className="scroll-mt-4 border-t border-line-1 py-4 lg:grid lg:grid-cols-2 lg:gap-x-10 xl:scroll-mt-16"
    >
      <div className="min-w-0">
        <Title shipment={shipment} id={`${id}-title`} />
        <p id={`${id}-facts`} className="text-ink-3">
          {facts.join(" · ")}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3">
          <Standing shipment={shipment} asOf={asOf} />
        </p>
        <ShipmentRoute shipment={shipment} asOf={asOf} />
        <Goods shipment={shipment} />
        <Fold title={t("why")} open={leads && !isSettled}>
          {shipment.promises.map((promise) => (
            <PromiseSteps key={promise.id} promise={promise} zone={shipment.zone} />
          ))}
          {shipment.pauses.map((pause) => (
            <p key={pause.id} className="mt-2 text-ink-2">
              {t(pause.toAt === null ? "paused" : "wasPaused")} <Reason reason={pause.reason} />
            </p>
          ))}
          {shipment.excuses.map((excuse) => (
            <p key={excuse.id} className="mt-2 text-ink-2">
              {t("excused")} <Reason reason={excuse.reason} />
            </p>
          ))}
        </Fold>
        {proof}
        <ReceiptList receipts={shipment.receipts} zone={shipment.zone} />
        {forms}
      </div>
      <div className="min-w-0 max-lg:mt-4">
        {leads ? (
          <>
            <h3 className="font-bold">{t("events")}</h3>
            {events}
          </>
        ) : (
          <Fold title={t("events")}>{events}</Fold>
        )}
      </div>
    </section>
  );
}

function Title({ shipment, id }: { shipment: ShipmentEntry; id: string }) {
  const t = useTranslations("orders.shipment");
  const locale = useLocale();
  const { zone, deliveredAt, cancelledAt, duePrecision } = shipment;
  const at = (instant: Date, isDate: boolean) =>
    formatInstant(instant, zone, locale, isDate ? "date" : "minute");
  const due = awaitedDue(shipment);
  const place = shipment.site?.name ?? "none";
  const words =
    deliveredAt !== null
      ? t("delivered", { at: at(deliveredAt, shipment.deliveredPrecision === "date"), place })
      : cancelledAt !== null
        ? t("cancelled", { at: at(cancelledAt, false) })
        : due === null
          ? t("standing", { place })
          : t("promised", { due: at(due, duePrecision === "date"), place });
  return (
    <h2 id={id} className="text-title font-bold text-pretty" title={zone}>
      {words}
    </h2>
  );
}

/** How the promise was kept; while it is awaited, what is left of it. */
function Standing({ shipment, asOf }: { shipment: ShipmentEntry; asOf: Date }) {
  const t = useTranslations("orders.shipment");
  const status = useTranslations("orders.status");
  const due = awaitedDue(shipment);
  const { verdict, adjustedVerdict, deliveredAt, cancelledAt } = shipment;
  if (deliveredAt === null && cancelledAt === null) {
    return due === null ? (
      <VerdictMark verdict="open" word={t("clockStands")} />
    ) : (
      <TimeLeft dueAt={due} asOf={asOf} />
    );
  }
  // The heading says when: the verdict's own word is the metrics'.
  if (cancelledAt !== null) return <VerdictMark verdict="void" word={status("cancelled")} />;
  return (
    <>
      <VerdictBadge verdict={verdict} />
      <Lateness item={shipment} />
      {adjustedVerdict === verdict ? null : (
        <span className="inline-flex items-center gap-2 text-ink-2">
          {t("adjusted")} <VerdictBadge verdict={adjustedVerdict} />
        </span>
      )}
    </>
  );
}

function Goods({ shipment }: { shipment: ShipmentEntry }) {
  const t = useTranslations("orders");
  return (
    <ul aria-label={t("shipment.goods")}>
      {shipment.lines.map((line) => (
        <li key={line.lineNo} className="flex justify-between gap-3 py-0.5">
          <span className="min-w-0">
            {line.productName ?? line.sku ?? t("noLines")}
            {line.productName === null || line.sku === null ? null : (
              <span className="ml-2 text-xs text-ink-3">{line.sku}</span>
            )}
          </span>
          {line.quantity === null ? null : (
            <span className="whitespace-nowrap">× {formatCount(line.quantity)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
