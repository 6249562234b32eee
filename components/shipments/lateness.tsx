import { useLateness } from "#components/shipments/line-words.ts";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";

/** By how much a shipment missed, in words; nothing where it did not, or was cancelled. */
export function Lateness({ item }: { item: ShipmentItem }) {
  const words = useLateness()(item);
  return words === null ? null : (
    <span className="whitespace-nowrap text-xs text-ink-2">{words}</span>
  );
}
