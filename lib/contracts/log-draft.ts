import { z } from "zod";

const text = z.string();

/**
 * A half-filled form of the log, as it lies on the phone until it is sent; counts are as typed. It may
 * have been kept by an earlier version of the app.
 */
export const logDraftSchema = z
  .object({
    /** Numbers of the boxes that were scanned. */
    scanned: z.array(z.int()).readonly(),
    /** Somebody counted the boxes and found them all. */
    isCounted: z.boolean(),
    pieces: text,
    boxes: text,
    recipient: text,
    files: z
      .array(
        z
          .object({ id: text, kind: z.enum(["photo", "signature"]), blob: z.instanceof(Blob) })
          .readonly(),
      )
      .readonly(),
    driverId: text,
    vehicle: text,
    reason: text,
    cancelledBy: z.enum(["", "dealer", "distributor"]),
    /** When it happened, by the server's clock, epoch milliseconds; null = now. */
    atMs: z.int().nullable(),
    lateReason: text,
  })
  .readonly();
export type Draft = z.infer<typeof logDraftSchema>;
