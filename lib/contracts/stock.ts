import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import {
  adjustmentReasons,
  isAdjustmentReason,
  MAX_MOVED,
} from "#lib/domain/catalogue/adjustment.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";

export const MAX_STOCK_NOTE_CHARACTERS = 200;

const note = z
  .string()
  .transform((text) =>
    text
      .normalize("NFC")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
  )
  .refine((text) => Array.from(text).length <= MAX_STOCK_NOTE_CHARACTERS, "too_long");

/** Digits of any width, as a phone's keyboard may send them. */
const pieces = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/[\s,]/g, ""))
  .refine((text) => text !== "", { error: "empty", abort: true })
  .refine((text) => /^\d{1,9}$/.test(text), { error: "not_whole", abort: true })
  .transform(Number)
  .refine((count) => count >= 1, { error: "none", abort: true })
  .refine((count) => count <= MAX_MOVED, "too_many");

const place = { platformId: idSchema, productId: idSchema };

/** Goods that have come; the id is the form's own, so that what is sent twice counts once. */
export const receiptSchema = z.strictObject({ id: idSchema, ...place, quantity: pieces, note });
export type StockReceipt = z.infer<typeof receiptSchema>;

const reasons = z.enum(Object.keys(adjustmentReasons).filter(isAdjustmentReason), "empty");

/** Pieces that are more or fewer than was thought; which of the two, the reason says. */
export const adjustmentSchema = receiptSchema.extend({ reason: reasons });
export type StockAdjustment = z.infer<typeof adjustmentSchema>;

/** When more is expected: a civil date; null = not known. */
export const restockSchema = z.strictObject({
  ...place,
  restockOn: z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : text))
    .refine((text) => text === null || dayOfIso(text) !== null, "no_date"),
});
export type StockExpectation = z.infer<typeof restockSchema>;
