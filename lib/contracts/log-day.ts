import { z } from "zod";
import { eventKindSchema } from "#lib/contracts/shipment-event.ts";

// What a phone keeps of a day. A page kept from last week reads answers of this week's server, so keys
// that it does not know are left out instead of refused.

/** The most shipments that one phone is given; who has more is told so. */
export const MAX_DAY_SHIPMENTS = 500;

const instant = z.int();

/** One shipment with everything that its forms need where there is no network. */
export const logShipmentSchema = z.object({
  dealerId: z.string(),
  id: z.string(),
  number: z.string().nullable(),
  orderNumber: z.string().nullable(),
  dealerName: z.string(),
  platformId: z.string(),
  platformName: z.string(),
  /** The platform's zone: all times of the shipment are told in it. */
  zone: z.string(),
  serviceClass: z.string(),
  /** Where it goes; null where an import did not say. */
  place: z.string().nullable(),
  city: z.string().nullable(),
  address: z.string().nullable(),
  state: z.string(),
  version: z.int(),
  acceptedAtMs: instant.nullable(),
  startsAtMs: instant.nullable(),
  dueAtMs: instant,
  /** A due given as a date is known to the day only. */
  duePrecision: z.enum(["date", "instant"]),
  /** Null while a pause keeps the clock standing. */
  adjustedDueAtMs: instant.nullable(),
  dispatchedAtMs: instant.nullable(),
  deliveredAtMs: instant.nullable(),
  cancelledAtMs: instant.nullable(),
  driverId: z.string().nullable(),
  driverName: z.string().nullable(),
  reason: z.string().nullable(),
  lines: z.array(
    z.object({
      lineNo: z.int(),
      sku: z.string().nullable(),
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
      quantity: z.int().nullable(),
    }),
  ),
  /** The sum of what its lines say. */
  pieces: z.int(),
  /** Into how many it was packed; null until somebody says so. */
  boxes: z.int().nullable(),
  /** Oldest first. */
  events: z.array(
    z.object({
      id: z.string(),
      kind: eventKindSchema,
      occurredAtMs: instant,
      /** Taken back, or said by an import that was undone: it is known, and has no effect. */
      isVoid: z.boolean(),
    }),
  ),
  /** Who has taken deliveries there, whoever did so last first; at most five. */
  recipients: z.array(z.string()),
});
export type LogShipment = Readonly<z.infer<typeof logShipmentSchema>>;

/** Answer of GET /api/v1/log/day. */
export const logDaySchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(["dealer", "driver", "ops", "manager", "representative", "executive", "admin"]),
  serverNowMs: instant,
  /** Open ones by what is left of their time, then those that ended today. */
  shipments: z.array(logShipmentSchema),
  /** How many open ones there are in all: more than are given only past MAX_DAY_SHIPMENTS. */
  openTotal: z.int(),
  /** The platforms of these shipments, and how far back an event may be entered there. */
  platforms: z.array(
    z.object({ id: z.string(), name: z.string(), zone: z.string(), lateEntryMinutes: z.int() }),
  ),
  reasons: z.array(
    z.object({
      code: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      excusable: z.boolean(),
      retired: z.boolean(),
    }),
  ),
  /** Whom a dispatch may be given to; empty for a driver, who takes it themselves. */
  drivers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type LogDay = Readonly<z.infer<typeof logDaySchema>>;
