import { rejectedTeller } from "#app/(admin)/import/[id]/rejected-lines.ts";
import { RejectedTable } from "#components/importing/rejected-table.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";

const SHOWN = 50;

/** The first rows that were not taken; nothing where all were. */
export async function Rejected({ item }: { item: ImportItem }) {
  const total = item.counts.rowsRejected;
  if (total === 0) return null;
  const scope = await requireScope("imports:read");
  const [rows, tell] = await Promise.all([
    listRejectedRows(scope, item.id, { afterRow: 0, limit: SHOWN }),
    rejectedTeller(item),
  ]);
  return (
    <div className="border-t border-line-1">
      <RejectedTable lines={rows.map(tell)} total={total} href={`/import/${item.id}/rejected`} />
    </div>
  );
}
