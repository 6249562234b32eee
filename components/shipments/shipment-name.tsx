import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";

/** A shipment's number, else its order's, else the words that it has none; leads to its page. */
export function ShipmentName({ item }: { item: ShipmentItem }) {
  const t = useTranslations("shipments");
  return (
    <Link
      className="row-link inline-block min-h-6 content-center font-bold hover:underline"
      href={`/shipments/${item.dealerId}/${item.id}`}
      prefetch={false}
    >
      {item.number ?? item.orderNumber ?? t("noNumber")}
    </Link>
  );
}
