import type { ImportField } from "#lib/domain/importing/fields.ts";
import { isList, kindFields, type ReferenceKind } from "#lib/domain/importing/kinds.ts";
import type { ReferenceRow, Said } from "#lib/domain/importing/reference/read-reference.ts";

/** Rows that speak of one thing, as one; or the first two that contradict each other, and in what. */
type Merged =
  | { readonly ok: true; readonly said: Said }
  | {
      readonly ok: false;
      readonly field: ImportField;
      readonly rowNumbers: readonly [number, number];
    };

/**
 * What rows of the same thing say together: lists add up (a row a platform is how many exports say
 * it), and of everything else they must say the same or nothing.
 */
export function mergeRows(kind: ReferenceKind, rows: readonly ReferenceRow[]): Merged {
  const said: Partial<Record<ImportField, readonly string[]>> = {};
  const sayer = new Map<ImportField, number>();
  for (const row of rows) {
    for (const field of kindFields[kind]) {
      const words = row.said[field];
      const before = said[field];
      if (!words) continue;
      if (before && !isList(kind, field) && before[0] !== words[0] && !isName(kind, field)) {
        const first = sayer.get(field) ?? row.rowNumber;
        return { ok: false, field, rowNumbers: [first, row.rowNumber] };
      }
      said[field] = isList(kind, field)
        ? [...new Set([...(before ?? []), ...words])]
        : (before ?? words);
      if (!before) sayer.set(field, row.rowNumber);
    }
  }
  return { ok: true, said };
}

/** Names by which the rows were found to speak of one thing: their spellings may differ. */
function isName(kind: ReferenceKind, field: ImportField): boolean {
  if (field === "dealer") return kind === "dealers" || kind === "sites";
  return field === "platform" && (kind === "platforms" || kind === "stock");
}
