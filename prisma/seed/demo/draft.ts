import type { BookedPromise } from "#lib/domain/sla/policy-book.ts";
import type { PlatformCity, ServiceClass } from "#prisma/seed/demo/network.ts";

/** A shipment as it was promised, before anything is known of how it went. */
export type Draft = {
  readonly acceptedAtMs: number;
  /** Of the acceptance, in China: hour 0..23, weekday 0 = Monday, day since 1970-01-01. */
  readonly hour: number;
  readonly weekday: number;
  readonly day: number;
  /** Month in which it is due, counted from September 2025. */
  readonly month: number;
  readonly platform: PlatformCity;
  readonly serviceClass: ServiceClass;
  /** Index into the dealer's sites. */
  readonly site: number;
  /** Product line of its goods. */
  readonly line: string;
  readonly promise: BookedPromise;
};

/** An order as it was placed: one shipment, or two where one platform had not everything. */
export type OrderDraft = { readonly orderedAtMs: number; readonly shipments: readonly Draft[] };
