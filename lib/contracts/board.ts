import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { openStates } from "#lib/domain/board/board-card.ts";

/** The most cards that one request may name; where more have changed, the whole board is asked for. */
export const MAX_CARD_KEYS = 50;

const milliseconds = z.number().nullable();

const cardSchema = z.strictObject({
  dealerId: z.string(),
  shipmentId: z.string(),
  version: z.int(),
  number: z.string().nullable(),
  orderNumber: z.string().nullable(),
  dealerName: z.string(),
  place: z.string().nullable(),
  product: z.strictObject({ zh: z.string(), en: z.string(), pieces: z.int() }).nullable(),
  otherLines: z.int(),
  pieces: z.int(),
  platformId: z.string(),
  platformName: z.string(),
  zone: z.string(),
  serviceClass: z.string(),
  state: z.enum(openStates),
  acceptedAtMs: milliseconds,
  startsAtMs: milliseconds,
  dueAtMs: z.number(),
  duePrecision: z.enum(["date", "instant"]),
  adjustedDueAtMs: milliseconds,
  lateEntryMinutes: z.int(),
  transitMinutes: z.int().nullable(),
  pickedAtMs: milliseconds,
  pause: z
    .strictObject({ reason: z.string(), fromMs: z.number(), by: z.string().nullable() })
    .nullable(),
  dispatchedAtMs: milliseconds,
  driverId: z.string().nullable(),
  driverName: z.string().nullable(),
  reason: z.string().nullable(),
  pace: z
    .strictObject({
      p50Minutes: z.number(),
      p90Minutes: z.number(),
      basis: z.enum(["hour", "platform", "class", "transit"]),
    })
    .nullable(),
  weakRate: z.number().nullable(),
});

const cardKeySchema = z.strictObject({ dealerId: idSchema, shipmentId: idSchema });

/** `dealer.shipment,dealer.shipment`: which cards are asked for. */
export const cardKeysSchema = z
  .string()
  .transform((text) =>
    text.split(",").map((pair) => {
      const [dealerId, shipmentId, ...more] = pair.split(".");
      return more.length > 0 ? null : { dealerId, shipmentId };
    }),
  )
  .pipe(z.array(cardKeySchema).max(MAX_CARD_KEYS));

/** Answer of GET /api/v1/board. */
export const boardAnswerSchema = z.strictObject({
  /** The server's clock, epoch milliseconds. */
  nowMs: z.number(),
  cards: z.array(cardSchema),
  /** Of the cards asked for by key, those that are not open here any more. */
  gone: z.array(z.strictObject({ dealerId: z.string(), shipmentId: z.string() })),
  /** How many were promised for a day up to this one, too long ago to be work of today. */
  longOverdue: z.strictObject({ count: z.int(), untilDay: z.string() }),
  drivers: z.array(z.strictObject({ id: z.string(), name: z.string(), open: z.int() })),
  today: z.strictObject({
    due: z.int(),
    onTime: z.int(),
    arrived: z.int(),
    arrivedOnTime: z.int(),
    delivered: z.array(
      z.strictObject({
        dealerId: z.string(),
        shipmentId: z.string(),
        number: z.string().nullable(),
        dealerName: z.string(),
        zone: z.string(),
        deliveredAtMs: z.number(),
        earlyMs: z.number(),
      }),
    ),
  }),
});
export type BoardAnswer = z.infer<typeof boardAnswerSchema>;
