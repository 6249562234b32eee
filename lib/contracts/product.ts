import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";

export const MAX_PRODUCT_TEXT = 200;

const text = z
  .string()
  .transform((said) =>
    said
      .normalize("NFC")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
  )
  .refine((said) => Array.from(said).length <= MAX_PRODUCT_TEXT, "too_long");
const needed = text.refine((said) => said !== "", "empty");
const optional = text.transform((said) => (said === "" ? null : said)).nullable();

/** What may be changed of a product; its SKU stays, because files and orders know it by that. */
export const productSchema = z.strictObject({
  id: idSchema,
  name: needed,
  nameEn: optional.default(null),
  brand: optional.default(null),
  line: optional.default(null),
  /** A box that is not ticked is not sent. */
  retired: z
    .literal("yes")
    .optional()
    .transform((said) => said === "yes"),
});
export type ProductChange = z.infer<typeof productSchema>;

/** A new product; a spreadsheet must not run its SKU (OWASP, CSV injection). */
export const newProductSchema = productSchema.extend({
  sku: needed.refine((said) => !/^[=+\-@]/.test(said.normalize("NFKC")), "sku_formula"),
});
export type NewProduct = z.infer<typeof newProductSchema>;
