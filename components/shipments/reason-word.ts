import { NO_REASON } from "#lib/contracts/filters.ts";
import type messages from "#lib/i18n/messages/zh-CN/shipments.json";

type ReasonKey = `reasonWord.${keyof (typeof messages)["reasonWord"]}`;

/** Reasons that the product's own forms and seeds record by code. */
const codes = [
  "carrier_change",
  "consignee_absent",
  "dealer_asked_another_day",
  "dealer_asked_to_wait",
  "dealer_disputed",
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

/**
 * A stored reason in the reader's words: a known code translated, `NO_REASON` or null as "not
 * stated", anything else as it was written.
 *
 * @param words the translator of the area "shipments"
 */
export function reasonWord(reason: string | null, words: (key: ReasonKey) => string): string {
  if (reason === null || reason === NO_REASON) return words("reasonWord.none");
  const code = codes.find((known) => known === reason);
  return code === undefined ? reason : words(`reasonWord.${code}`);
}
