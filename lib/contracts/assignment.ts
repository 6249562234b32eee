import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";

/** The most shipments that one request may give to somebody. */
export const MAX_ASSIGNMENTS = 500;

/** Body of POST /api/v1/assignments: who is to take these; null = nobody. */
export const assignmentsRequestSchema = z.strictObject({
  driverId: idSchema.nullable(),
  items: z
    .array(
      z.strictObject({
        dealerId: idSchema,
        shipmentId: idSchema,
        /** What the asker saw; without it, whatever is there. */
        version: z.int().exactOptional(),
      }),
    )
    .min(1)
    .max(MAX_ASSIGNMENTS),
});
export type AssignmentsRequest = z.infer<typeof assignmentsRequestSchema>;

/** Why one of them was not assigned. */
export const assignmentRefusals = ["not_found", "stale", "ended", "bad_driver"] as const;

/** Answer of POST /api/v1/assignments: what became of each, in the order in which they were named. */
export const assignmentsAnswerSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      dealerId: z.string(),
      shipmentId: z.string(),
      status: z.enum(["assigned", "unchanged", "refused"]),
      why: z.enum(assignmentRefusals).exactOptional(),
    }),
  ),
});
