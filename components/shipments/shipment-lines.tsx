import Link from "next/link";
import { useTranslations } from "next-intl";
import { Instant } from "#components/shipments/instant.tsx";
import { Lateness } from "#components/shipments/lateness.tsx";
import { Reason } from "#components/shipments/reason.tsx";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";
import { ShipmentName } from "#components/shipments/shipment-name.tsx";
import { VerdictBadge } from "#components/sla/verdict-badge.tsx";

/** A shipment's line; on a phone what has no column of its own stands below its number. */
export function ShipmentLine({
  item,
  className,
  dealerHref,
}: {
  item: ShipmentItem;
  /** What its service class is called. */
  className: string;
  dealerHref: string | null;
}) {
  const t = useTranslations("shipments");
  const differs = item.adjustedVerdict !== item.verdict;
  return (
    <tr className="relative">
      <th scope="row" className="py-1.5 align-top lg:align-middle">
        <ShipmentName item={item} />
        {item.orderNumber === null || item.number === null ? null : (
          <span className="block text-xs text-ink-3">
            {t("order", { number: item.orderNumber })}
          </span>
        )}
        <span className="block text-xs font-normal text-ink-2 lg:hidden">
          {dealerHref === null ? null : (
            <Link
              className="thumb relative inline-block min-h-6 content-center md:hidden"
              href={dealerHref}
              prefetch={false}
            >
              {item.dealerName}
            </Link>
          )}
          <span className="block">
            {item.platformName}·{className}
          </span>
          <span className="block md:hidden">
            {t("columns.dueAt")} <Due item={item} />
          </span>
        </span>
      </th>
      {dealerHref === null ? null : (
        <td className="max-md:hidden">
          <Link
            className="thumb relative inline-block min-h-6 content-center hover:underline"
            href={dealerHref}
            prefetch={false}
          >
            {item.dealerName}
          </Link>
        </td>
      )}
      <td className="whitespace-nowrap max-lg:hidden">
        {item.platformName}
        <span className="block text-xs text-ink-3">{className}</span>
      </td>
      <td className="max-xl:hidden">
        {item.acceptedAt === null ? "–" : <Instant at={item.acceptedAt} zone={item.zone} />}
      </td>
      <td className="max-md:hidden">
        <Due item={item} />
      </td>
      <td className="max-lg:hidden">
        <Delivered item={item} />
      </td>
      <td className="max-lg:align-top max-lg:text-right">
        <VerdictBadge verdict={item.verdict} />
        <span className="block">
          <Lateness item={item} />
        </span>
        {item.reason === null || item.verdict === "on_time" ? null : (
          <span className="block text-xs text-ink-2">
            <Reason reason={item.reason} />
          </span>
        )}
      </td>
      <td className="whitespace-nowrap max-lg:hidden">
        {differs ? <VerdictBadge verdict={item.adjustedVerdict} /> : null}
        {item.excused ? <span className="block text-xs text-ink-2">{t("excused")}</span> : null}
        {differs || item.excused ? null : <span className="sr-only">{t("same")}</span>}
      </td>
    </tr>
  );
}

function Due({ item }: { item: ShipmentItem }) {
  const precision = item.duePrecision === "date" ? "date" : "minute";
  return <Instant at={item.dueAt} zone={item.zone} precision={precision} />;
}

function Delivered({ item }: { item: ShipmentItem }) {
  const t = useTranslations("shipments");
  if (item.deliveredAt !== null) {
    const precision = item.deliveredPrecision === "date" ? "date" : "minute";
    return <Instant at={item.deliveredAt} zone={item.zone} precision={precision} />;
  }
  return (
    <span className="text-ink-3">{item.cancelledAt === null ? t("notYet") : t("cancelled")}</span>
  );
}
