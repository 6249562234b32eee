import type { Period } from "#lib/domain/time/period.ts";

/** Which shipments make the cohort; null = not filtered by it. */
export type CohortFilter = {
  readonly period: Period;
  readonly platformId: string | null;
  readonly serviceClass: string | null;
};

/**
 * What became of a shipment in the cohort, as filters name it. `due` = all that count (on_time +
 * late + undelivered), `missed` = late + undelivered; `void` and `excused` are counted apart.
 */
export const outcomes = [
  "due",
  "on_time",
  "missed",
  "late",
  "undelivered",
  "void",
  "excused",
] as const;
export type Outcome = (typeof outcomes)[number];

/** The shipments behind a number or a mark: the cohort, cut further. Times are minutes after due. */
export type ShipmentFilter = CohortFilter & {
  readonly outcome: Outcome;
  readonly dealerIds: readonly string[] | null;
  readonly lateFromMinutes: number | null;
  readonly lateToMinutes: number | null;
  /** A shipment or order number, or the beginning of one. */
  readonly search: string | null;
};

export const shipmentSorts = ["due", "-due", "late", "-late", "dealer"] as const;
export type ShipmentSort = (typeof shipmentSorts)[number];

export const pageSizes = [50, 100, 200] as const;
