import { z } from "zod";

/** What a stream may be asked for: changes of shipments, and one's own notices. */
export const liveTopics = ["board", "inbox"] as const;
export type LiveTopic = (typeof liveTopics)[number];

const shipmentKeySchema = z.strictObject({
  dealerId: z.string(),
  shipmentId: z.string(),
  platformId: z.string(),
});

/** A shipment that has changed in some way. */
export type ShipmentKey = z.infer<typeof shipmentKeySchema>;

/** Data of the event `shipments`: each shipment once, however often it changed. */
export const liveShipmentsSchema = z.strictObject({ keys: z.array(shipmentKeySchema) });

/**
 * Data of the event `state`, which comes first, when it changes, and every PING_MS: whether what
 * happens is told at once. Without a worker nothing is.
 */
export const liveStateSchema = z.strictObject({ live: z.boolean() });

/** How often a stream is heard of at the least; who hears nothing for much longer has lost it. */
export const PING_MS = 15_000;

/** Live: what happens is told at once. Offline: it is not, and whoever wants to know has to ask. */
const liveStatusSchema = z.enum(["live", "connecting", "offline"]);
export type LiveStatus = z.infer<typeof liveStatusSchema>;

const seq = z.int();

/** What the tab that has the stream hears, as it tells it to others; all up to `seq` is told with it. */
export const liveEventSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("state"), seq, status: liveStatusSchema }),
  z.strictObject({ kind: z.literal("reset"), seq }),
  z.strictObject({ kind: z.literal("inbox"), seq }),
  liveShipmentsSchema.extend({ kind: z.literal("shipments"), seq }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;
