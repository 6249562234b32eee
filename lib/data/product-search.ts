import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { inTransaction } from "#lib/data/client.ts";
import { searchText } from "#lib/domain/search/search-text.ts";

const namesSchema = z.array(
  z.strictObject({
    id: z.string(),
    sku: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    brand: z.string().nullable(),
    line: z.string().nullable(),
  }),
);

const BATCH = 2_000;

/** Makes products findable that were stored before there was a search; every writer does so since. */
export async function fillSearchTexts(scope: Scope): Promise<void> {
  for (;;) {
    const filled = await inTransaction(scope, async (tx) => {
      const rows = namesSchema.parse(
        await tx.$queryRaw`
          SELECT id, sku, name, name_en AS "nameEn", brand, line FROM product
          WHERE search_text = '' ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      const texts = rows.map(({ id, ...names }) => ({ id, search: searchText(names) }));
      // What even so has no word is not looked at again.
      await tx.$executeRaw`
        UPDATE product p SET search_text = coalesce(nullif(t.search, ''), ' ')
        FROM json_to_recordset(${JSON.stringify(texts)}::json) AS t(id uuid, search text)
        WHERE p.id = t.id`;
      return rows.length;
    });
    if (filled < BATCH) return;
  }
}
