import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ExcuseEntry, ExcuseRecord } from "#components/excuses/excuse-record.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Lateness } from "#components/shipments/lateness.tsx";
import { Reason } from "#components/shipments/reason.tsx";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { VerdictBadge } from "#components/sla/verdict-badge.tsx";

/** A request in a list: the miss that it is about, what was asked, and what can be done. */
export function ExcuseCard({
  request,
  form,
}: {
  request: ShipmentItem & ExcuseEntry & { readonly retracted: boolean };
  /** How it is decided or withdrawn, or why not; null where it has been decided. */
  form: ReactNode;
}) {
  const t = useTranslations("excuses");
  const { zone, number, orderNumber, dealerId, id, reason, duePrecision } = request;
  const isNeeded = request.verdict === "late" || request.verdict === "overdue";
  return (
    <li className="border-b border-line-1 py-4 lg:grid lg:grid-cols-2 lg:gap-x-10">
      <div className="min-w-0">
        <h2 className="text-title font-bold">
          <Link
            className="hover:underline"
            href={`/shipments/${dealerId}/${id}#excuse-title`}
            prefetch={false}
          >
            {number === null ? t("unnumbered") : t("shipment", { number })}
          </Link>{" "}
          {request.dealerName}
        </h2>
        <p className="text-ink-3">
          {[orderNumber === null ? null : t("order", { number: orderNumber }), request.platformName]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3">
          <VerdictBadge verdict={request.verdict} />
          <Lateness item={request} />
          <span className="text-ink-2">
            {t("due")}{" "}
            <Instant
              at={request.dueAt}
              zone={zone}
              precision={duePrecision === "date" ? "date" : "minute"}
            />
          </span>
        </p>
        {reason === null ? null : (
          <p className="text-ink-2">
            {t("stated")} <Reason reason={reason} />
          </p>
        )}
        {request.outcome === null && (!isNeeded || request.retracted) ? (
          <p className="mt-1 font-bold">{t("noMiss")}</p>
        ) : null}
      </div>
      <div className="min-w-0 max-lg:mt-3">
        <ExcuseRecord request={request} />
        {form}
      </div>
    </li>
  );
}
