import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import { MAX_EVIDENCE, MAX_EXCUSE_NOTE } from "#lib/domain/excuses/excuse.ts";

/** A text that people write, in lines; other control characters and lone surrogates are refused. */
const text = z
  .string()
  .trim()
  .max(MAX_EXCUSE_NOTE)
  .refine((said) => !/[\p{Cc}\p{Cs}]/u.test(said.replaceAll(/\r?\n/g, "")));

/** A miss that somebody asks to be excused; the id is made with the form: the same id asks once. */
export const excuseRequestSchema = z.strictObject({
  id: idSchema,
  dealerId: idSchema,
  shipmentId: idSchema,
  /** Code of an excusable reason. */
  reason: z.string().min(1).max(60),
  note: text.min(1),
  /** Ids of pictures that were put to the shipment as evidence. */
  files: z.array(idSchema).max(MAX_EVIDENCE),
});
export type ExcuseRequest = z.infer<typeof excuseRequestSchema>;

/** What is decided of a request; who declines says why. */
export const excuseDecisionSchema = z
  .strictObject({
    dealerId: idSchema,
    requestId: idSchema,
    outcome: z.enum(["approved", "declined"]),
    note: text,
  })
  .refine(({ outcome, note }) => outcome === "approved" || note !== "", { path: ["note"] });
export type ExcuseDecision = z.infer<typeof excuseDecisionSchema>;

/** A request that whoever made it takes back. */
export const excuseWithdrawalSchema = z.strictObject({ dealerId: idSchema, requestId: idSchema });
export type ExcuseWithdrawal = z.infer<typeof excuseWithdrawalSchema>;

/** An excuse that is taken off a shipment again, and why. */
export const excuseRevocationSchema = z.strictObject({
  dealerId: idSchema,
  shipmentId: idSchema,
  note: text.min(1),
});
export type ExcuseRevocation = z.infer<typeof excuseRevocationSchema>;
