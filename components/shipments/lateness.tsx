import { useLocale, useTranslations } from "next-intl";
import { lateByWords } from "#components/shipments/late-words.ts";
import { isKnownByDay, type ShipmentItem } from "#components/shipments/shipment-item.ts";

/** By how much a shipment missed, in words; nothing where it did not, or was cancelled. */
export function Lateness({ item }: { item: ShipmentItem }) {
  const t = useTranslations("shipments.lateness");
  const locale = useLocale();
  if (item.lateByMs === null) return null;
  const span = lateByWords(item.lateByMs, isKnownByDay(item), locale);
  return (
    <span className="whitespace-nowrap text-xs text-ink-2">
      {item.verdict === "overdue" ? t("overdue", { span }) : t("late", { span })}
    </span>
  );
}
