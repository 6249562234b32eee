import type { EventData } from "#lib/domain/orders/shipment-facts.ts";

/** Whether two say the same, in whatever order their fields are kept. */
export function sameContent(a: EventData, b: EventData): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(data: EventData): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
