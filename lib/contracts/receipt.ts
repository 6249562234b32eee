import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { MAX_COMMENT } from "#lib/domain/orders/receipt.ts";

/** A text that people write, in lines; other control characters and lone surrogates are refused. */
const text = z
  .string()
  .trim()
  .max(MAX_COMMENT)
  .refine((said) => !/[\p{Cc}\p{Cs}]/u.test(said.replaceAll(/\r?\n/g, "")));
const comment = text.transform((said) => (said === "" ? null : said)).nullable();
const answer = z.boolean().nullable();

/** Which shipment is spoken of, and under which id, made where it is said: the same id is said once. */
const about = { id: idSchema, dealerId: idSchema, shipmentId: idSchema };

/** A confirmed receipt; `onTime` and `allRight` are null where they were not answered. */
export const confirmationSchema = z.strictObject({
  ...about,
  receivedAtMs: z.int(),
  onTime: answer,
  allRight: answer,
  comment,
});
export type Confirmation = z.infer<typeof confirmationSchema>;

/** The one-tap answer. */
export const feedbackSchema = z.strictObject({
  ...about,
  onTime: z.boolean(),
  allRight: z.boolean(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** A dispute of the logged time of delivery: the time that the dealer saw. */
export const disputeSchema = z.strictObject({ ...about, receivedAtMs: z.int(), comment });
export type Dispute = z.infer<typeof disputeSchema>;

/** An answer to a dispute; its note is what the dealer reads. */
export const disputeAnswerSchema = z.strictObject({
  dealerId: idSchema,
  receiptId: idSchema,
  outcome: z.enum(["accepted", "declined"]),
  note: text.min(1),
});
export type DisputeAnswer = z.infer<typeof disputeAnswerSchema>;
