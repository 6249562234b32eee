import { getLocale, getTranslations } from "next-intl/server";
import type { RejectedLine } from "#components/importing/rejected-table.tsx";
import type { ImportItem } from "#lib/data/imports.ts";
import type { RejectedRow } from "#lib/data/rejected-rows.ts";
import { isImportField } from "#lib/domain/importing/fields.ts";
import { fieldWords, refusalWords } from "#lib/i18n/refusal-words.ts";

/** Tells rejected rows of an import in the reader's language: columns and reasons. */
export async function rejectedTeller(
  item: ImportItem,
): Promise<(row: RejectedRow) => RejectedLine> {
  const [t, locale] = await Promise.all([getTranslations("import"), getLocale()]);
  const zone = item.options?.zone ?? "UTC";
  const headers = new Set(
    Object.values(item.mapping ?? {}).flatMap((source) =>
      source?.kind === "column" ? [source.header] : [],
    ),
  );
  return ({ rowNumber, also = [], ...first }) => ({
    rowNumber,
    faults: [first, ...also].map(({ column, ...reason }) => ({
      // A field of ours that no column brings stands under its own name; a header may be called alike.
      column:
        column !== null && !headers.has(column) && isImportField(column)
          ? fieldWords(t, column)
          : column,
      reason: refusalWords(t, locale, reason, zone),
    })),
  });
}
