import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { reasonSchema } from "#lib/contracts/order.ts";

const instantMs = z.int().min(0).max(8_640_000_000_000_000);
const shipment = { dealerId: idSchema, shipmentId: idSchema };

/**
 * Body of POST /api/v1/pauses: with a reason the clock stops, from now or a given time; with `close` it
 * goes on. Instants are epoch milliseconds.
 */
export const pauseRequestSchema = z.union([
  z.strictObject({
    ...shipment,
    reason: reasonSchema,
    fromMs: instantMs.exactOptional(),
    toMs: instantMs.exactOptional(),
  }),
  z.strictObject({ ...shipment, close: z.literal(true), toMs: instantMs.exactOptional() }),
]);
