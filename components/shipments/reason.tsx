import { useTranslations } from "next-intl";

/** Reasons that the product's own forms and seeds record by code. */
const codes = [
  "carrier_change",
  "consignee_absent",
  "dealer_asked_another_day",
  "dealer_asked_to_wait",
  "evening_shift",
  "long_road",
  "ordered_by_mistake",
  "ordered_twice",
  "out_of_stock",
  "project_postponed",
  "route_capacity",
  "site_closed",
  "stock_out_transfer",
  "traffic",
  "typhoon",
  "weekend_picking",
  "wrong_item",
  "wrong_time",
] as const;

/** Why something happened: a known code in the reader's words, anything else as it was written. */
export function Reason({ reason }: { reason: string }) {
  const t = useTranslations("shipments.reasonWord");
  const code = codes.find((known) => known === reason);
  return code === undefined ? reason : t(code);
}
