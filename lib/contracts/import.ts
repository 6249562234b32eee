import { z } from "zod";
import { importFields } from "#lib/domain/importing/fields.ts";

const shortText = z.string().trim().min(1).max(200);

const fieldSourceSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("column"),
    index: z.int().min(0).max(499),
    header: z.string().max(1000),
  }),
  z.strictObject({ kind: z.literal("constant"), value: shortText }),
]);

/**
 * For each field that a file brings: its column or a constant. Unknown fields are refused. What the
 * mapping of a kind of file must contain is checked by `checkKindMapping`.
 */
export const mappingSchema = z.partialRecord(z.enum(importFields), fieldSourceSchema);

/** The encodings of delimited text, by their names in the WHATWG Encoding Standard. */
export const textEncodings = ["utf-8", "gb18030", "utf-16le", "utf-16be"] as const;
export type TextEncoding = (typeof textEncodings)[number];

/**
 * How a file is to be read and what to do with names it brings that are not known yet.
 *
 * `zone` is the IANA zone of every wall time in the file. `dateOrder` settles forms like 11/12/2026;
 * `auto` lets the column's own values decide. `sheet` names a sheet of a workbook (absent: the
 * first). `encoding` is that of a text file (absent: what its content says). `mergeDealers` gives a spelling in the file the dealer that it stands for.
 */
export const importOptionsSchema = z.strictObject({
  zone: z.string().min(1).max(64),
  dateOrder: z.enum(["auto", "ymd", "dmy", "mdy"]).default("auto"),
  sheet: z.string().min(1).max(31).optional(),
  encoding: z.enum(textEncodings).optional(),
  unknownDealers: z.enum(["create", "refuse"]).default("create"),
  unknownPlatforms: z.enum(["create", "refuse"]).default("create"),
  mergeDealers: z
    .array(z.strictObject({ spelling: shortText, dealer: shortText }))
    .max(5000)
    .default([]),
});

export type ImportOptions = z.infer<typeof importOptionsSchema>;
