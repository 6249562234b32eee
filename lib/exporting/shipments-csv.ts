import type { ShipmentRow } from "#lib/data/shipments.ts";
import type { CsvCell } from "#lib/exporting/csv.ts";
import { wallClock } from "#lib/exporting/wall-clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Columns of the shipments' file, in order; each names its heading in the messages. */
export const shipmentColumns = [
  "number",
  "orderNumber",
  "dealer",
  "platform",
  "serviceClass",
  "acceptedAt",
  "dueAt",
  "deliveredAt",
  "zone",
  "verdict",
  "lateByMinutes",
  "lateByDays",
  "adjustedVerdict",
  "excused",
  "reason",
] as const;

/** What the file calls things, in the reader's language. */
export type ShipmentWords = {
  readonly verdicts: Readonly<Record<ShipmentRow["verdict"], string>>;
  readonly serviceClasses: ReadonlyMap<string, string>;
  readonly yes: string;
  readonly reason: (reason: string) => string;
};

/**
 * One shipment's line; times on the platform's wall clock, lateness in minutes begun, or in days begun
 * where the due or the delivery is known to the day only.
 */
export function shipmentCells(row: ShipmentRow, words: ShipmentWords): CsvCell[] {
  const byDay = row.duePrecision === "date" || row.deliveredPrecision === "date";
  const cells: Record<(typeof shipmentColumns)[number], CsvCell> = {
    number: row.number,
    orderNumber: row.orderNumber,
    dealer: row.dealerName,
    platform: row.platformName,
    serviceClass: words.serviceClasses.get(row.serviceClass) ?? row.serviceClass,
    acceptedAt: wallClock(row.acceptedAt, row.zone, false),
    dueAt: row.duePrecision === "date" ? row.dueOn : wallClock(row.dueAt, row.zone, false),
    deliveredAt: wallClock(row.deliveredAt, row.zone, row.deliveredPrecision === "date"),
    zone: row.zone,
    verdict: words.verdicts[row.verdict],
    lateByMinutes: byDay ? null : begun(row.lateByMs, MINUTE_MS),
    lateByDays: byDay ? begun(row.lateByMs, DAY_MS) : null,
    adjustedVerdict: words.verdicts[row.adjustedVerdict],
    excused: row.excused ? words.yes : null,
    reason: row.reason === null ? null : words.reason(row.reason),
  };
  return shipmentColumns.map((column) => cells[column]);
}

function begun(lengthMs: number | null, unitMs: number): number | null {
  return lengthMs === null ? null : Math.ceil(lengthMs / unitMs);
}
