import { z } from "zod";
import {
  correctableFields,
  type EventData,
  eventKinds,
} from "#lib/domain/orders/shipment-facts.ts";

/** The kind of a stored event. */
export const eventKindSchema = z.enum(eventKinds);

/** What a stored event says besides its kind and time. */
export const eventDataSchema = z.strictObject({
  cancelledBy: z.enum(["dealer", "distributor"]).exactOptional(),
  reason: z.string().exactOptional(),
  correction: z
    .strictObject({
      field: z.enum(correctableFields),
      from: z.string().nullable(),
      to: z.string().nullable(),
    })
    .exactOptional(),
  supplement: z
    .strictObject({
      orderNumber: z.string().nullable(),
      site: z.string().nullable(),
      lines: z.array(
        z.strictObject({
          lineNo: z.number(),
          product: z.string().nullable(),
          quantity: z.number().nullable(),
        }),
      ),
    })
    .exactOptional(),
  withdrawal: z.strictObject({ eventId: z.string() }).exactOptional(),
  driverId: z.string().exactOptional(),
  vehicle: z.string().exactOptional(),
  boxes: z.number().exactOptional(),
  recipient: z.string().exactOptional(),
  pieces: z.number().exactOptional(),
  files: z.array(z.string()).exactOptional(),
  note: z.string().exactOptional(),
  lateReason: z.string().exactOptional(),
  clock: z
    .strictObject({ deviceAtMs: z.number(), enteredAtMs: z.number(), skewMs: z.number() })
    .exactOptional(),
  retraction: z.strictObject({ importId: z.string(), by: z.string().nullable() }).exactOptional(),
}) satisfies z.ZodType<EventData>;
