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

/**
 * Further conditions on shipments; null = not cut by it. Weekdays (1 = Monday … 7 = Sunday) and hours
 * (0–23) are those of the start of the clock, on the platform's own wall clock. A product or a product
 * line takes every shipment that has a line of it.
 */
export type ShipmentCut = {
  readonly weekdays: readonly number[] | null;
  readonly hours: readonly number[] | null;
  /** A reason's code or words; `NO_REASON` = none was stated. */
  readonly reason: string | null;
  readonly productLine: string | null;
  readonly productId: string | null;
  readonly siteId: string | null;
  /** The region of the dealer. */
  readonly regionId: string | null;
};

export const NO_REASON = "none";

export const noCut: ShipmentCut = {
  weekdays: null,
  hours: null,
  reason: null,
  productLine: null,
  productId: null,
  siteId: null,
  regionId: null,
};

/** The shipments behind a number or a mark: the cohort, cut further. Times are minutes after due. */
export type ShipmentFilter = CohortFilter & {
  readonly cut: ShipmentCut;
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

/** Which orders a list shows: those with something to come, those that are settled, or all. */
export const orderStates = ["open", "done", "all"] as const;
export type OrderState = (typeof orderStates)[number];
