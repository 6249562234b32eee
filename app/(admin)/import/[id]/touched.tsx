import { TouchedTable } from "#components/importing/touched-table.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listTouched } from "#lib/data/undo-preview.ts";

const SHOWN = 50;
/** How many facts that came since a page looks through: some tenths of a second. */
export const LOOKED_THROUGH = 10_000;

/** The first shipments that an undoing leaves as they are; nothing where it leaves none. */
export async function TouchedShipments({ importId, total }: { importId: string; total: number }) {
  if (total === 0) return null;
  const scope = await requireScope("imports:read");
  const rows = await listTouched(scope, importId, SHOWN, LOOKED_THROUGH);
  return (
    <div className="mt-4 border-t border-line-1">
      <TouchedTable rows={rows} total={total} />
    </div>
  );
}
