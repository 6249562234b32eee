import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { logRefusals, MAX_NAME, MAX_NOTE } from "#lib/contracts/log-limits.ts";
import { correctableFields } from "#lib/domain/orders/shipment-facts.ts";

/** How many events one request may bring; a device with more sends them in turns. */
export const MAX_EVENTS = 50;

/** What no form writes and PostgreSQL or a screen may fail at: control and bidi characters, halves. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !UNSEEN.test(value.replaceAll(/\r?\n/g, "")));

const reason = text(MAX_NAME);

/** Epoch milliseconds that a Date can hold. */
const instantMs = z.int().min(0).max(8_640_000_000_000_000);

/** What a form or a device says of each kind of event; who and when stand beside it. */
const saidSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("picked"), boxes: z.int().min(1).max(999).exactOptional() }),
  z.strictObject({
    kind: z.literal("dispatched"),
    /** Who takes it; without one, whoever it is assigned to, or the driver who logs it. */
    driverId: idSchema.exactOptional(),
    vehicle: text(MAX_NAME).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("arrived") }),
  z.strictObject({
    kind: z.literal("delivered"),
    recipient: text(MAX_NAME),
    pieces: z.int().min(1).max(999_999).exactOptional(),
    files: z.array(idSchema).max(10).exactOptional(),
    /** Why it is late, where it is. */
    reason: reason.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("delivery_failed"),
    reason,
    files: z.array(idSchema).max(10).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("returned"),
    reason,
    cancelledBy: z.enum(["dealer", "distributor"]),
  }),
  z.strictObject({
    kind: z.literal("cancelled"),
    reason,
    cancelledBy: z.enum(["dealer", "distributor"]),
  }),
  z.strictObject({ kind: z.literal("explained"), reason }),
  /** The clock stands still from then on: the dealer asks to wait. */
  z.strictObject({ kind: z.literal("paused"), reason }),
  /** It goes on. */
  z.strictObject({ kind: z.literal("resumed") }),
  /** Undo, within some seconds and by whoever logged it. */
  z.strictObject({ kind: z.literal("withdrawn"), eventId: idSchema }),
  z.strictObject({
    kind: z.literal("corrected"),
    field: z.enum(correctableFields),
    /** The value that the form showed, as epoch milliseconds; null = none. */
    fromMs: instantMs.nullable(),
    /** Null = it did not happen. */
    toMs: instantMs.nullable(),
    reason,
  }),
]);
export type SaidEvent = z.infer<typeof saidSchema>;
export type LoggedKind = SaidEvent["kind"];

/** One event as a device sends it. Its id is made by the device: the same id is the same event. */
const loggedEventSchema = z.strictObject({
  id: idSchema,
  dealerId: idSchema,
  shipmentId: idSchema,
  said: saidSchema,
  /** By the device's clock, epoch milliseconds: when it happened, and when it was entered. */
  occurredAtMs: instantMs,
  enteredAtMs: instantMs,
  /** Whether the time was known to the minute (typed) or the second (a tap). */
  precision: z.enum(["minute", "second"]),
  lateReason: text(MAX_NOTE).exactOptional(),
  note: text(MAX_NOTE).exactOptional(),
});
export type LoggedEvent = z.infer<typeof loggedEventSchema>;

/**
 * Body of POST /api/v1/shipment-events. `form`: somebody waits for the answer, so what is illegal is
 * refused, and they can mend it. `queue`: it was entered earlier, perhaps without a network, and what
 * is illegal by now is kept as a conflict.
 */
export const logRequestSchema = z.strictObject({
  deviceId: idSchema,
  /** The device's clock at the sending, by which its skew is measured. */
  sentAtMs: instantMs,
  mode: z.enum(["form", "queue"]),
  events: z.array(loggedEventSchema).min(1).max(MAX_EVENTS),
});
export type LogRequest = z.infer<typeof logRequestSchema>;

/** What became of one event, in the order in which they were sent. */
const logResultSchema = z.discriminatedUnion("status", [
  /** Taken now, or known already: either way it is there once. `conflict`: kept, but without effect. */
  z.strictObject({
    id: z.string(),
    status: z.enum(["recorded", "known", "conflict"]),
    state: z.string(),
    version: z.int(),
    occurredAtMs: z.int(),
    /** Of a conflict: the state that it ran into, the step that had set it, when, and by whom. */
    params: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  }),
  z.strictObject({
    id: z.string(),
    status: z.literal("refused"),
    why: z.enum(logRefusals),
    /** For the text: the states concerned, the limit in minutes, the step before and its time. */
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type LogResult = z.infer<typeof logResultSchema>;

/** Answer of POST /api/v1/shipment-events. */
export const logAnswerSchema = z.strictObject({
  results: z.array(logResultSchema),
  /** The device's clock less ours. */
  skewMs: z.int(),
});
